namespace CommunityAssets.Web.Analyses.Own;

/// <summary>What an area's values are set beside.</summary>
/// <param name="Place">The local authority; null where it is not known.</param>
/// <param name="Country">The country; null where it is not loaded.</param>
public sealed record Surroundings(WideArea? Place, WideArea? Country);
