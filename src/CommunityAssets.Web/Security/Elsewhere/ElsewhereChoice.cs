namespace CommunityAssets.Web.Security.Elsewhere;

/// <summary>Whether people may sign in through another provider.</summary>
/// <param name="Settings">The provider; null for none.</param>
public sealed record ElsewhereChoice(ElsewhereSettings? Settings);
