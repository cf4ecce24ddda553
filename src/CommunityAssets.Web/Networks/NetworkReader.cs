using CommunityAssets.Cartography.Networks;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Networks;

/// <summary>Reads who links what around an asset or in an area, as far as the viewer may see it. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="links">Reads links between assets.</param>
public sealed class NetworkReader(IAtlas atlas, LinkReader links)
{
    /// <summary>The most that a drawing shows; more could not be told apart.</summary>
    public const int MostDrawn = 90;

    /// <summary>The most groups of an area that are followed; with more, the area is too large to be drawn.</summary>
    public const int MostFollowed = 1000;

    private const int MostStepped = 60;

    /// <summary>What is linked with an asset, and what is linked with that.</summary>
    /// <param name="centre">The asset; the viewer may see it in full.</param>
    /// <param name="sight">What the viewer may see.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Neighbourhood> AroundAsync(Asset centre, Sight sight, CancellationToken cancellationToken)
    {
        var near = await links.OfAsync([centre], sight, cancellationToken);
        Asset[] stepped = [centre, .. near.Select(link => link.Other(centre.Id)).DistinctBy(asset => asset.Id).Take(MostStepped)];
        var all = await LinesAsync(stepped, centre.Id, sight, cancellationToken);

        // The centre's own links come first, so that the drawing never leaves one of them out for one further away.
        return Of(all, all.OrderBy(line => line.From.Centre || line.To.Centre ? 0 : 1), unlinked: []);
    }

    /// <summary>The groups of an area and what each is linked with.</summary>
    /// <returns>Null where there are too many groups to follow each.</returns>
    public async Task<Neighbourhood?> OfAsync(Area area, Sight sight, CancellationToken cancellationToken)
    {
        var page = await atlas.Assets.SearchAsync(
            sight.Narrow(new AssetQuery { Area = area.Key, Kinds = [AssetKind.Group], Sort = AssetSort.Name, Limit = MostFollowed }),
            cancellationToken);
        if (page.Next is not null)
        {
            return null;
        }

        Asset[] groups = [.. page.Hits.Select(hit => hit.Asset)];
        var all = await LinesAsync(groups, centre: null, sight, cancellationToken);

        // What much is linked with comes first: a drawing that can't show everything shows what holds most together.
        var degree = all.SelectMany(line => new[] { line.From.Id, line.To.Id }).CountBy(id => id).ToDictionary();
        return Of(
            all, all.OrderByDescending(line => Math.Max(degree[line.From.Id], degree[line.To.Id])),
            [.. groups.Where(group => !degree.ContainsKey(group.Id))]);
    }

    private static Neighbourhood Of(IReadOnlyList<NetworkLine> all, IEnumerable<NetworkLine> ordered, IReadOnlyList<Asset> unlinked)
    {
        var drawn = new Dictionary<Guid, NetworkNode>();
        var ties = new List<NetworkTie>();
        foreach (var line in ordered)
        {
            NetworkNode[] fresh = [.. new[] { line.From, line.To }.Where(end => !drawn.ContainsKey(end.Id))];
            if (drawn.Count + fresh.Length <= MostDrawn)
            {
                foreach (var end in fresh)
                {
                    drawn.Add(end.Id, end);
                }

                ties.Add(new NetworkTie(line.From.Id, line.Kind, line.To.Id));
            }
        }

        return new Neighbourhood(all, [.. drawn.Values], ties, unlinked, ties.Count == all.Count);
    }

    private async Task<IReadOnlyList<NetworkLine>> LinesAsync(
        IReadOnlyCollection<Asset> assets, Guid? centre, Sight sight, CancellationToken cancellationToken)
    {
        var known = await links.OfAsync(assets, sight, cancellationToken);
        var lines = known
            .Select(link => new NetworkLine(Node(link.From, centre), link.Kind, Node(link.To, centre), link.Link.Source)).ToList();

        // Whether a connector is in it, and by name, is decided where connectors are read: by what each has agreed to show to this viewer.
        var seen = assets.ToDictionary(asset => asset.Id);
        var eyes = ConnectorReader.Eyes(sight, ConsentPurpose.Network);
        foreach (var link in await atlas.Connectors.LinksAsync(eyes, [.. seen.Keys], cancellationToken))
        {
            var person = new NetworkNode(
                link.Connector, link.Name ?? "Somebody", Kind: null, link.Name is null ? null : $"/connectors/{link.Connector:D}");
            lines.Add(new NetworkLine(person, link.Kind, Node(seen[link.Asset], centre), "themselves"));
        }

        return lines;
    }

    private static NetworkNode Node(Asset asset, Guid? centre) =>
        new(asset.Id, asset.Name, asset.Kind, $"/assets/{asset.Id:D}", asset.Id == centre);
}
