namespace CommunityAssets.Web.Api;

/// <summary>The parameters of one endpoint, kept with the endpoint.</summary>
/// <param name="All">All of them, those of the path included.</param>
public sealed record ParameterList(IReadOnlyList<Parameter> All);
