using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// Puts the ways of a multipolygon relation together to rings, end to end, and the rings to polygons, holes in their shells.
/// </summary>
internal static class OsmRings
{
    /// <summary>The polygons of a relation; null when ways or nodes of it are missing or its rings do not close.</summary>
    public static Geometry? Assemble(OsmFile osm, OsmRelation relation, GeometryFactory factory)
    {
        var shells = Join(osm, relation, inner: false);
        var holes = Join(osm, relation, inner: true);
        if (shells is null or [] || holes is null)
        {
            return null;
        }

        var shellRings = Make(osm, shells, factory);
        var holeRings = Make(osm, holes, factory);
        if (shellRings is null || holeRings is null)
        {
            return null;
        }

        var polygons = shellRings.ConvertAll(shell => factory.CreatePolygon(shell));
        var within = polygons.ConvertAll(_ => new List<LinearRing>());
        foreach (var hole in holeRings)
        {
            // The smallest shell around it: islands in lakes on islands have several.
            var best = -1;
            for (var i = 0; i < polygons.Count; i++)
            {
                if (polygons[i].EnvelopeInternal.Contains(hole.EnvelopeInternal)
                    && polygons[i].Covers(factory.CreatePoint(hole.Coordinates[0]))
                    && (best < 0 || polygons[i].Area < polygons[best].Area))
                {
                    best = i;
                }
            }

            if (best >= 0)
            {
                within[best].Add(hole);
            }
        }

        Polygon[] made = [.. shellRings.Select((shell, i) => factory.CreatePolygon(shell, [.. within[i]]))];
        return made is [var only] ? only : factory.CreateMultiPolygon(made);
    }

    /// <summary>The places of nodes; null when one is missing.</summary>
    public static Coordinate[]? Points(OsmFile osm, IReadOnlyList<long> nodes)
    {
        var points = new Coordinate[nodes.Count];
        for (var i = 0; i < points.Length; i++)
        {
            if (!osm.TryPlace(nodes[i], out var x, out var y))
            {
                return null;
            }

            points[i] = new Coordinate(x, y);
        }

        return points;
    }

    private static List<LinearRing>? Make(OsmFile osm, List<List<long>> rings, GeometryFactory factory)
    {
        var made = new List<LinearRing>();
        foreach (var ring in rings)
        {
            if (ring.Count < 4 || Points(osm, ring) is not { } points)
            {
                return null;
            }

            made.Add(factory.CreateLinearRing(points));
        }

        return made;
    }

    private static List<List<long>>? Join(OsmFile osm, OsmRelation relation, bool inner)
    {
        var open = new List<long[]>();
        foreach (var (way, isInner) in relation.Members)
        {
            if (isInner == inner)
            {
                if (!osm.Ways.TryGetValue(way, out var found) || found.Nodes.Length < 2)
                {
                    return null;
                }

                open.Add(found.Nodes);
            }
        }

        var rings = new List<List<long>>();
        while (open.Count > 0)
        {
            List<long> ring = [.. open[^1]];
            open.RemoveAt(open.Count - 1);
            while (ring[0] != ring[^1])
            {
                var next = open.FindIndex(way => way[0] == ring[^1] || way[^1] == ring[^1]);
                if (next < 0)
                {
                    return null;
                }

                var way = open[next];
                open.RemoveAt(next);
                ring.AddRange(way[0] == ring[^1] ? way.Skip(1) : way.Reverse().Skip(1));
            }

            rings.Add(ring);
        }

        return rings;
    }
}
