using CommunityAssets.Analysis.Coverage;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Overview;

/// <summary>
/// Tells on a page how complete the record of a place is thought to be, by <see cref="Listings"/>'s own comparison of sources. What is of
/// one thing is worked out once for each state of the atlas, from what everybody may see; an atlas with more than <see cref="MostRecords"/>
/// is left to the analysis, since each change would make the next visitor wait. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class CoverageReader(IAtlas atlas)
{
    /// <summary>The most records of an atlas that are compared for a page.</summary>
    public const int MostRecords = 5000;

    private readonly VersionedCache<int, Known?> _known = new(atlas, 1);

    /// <summary>
    /// How complete the record of some assets is, of the kind with the most that has enough overlap: things of one kind are more nearly as
    /// likely as each other to be in a list than things of all kinds.
    /// </summary>
    /// <returns>The kind and its estimate; null where no kind has enough overlap.</returns>
    public async Task<(AssetKind Kind, CoverageEstimate Estimate)?> OfAsync(
        IReadOnlyCollection<Asset> assets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(assets);
        if (assets.Count < CaptureRecapture.FewestInBoth || await _known.GetAsync(0, ReadAsync, cancellationToken) is not { } known)
        {
            return null;
        }

        var enough = assets.Where(asset => known.Places.ContainsKey(asset.Id)).GroupBy(asset => asset.Kind)
            .Select(kind => (kind.Key, Found: known.Listings.Of(kind.Select(asset => known.Places[asset.Id]))))
            .Where(kind => kind.Found.Best is not null).OrderByDescending(kind => kind.Found.Recorded).ThenBy(kind => kind.Key).ToList();
        return enough.Count == 0 ? null : (enough[0].Key, enough[0].Found.Estimate!);
    }

    private async Task<Known?> ReadAsync(CancellationToken cancellationToken)
    {
        if ((await atlas.Assets.CountAsync(new AssetQuery(), cancellationToken)).Total > MostRecords)
        {
            return null;
        }

        var listings = await Listings.ReadAsync(
            atlas, topic: null, kind: null, sources: [], Visibility.Public, box: null, progress: null, cancellationToken);
        return new Known(
            listings, listings.Assets.Select((asset, place) => (asset.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place));
    }

    private sealed record Known(Listings Listings, IReadOnlyDictionary<Guid, int> Places);
}
