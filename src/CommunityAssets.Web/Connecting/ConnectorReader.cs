using CommunityAssets.Analysis.Disclosure;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Connecting;

/// <summary>
/// Reads connectors for pages with what is at the other end of their links. Keeps nothing: consents end without anybody writing. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class ConnectorReader(IAtlas atlas)
{
    private const int MostWithin = 500;

    /// <summary>With whose eyes a viewer looks at connectors.</summary>
    public static ConnectorSight Eyes(Sight sight, ConsentPurpose purpose = ConsentPurpose.None)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return ConnectorSight.Of(sight.Allowed, purpose);
    }

    /// <summary>Links with the assets that they lead to, in order of kind and name; what the viewer may not see is left out.</summary>
    /// <param name="links">The links.</param>
    /// <param name="sight">What the viewer may see.</param>
    /// <param name="own">
    /// Whether the viewer is the person whose links they are: they are told of every link, also of one to something that is not for them.
    /// </param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<LinkedAsset>> AssetsAsync(
        IEnumerable<ConnectorLink> links, Sight sight, bool own, CancellationToken cancellationToken)
    {
        var linked = new List<LinkedAsset>();
        foreach (var link in links)
        {
            var asset = await atlas.Assets.FindAsync(link.Asset, cancellationToken) is { } found && sight.Of(found) == AssetView.Everything
                ? found : null;
            if (own || asset is not null)
            {
                linked.Add(new LinkedAsset(link.Id, link.Kind, asset));
            }
        }

        return [.. linked.OrderBy(one => one.Kind).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Who links an asset.</summary>
    public async Task<Linkers> OfAssetAsync(Guid asset, Sight sight, CancellationToken cancellationToken)
    {
        var eyes = Eyes(sight, ConsentPurpose.Listing);
        var links = await atlas.Connectors.LinksAsync(eyes, [asset], cancellationToken);
        var hidden = await atlas.Connectors.CountHiddenAsync(eyes, [asset], cancellationToken);
        return new Linkers(Named(links), PeopleCounts.Alone(hidden.GetValueOrDefault(asset)));
    }

    /// <summary>
    /// Who links people in an area: those who know it, a ward or neighbourhood within it, or the one that it lies in.
    /// </summary>
    /// <param name="area">The area.</param>
    /// <param name="parents">The areas that it lies in.</param>
    /// <param name="sight">What the viewer may see.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Linkers> OfAreaAsync(Area area, IReadOnlyList<Area> parents, Sight sight, CancellationToken cancellationToken)
    {
        var eyes = Eyes(sight, ConsentPurpose.Listing);
        var codes = await CodesAsync(area, parents, cancellationToken);
        if (codes.Count == 0)
        {
            return new Linkers([], null);
        }

        var page = await atlas.Connectors.ListAsync(
            new ConnectorQuery { Places = [.. codes], Limit = ConnectorQuery.MostOfAPage }, eyes, cancellationToken);
        var hidden = await atlas.Connectors.CountHiddenAsync(eyes, codes, cancellationToken);
        return new Linkers(
            [.. page.Connectors.Select(view => new ConnectorLink(view.Id, view.Id, view.Name, LinkKind.Knows, Guid.Empty))],
            PeopleCounts.Alone(hidden));
    }

    // A region or a country is no place that somebody knows; what lies in it is for the pages of its towns.
    private async Task<IReadOnlyCollection<string>> CodesAsync(Area area, IReadOnlyList<Area> parents, CancellationToken cancellationToken)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        if (area.Level is AreaLevel.Region or AreaLevel.Country)
        {
            return codes;
        }

        codes.Add(area.Key.Code);
        codes.UnionWith(parents.Where(parent => parent.Level is AreaLevel.Msoa or AreaLevel.Ward or AreaLevel.Patch).Select(parent => parent.Key.Code));
        var smaller = (await atlas.Areas.LayersAsync(cancellationToken))
            .Where(layer => CoarsePlace.Levels.Contains(layer.Level) && layer.Level < area.Level)
            .DistinctBy(layer => layer.Level);
        foreach (var layer in smaller)
        {
            var within = new AreaQuery { Level = layer.Level, Vintage = layer.Vintage, Within = area.Key, Shapes = false, Limit = MostWithin };
            codes.UnionWith((await atlas.Areas.SearchAsync(within, cancellationToken)).Areas.Select(found => found.Key.Code));
        }

        return codes;
    }

    // Somebody who both takes part in a group and knows it is told once, as taking part.
    private static IReadOnlyList<ConnectorLink> Named(IEnumerable<ConnectorLink> links) =>
    [
        .. links.Where(link => link.Name is not null).OrderBy(link => link.Kind).DistinctBy(link => link.Connector)
            .OrderBy(link => link.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
