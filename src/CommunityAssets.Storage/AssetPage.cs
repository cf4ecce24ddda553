namespace CommunityAssets.Storage;

/// <summary>One page of a search.</summary>
/// <param name="Hits">The assets, in order.</param>
/// <param name="Matched">How many match in all, exactly.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record AssetPage(IReadOnlyList<AssetHit> Hits, long Matched, string? Next);
