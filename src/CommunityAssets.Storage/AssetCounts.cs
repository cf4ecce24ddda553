using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Storage;

/// <summary>How many assets match.</summary>
/// <param name="Total">In all.</param>
/// <param name="ByKind">By kind; kinds with none are left out.</param>
/// <param name="ByTopic">By topic id; an asset with two topics counts in both.</param>
/// <param name="BySource">By source.</param>
/// <param name="Placed">How many have a place on the map.</param>
/// <param name="Verified">How many have been checked by somebody at least once.</param>
public sealed record AssetCounts(
    long Total,
    IReadOnlyDictionary<AssetKind, long> ByKind,
    IReadOnlyDictionary<string, long> ByTopic,
    IReadOnlyDictionary<string, long> BySource,
    long Placed,
    long Verified)
{
    /// <summary>The day of the latest check of any of them; null when none has been checked.</summary>
    public DateOnly? LatestCheck { get; init; }
}
