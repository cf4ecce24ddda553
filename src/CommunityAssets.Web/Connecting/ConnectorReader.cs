using CommunityAssets.Analysis.Disclosure;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Connecting;

/// <summary>
/// Reads connectors for pages with what is at the other end of their links. Keeps nothing: consents end without anybody writing. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class ConnectorReader(IAtlas atlas)
{
    /// <summary>With whose eyes a viewer looks at connectors.</summary>
    public static ConnectorSight Eyes(Sight sight, ConsentPurpose purpose = ConsentPurpose.None)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return ConnectorSight.Of(sight.Allowed, purpose);
    }

    /// <summary>Links with the assets that they lead to, in order of kind and name; what the viewer may not see is left out.</summary>
    public async Task<IReadOnlyList<LinkedAsset>> AssetsAsync(
        IEnumerable<ConnectorLink> links, Sight sight, CancellationToken cancellationToken)
    {
        var linked = new List<LinkedAsset>();
        foreach (var link in links)
        {
            if (await atlas.Assets.FindAsync(link.Asset, cancellationToken) is { } asset && sight.Of(asset) == AssetView.Everything)
            {
                linked.Add(new LinkedAsset(link.Id, link.Kind, asset));
            }
        }

        return [.. linked.OrderBy(one => one.Kind).ThenBy(one => one.Asset.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Who links an asset.</summary>
    public async Task<Linkers> OfAssetAsync(Guid asset, Sight sight, CancellationToken cancellationToken)
    {
        var eyes = Eyes(sight, ConsentPurpose.Listing);
        var links = await atlas.Connectors.LinksAsync(eyes, [asset], cancellationToken);
        var hidden = await atlas.Connectors.CountHiddenAsync(eyes, [asset], cancellationToken);
        return new Linkers(Named(links), PeopleCounts.Alone(hidden.GetValueOrDefault(asset)));
    }

    /// <summary>Who links people and things in an area: those who know it or an area within it.</summary>
    /// <param name="codes">The codes of the area and of the areas within it.</param>
    /// <param name="sight">What the viewer may see.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Linkers> OfAreaAsync(IReadOnlyCollection<string> codes, Sight sight, CancellationToken cancellationToken)
    {
        var eyes = Eyes(sight, ConsentPurpose.Listing);
        var page = await atlas.Connectors.ListAsync(
            new ConnectorQuery { Places = [.. codes], Limit = ConnectorQuery.MostOfAPage }, eyes, cancellationToken);
        var hidden = await atlas.Connectors.CountHiddenAsync(eyes, codes, cancellationToken);
        return new Linkers(
            [.. page.Connectors.Select(view => new ConnectorLink(view.Id, view.Id, view.Name, LinkKind.Knows, Guid.Empty))],
            PeopleCounts.Alone(hidden));
    }

    // Somebody who both takes part in a group and knows it is told once, as taking part.
    private static IReadOnlyList<ConnectorLink> Named(IEnumerable<ConnectorLink> links) =>
    [
        .. links.Where(link => link.Name is not null).OrderBy(link => link.Kind).DistinctBy(link => link.Connector)
            .OrderBy(link => link.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
