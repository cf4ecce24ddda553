using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Overview;

/// <summary>Reads links with what is at their ends. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
public sealed class LinkReader(IAtlas atlas)
{
    /// <summary>
    /// The links of some assets of which the viewer may see both ends in full, in order of kind, then of the ends' names.
    /// </summary>
    /// <param name="assets">Assets that the viewer may see.</param>
    /// <param name="sight">What the viewer may see.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<KnownLink>> OfAsync(IReadOnlyCollection<Asset> assets, Sight sight, CancellationToken cancellationToken)
    {
        var ends = assets.ToDictionary(asset => asset.Id, Asset? (asset) => asset);
        var links = await atlas.Links.OfManyAsync([.. ends.Keys], cancellationToken);
        foreach (var end in links.SelectMany(link => new[] { link.From, link.To }).Where(end => !ends.ContainsKey(end)).Distinct().ToList())
        {
            var asset = await atlas.Assets.FindAsync(end, cancellationToken);
            ends[end] = asset is not null && sight.Of(asset) == AssetView.Everything ? asset : null;
        }

        return
        [
            .. links.Where(link => ends[link.From] is not null && ends[link.To] is not null)
                .Select(link => new KnownLink(link, ends[link.From]!, ends[link.To]!))
                .OrderBy(link => link.Kind)
                .ThenBy(link => link.From.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(link => link.To.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
