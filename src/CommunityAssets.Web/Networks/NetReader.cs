using CommunityAssets.Analysis.Areas;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Networks;

/// <summary>
/// Tells on a page how an area's groups hang together, by <see cref="ConnectednessAnalysis"/>'s own figures. Entries and links between them
/// are kept while the atlas does not change; people are read afresh each time, with the viewer's eyes. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class NetReader(IAtlas atlas)
{
    /// <summary>With more entries in the atlas, or more members of the net, a page does not wait for it; the analysis tells it.</summary>
    public const int MostEntries = 20_000;

    private const int MostMembers = 1500;
    private readonly VersionedCache<Visibility, Net?> _nets = new(atlas, 2);

    /// <summary>How an area's groups hang together; null where the net is too large for a page, or the area's shape is not known.</summary>
    public async Task<NetPart?> OfAsync(Area area, Sight sight, CancellationToken cancellationToken)
    {
        if (area.Shape is not { IsEmpty: false } shape
            || await _nets.GetAsync(sight.Widest, cancel => ReadAsync(sight.Widest, cancel), cancellationToken) is not { } entries)
        {
            return null;
        }

        var net = await entries.WithPeopleAsync(atlas, ConnectorReader.Eyes(sight, ConsentPurpose.Network), cancellationToken);
        if (net.Graph.Count > MostMembers)
        {
            return null;
        }

        var locator = AreaLocator.Of([shape], cancellationToken);
        return NetFigures.Of(net, progress: null, cancellationToken)
            .Of(Enumerable.Range(0, net.Members.Count)
                .Where(member => net.Members[member].Place is { } place && locator.Find(place.X, place.Y) == 0));
    }

    private async Task<Net?> ReadAsync(Visibility see, CancellationToken cancellationToken) =>
        (await atlas.Assets.CountAsync(new AssetQuery { See = see }, cancellationToken)).Total > MostEntries
            ? null : await Net.ReadAsync(atlas, see, cancellationToken);
}
