using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Areas;

/// <summary>An area cut into strips from south to north, each with the edges that pass through it.</summary>
internal sealed class StripedArea
{
    private readonly double[] _edges;
    private readonly int[] _starts;
    private readonly int[] _members;
    private readonly double _strip;

    private StripedArea(Envelope box, double[] edges, int[] starts, int[] members, double strip) =>
        (Box, _edges, _starts, _members, _strip) = (box, edges, starts, members, strip);

    /// <summary>The box around it.</summary>
    public Envelope Box { get; }

    /// <summary>Cuts an area.</summary>
    public static StripedArea Of(Geometry area)
    {
        // x1, y1, x2, y2 of each edge.
        var edges = new List<double>();
        foreach (var line in Rings(area))
        {
            var corners = line.CoordinateSequence;
            for (var at = 1; at < corners.Count; at++)
            {
                edges.AddRange([corners.GetX(at - 1), corners.GetY(at - 1), corners.GetX(at), corners.GetY(at)]);
            }
        }

        var box = area.EnvelopeInternal;
        var all = edges.ToArray();
        var count = Math.Clamp(all.Length / 16, 1, 1024);
        var strip = box.IsNull || box.Height <= 0 ? 1 : box.Height / count;
        var starts = new int[count + 1];
        EachStrip(all, box, strip, count, (_, at) => starts[at + 1]++);
        for (var at = 0; at < count; at++)
        {
            starts[at + 1] += starts[at];
        }

        var (next, members) = (starts[..^1], new int[starts[^1]]);
        EachStrip(all, box, strip, count, (edge, at) => members[next[at]++] = edge);
        return new StripedArea(box, all, starts, members, strip);
    }

    /// <summary>Tells the box around each edge.</summary>
    public void EachEdge(Action<Envelope> act)
    {
        for (var edge = 0; edge < _edges.Length; edge += 4)
        {
            act(new Envelope(_edges[edge], _edges[edge + 2], _edges[edge + 1], _edges[edge + 3]));
        }
    }

    /// <summary>Whether a point is in it: an odd number of edges lie to the east of it.</summary>
    public bool Holds(double x, double y)
    {
        if (!(x >= Box.MinX && x <= Box.MaxX && y >= Box.MinY && y <= Box.MaxY))
        {
            return false;
        }

        var at = Math.Min((int)((y - Box.MinY) / _strip), _starts.Length - 2);
        var inside = false;
        for (var member = _starts[at]; member < _starts[at + 1]; member++)
        {
            var edge = _members[member];
            var (x1, y1, x2, y2) = (_edges[edge], _edges[edge + 1], _edges[edge + 2], _edges[edge + 3]);

            // The lower end counts and the upper one does not, so that a corner is passed once; always worked out from the lower end, so that
            // both neighbours of an edge come to the same answer to the last figure.
            if (y1 > y != y2 > y)
            {
                var crossing = y1 < y2 ? x1 + ((y - y1) / (y2 - y1) * (x2 - x1)) : x2 + ((y - y2) / (y1 - y2) * (x1 - x2));
                inside ^= x < crossing;
            }
        }

        return inside;
    }

    private static IEnumerable<LineString> Rings(Geometry area) => area switch
    {
        Polygon polygon => polygon.IsEmpty ? [] : [polygon.ExteriorRing, .. polygon.InteriorRings],
        GeometryCollection several => several.Geometries.SelectMany(Rings),
        _ => [],
    };

    private static void EachStrip(double[] edges, Envelope box, double strip, int count, Action<int, int> act)
    {
        for (var edge = 0; edge < edges.Length; edge += 4)
        {
            var (low, high) = (Math.Min(edges[edge + 1], edges[edge + 3]), Math.Max(edges[edge + 1], edges[edge + 3]));
            var slack = strip * 1e-6;
            var first = Math.Clamp((int)Math.Floor((low - slack - box.MinY) / strip), 0, count - 1);
            var last = Math.Clamp((int)Math.Floor((high + slack - box.MinY) / strip), 0, count - 1);
            for (var at = first; at <= last; at++)
            {
                act(edge, at);
            }
        }
    }
}
