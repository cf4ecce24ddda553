using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;

namespace CommunityAssets.Web.Ogc.Items;

/// <summary>
/// How many features match: counted once for each state of the atlas, since every page of a list tells it. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
internal sealed class ItemCounts(IAtlas atlas)
{
    private readonly VersionedCache<string, long> _held = new(atlas, 2000);

    /// <summary>Counts what a request matches.</summary>
    public Task<long> CountAsync(ItemRequest request, CancellationToken cancellationToken) =>
        _held.GetAsync(request.CountedBy, cancel => atlas.Features.CountAsync(request.Query, cancel), cancellationToken);
}
