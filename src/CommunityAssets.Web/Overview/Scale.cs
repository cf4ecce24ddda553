namespace CommunityAssets.Web.Overview;

/// <summary>The range on which an indicator's values are drawn.</summary>
/// <param name="Min">Its lower end.</param>
/// <param name="Max">Its upper end; above <paramref name="Min"/>.</param>
public sealed record Scale(double Min, double Max);
