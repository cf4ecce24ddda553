using CommunityAssets.Analysis.Networks;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Introductions;

/// <summary>
/// Tells who could introduce somebody to things: connectors who agreed to be asked for that, as far as the viewer may see them, linked to
/// it themselves or through one or two other things. Nothing of it is kept. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class IntroducerReader(IAtlas atlas)
{
    /// <summary>The most things that may lie between a connector and what is looked for: beyond that a link says little.</summary>
    public const int MostSteps = 2;

    // A hall where hundreds meet links everybody to everybody, which helps nobody.
    private const int MostNeighbours = 400;

    /// <summary>Who could introduce to each of some assets, the nearest first; for those who record introductions alone.</summary>
    /// <param name="assets">The assets.</param>
    /// <param name="sight">What the viewer may see.</param>
    /// <param name="most">How many to tell of each.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ILookup<Guid, KnownIntroducer>> OfAsync(
        IReadOnlyCollection<Guid> assets, Sight sight, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(assets);
        ArgumentNullException.ThrowIfNull(sight);
        var told = new List<(Guid Asset, KnownIntroducer Introducer)>();
        if (sight.May(Right.RecordIntroductions) && assets.Count > 0)
        {
            var (links, around) = await AroundAsync(assets, cancellationToken);
            var connectors = (await atlas.Connectors.LinksAsync(
                ConnectorSight.Of(sight.Allowed, ConsentPurpose.Introductions), around, cancellationToken))
                .Where(link => link.Name is not null).ToList();
            var seen = new Dictionary<Guid, Asset?>();
            foreach (var asset in connectors.Count == 0 ? [] : assets)
            {
                told.AddRange((await TellAsync(asset, links, connectors, sight, seen, most, cancellationToken))
                    .Select(introducer => (asset, introducer)));
            }
        }

        return told.ToLookup(one => one.Asset, one => one.Introducer);
    }

    private async Task<(IReadOnlyList<Link> Links, IReadOnlyCollection<Guid> Around)> AroundAsync(
        IReadOnlyCollection<Guid> assets, CancellationToken cancellationToken)
    {
        var around = new HashSet<Guid>(assets);
        var links = new Dictionary<Guid, Link>();
        IReadOnlyCollection<Guid> ring = assets;
        for (var step = 0; step < MostSteps && ring.Count > 0; step++)
        {
            var found = await atlas.Links.OfManyAsync(ring, cancellationToken);
            ring =
            [
                .. found.SelectMany(link => new[] { link.From, link.To }).Where(end => !around.Contains(end)).Distinct().Order()
                    .Take(Math.Max(0, MostNeighbours + assets.Count - around.Count)),
            ];
            around.UnionWith(ring);
            foreach (var link in found.Where(link => around.Contains(link.From) && around.Contains(link.To)))
            {
                links[link.Id] = link;
            }
        }

        return ([.. links.Values], around);
    }

    private async Task<IReadOnlyList<KnownIntroducer>> TellAsync(
        Guid asset,
        IReadOnlyList<Link> links,
        List<ConnectorLink> connectors,
        Sight sight,
        Dictionary<Guid, Asset?> seen,
        int most,
        CancellationToken cancellationToken)
    {
        var names = connectors.DistinctBy(link => link.Connector).ToDictionary(link => link.Connector, link => link.Name!);
        var found = Introducers.Of(
            asset, links.Select(link => (link.From, link.To)), connectors.Select(link => (link.Connector, link.Asset)), MostSteps);
        var told = new List<KnownIntroducer>();
        foreach (var introducer in found.OrderBy(one => one.Steps).ThenBy(one => names[one.Connector], StringComparer.OrdinalIgnoreCase))
        {
            if (told.Count == most)
            {
                break;
            }

            var way = new List<Asset>();
            foreach (var id in introducer.Way)
            {
                if (await FindAsync(id, sight, seen, cancellationToken) is { } known)
                {
                    way.Add(known);
                }
            }

            // What the viewer may not see they are not told of by way of a link either.
            if (way.Count == introducer.Way.Length)
            {
                var kind = connectors.Where(link => link.Connector == introducer.Connector && link.Asset == way[0].Id)
                    .Min(link => link.Kind);
                told.Add(new KnownIntroducer(introducer.Connector, names[introducer.Connector], kind, Hops(way, links)));
            }
        }

        return told;
    }

    private static IReadOnlyList<IntroducerHop> Hops(List<Asset> way, IReadOnlyList<Link> links) =>
    [
        .. way.Select((here, i) =>
        {
            var before = i == 0 ? (Guid?)null : way[i - 1].Id;
            var link = before is null
                ? null
                : links.Where(one => (one.From, one.To) == (before.Value, here.Id) || (one.From, one.To) == (here.Id, before.Value))
                    .OrderBy(one => one.Kind).ThenBy(one => one.Id).First();
            return new IntroducerHop(here.Id, here.Name, link?.Kind, Forward: link is not null && link.To == here.Id);
        }),
    ];

    private async Task<Asset?> FindAsync(Guid id, Sight sight, Dictionary<Guid, Asset?> seen, CancellationToken cancellationToken)
    {
        if (!seen.TryGetValue(id, out var asset))
        {
            var found = await atlas.Assets.FindAsync(id, cancellationToken);
            asset = found is not null && sight.Of(found) == AssetView.Everything ? found : null;
            seen[id] = asset;
        }

        return asset;
    }
}
