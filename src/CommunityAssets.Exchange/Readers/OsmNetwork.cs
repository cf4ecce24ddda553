using System.Globalization;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Makes stretches of OpenStreetMap's ways: each way is split at the nodes that it shares with another way, or passes twice.
/// </summary>
internal static class OsmNetwork
{
    public static IEnumerable<NetworkEdge> Read(InputFile file, string source, GridTransform transform, ReadNotes notes)
    {
        var osm = OsmFile.Read(file, Walkability.IsWay, withRelations: false);
        var visits = new Dictionary<long, int>();
        foreach (var node in osm.Ways.Values.SelectMany(way => way.Nodes))
        {
            visits[node] = visits.GetValueOrDefault(node) + 1;
        }

        foreach (var _ in osm.Nodes())
        {
            // The pass itself is what counts: it gathers the places of the ways' nodes.
        }

        foreach (var way in osm.Ways.Values)
        {
            var (kind, walkable) = Walkability.Of(way.Tags);
            var piece = 0;
            foreach (var nodes in Split(way.Nodes, visits))
            {
                piece++;
                if (OsmRings.Points(osm, nodes) is not { } points)
                {
                    notes.Add("{stretch of a way lies|stretches of ways lie} partly outside the file and {was|were} left out", 0);
                    continue;
                }

                var line = (LineString)transform.Apply(transform.Factory.CreateLineString(points));
                if (line.Length <= 0)
                {
                    notes.Add("{line|lines} of no length {was|were} left out", 0);
                    continue;
                }

                yield return new NetworkEdge(
                    line, line.Length, walkable, kind, source, string.Create(CultureInfo.InvariantCulture, $"way/{way.Id}#{piece}"));
            }
        }
    }

    private static IEnumerable<ArraySegment<long>> Split(long[] nodes, Dictionary<long, int> visits)
    {
        var start = 0;
        for (var i = 1; i < nodes.Length; i++)
        {
            if (i == nodes.Length - 1 || visits[nodes[i]] > 1)
            {
                yield return new ArraySegment<long>(nodes, start, i - start + 1);
                start = i;
            }
        }
    }
}
