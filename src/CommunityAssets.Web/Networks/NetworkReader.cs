using CommunityAssets.Cartography.Networks;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
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
        var all = await links.OfAsync(stepped, sight, cancellationToken);

        // The centre's own links come first, so that the drawing never leaves one of them out for one further away.
        var ordered = all.OrderBy(link => link.From.Id == centre.Id || link.To.Id == centre.Id ? 0 : 1);
        return Of(all, ordered, centre.Id, unlinked: []);
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
        var all = await links.OfAsync(groups, sight, cancellationToken);
        var linked = all.SelectMany(link => new[] { link.From.Id, link.To.Id }).ToHashSet();

        // What much is linked with comes first: a drawing that can't show everything shows what holds most together.
        var degree = all.SelectMany(link => new[] { link.From.Id, link.To.Id }).CountBy(id => id).ToDictionary();
        var ordered = all.OrderByDescending(link => Math.Max(degree[link.From.Id], degree[link.To.Id]));
        return Of(all, ordered, centre: null, [.. groups.Where(group => !linked.Contains(group.Id))]);
    }

    private static Neighbourhood Of(
        IReadOnlyList<KnownLink> all, IEnumerable<KnownLink> ordered, Guid? centre, IReadOnlyList<Asset> unlinked)
    {
        var drawn = new Dictionary<Guid, NetworkNode>();
        var ties = new List<NetworkTie>();
        foreach (var link in ordered)
        {
            Asset[] fresh = [.. new[] { link.From, link.To }.Where(end => !drawn.ContainsKey(end.Id))];
            if (drawn.Count + fresh.Length <= MostDrawn)
            {
                foreach (var end in fresh)
                {
                    drawn.Add(end.Id, Node(end, centre));
                }

                ties.Add(new NetworkTie(link.From.Id, link.Kind, link.To.Id));
            }
        }

        return new Neighbourhood(
            [.. all.Select(link => new NetworkLine(Node(link.From, centre), link.Kind, Node(link.To, centre), link.Link.Source))],
            [.. drawn.Values], ties, unlinked, ties.Count == all.Count);
    }

    private static NetworkNode Node(Asset asset, Guid? centre) =>
        new(asset.Id, asset.Name, asset.Kind, $"/assets/{asset.Id:D}", asset.Id == centre);
}
