using System.Collections.Immutable;

namespace CommunityAssets.Analysis.Networks;

/// <summary>Finds who could introduce somebody to something: the shortest ways to connectors along links, by breadth first.</summary>
public static class Introducers
{
    /// <summary>Who could introduce, the nearest first.</summary>
    /// <param name="asset">What is looked for.</param>
    /// <param name="links">Which things are linked, either way round.</param>
    /// <param name="connectors">Which connector takes part in or knows which thing.</param>
    /// <param name="mostSteps">The most things that may lie between; 0 or more.</param>
    /// <returns>Each connector once, by the shortest way; of ways as short as each other always the same one.</returns>
    public static IReadOnlyList<Introducer> Of(
        Guid asset, IEnumerable<(Guid One, Guid Other)> links, IEnumerable<(Guid Connector, Guid Asset)> connectors, int mostSteps)
    {
        var neighbours = links.SelectMany(link => new[] { link, (link.Other, link.One) })
            .ToLookup(link => link.Item1, link => link.Item2);
        var knownBy = connectors.ToLookup(link => link.Asset, link => link.Connector);
        var before = new Dictionary<Guid, Guid?> { [asset] = null };
        var found = new Dictionary<Guid, Introducer>();
        var ring = new List<Guid> { asset };
        for (var steps = 0; steps <= mostSteps && ring.Count > 0; steps++)
        {
            foreach (var here in ring)
            {
                foreach (var connector in knownBy[here].Order())
                {
                    found.TryAdd(connector, new Introducer(connector, WayFrom(here, before)));
                }
            }

            var next = new List<Guid>();
            foreach (var here in ring)
            {
                next.AddRange(neighbours[here].Where(neighbour => before.TryAdd(neighbour, here)));
            }

            next.Sort();
            ring = next;
        }

        return [.. found.Values.OrderBy(introducer => introducer.Steps).ThenBy(introducer => introducer.Connector)];
    }

    private static ImmutableArray<Guid> WayFrom(Guid here, Dictionary<Guid, Guid?> before)
    {
        var way = ImmutableArray.CreateBuilder<Guid>();
        for (Guid? at = here; at is { } one; at = before[one])
        {
            way.Add(one);
        }

        return way.ToImmutable();
    }
}
