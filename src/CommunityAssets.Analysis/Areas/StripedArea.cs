using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Areas;

/// <summary>An area cut into strips from south to north, each with the edges that pass through it.</summary>
internal sealed class StripedArea
{
    // x and y of the lower end of each edge, then of its upper end.
    private readonly double[] _edges;
    private readonly int[] _starts;
    private readonly int[] _members;
    private readonly double _stripsPerMetre;

    private StripedArea(Envelope box, double[] edges)
    {
        (Box, _edges) = (box, edges);
        var count = Math.Clamp(edges.Length / 16, 1, 1024);
        _stripsPerMetre = box.IsNull || box.Height <= 0 ? 1 : count / box.Height;
        _starts = new int[count + 1];
        for (var edge = 0; edge < edges.Length; edge += 4)
        {
            var (first, last) = Strips(edge);
            for (var strip = first; strip <= last; strip++)
            {
                _starts[strip + 1]++;
            }
        }

        for (var strip = 0; strip < count; strip++)
        {
            _starts[strip + 1] += _starts[strip];
        }

        // From the last edge on, so that each start, counted down from the next strip's, ends where it belongs.
        _members = new int[_starts[count]];
        var next = new int[count];
        Array.Copy(_starts, 1, next, 0, count);
        for (var edge = edges.Length - 4; edge >= 0; edge -= 4)
        {
            var (first, last) = Strips(edge);
            for (var strip = first; strip <= last; strip++)
            {
                _members[--next[strip]] = edge;
            }
        }
    }

    /// <summary>The box around it.</summary>
    public Envelope Box { get; }

    /// <summary>Cuts an area.</summary>
    public static StripedArea Of(Geometry area)
    {
        var rings = new List<Coordinate[]>();
        Collect(area, rings);
        var edges = new double[4 * rings.Sum(ring => Math.Max(ring.Length - 1, 0))];
        var next = 0;
        foreach (var ring in rings)
        {
            for (var at = 1; at < ring.Length; at++)
            {
                var (low, high) = ring[at - 1].Y <= ring[at].Y ? (ring[at - 1], ring[at]) : (ring[at], ring[at - 1]);
                (edges[next], edges[next + 1], edges[next + 2], edges[next + 3]) = (low.X, low.Y, high.X, high.Y);
                next += 4;
            }
        }

        return new StripedArea(area.EnvelopeInternal, edges);
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

        var strip = Math.Min((int)((y - Box.MinY) * _stripsPerMetre), _starts.Length - 2);
        var (inside, edges) = (false, _edges);
        foreach (var edge in new ReadOnlySpan<int>(_members, _starts[strip], _starts[strip + 1] - _starts[strip]))
        {
            var (lowX, lowY, highX, highY) = (edges[edge], edges[edge + 1], edges[edge + 2], edges[edge + 3]);

            // The lower end counts and the upper one does not, so that a corner is passed once; always worked out from the lower end, so that
            // both neighbours of an edge come to the same answer to the last figure. All is worked out for every edge, since which of them
            // matter can't be guessed ahead; along a level edge the crossing is NaN, and never to the east.
            inside ^= lowY <= y & y < highY & x < lowX + ((y - lowY) / (highY - lowY) * (highX - lowX));
        }

        return inside;
    }

    private static void Collect(Geometry area, List<Coordinate[]> rings)
    {
        switch (area)
        {
            case Polygon { IsEmpty: false } polygon:
                rings.Add(polygon.ExteriorRing.CoordinateSequence.ToCoordinateArray());
                foreach (var hole in polygon.InteriorRings)
                {
                    rings.Add(hole.CoordinateSequence.ToCoordinateArray());
                }

                break;
            case GeometryCollection several:
                foreach (var part in several.Geometries)
                {
                    Collect(part, rings);
                }

                break;
        }
    }

    /// <summary>The strips that an edge passes through, a hair wider, so that rounding never puts a point beside them.</summary>
    private (int First, int Last) Strips(int edge)
    {
        const double Slack = 1e-6;
        var last = _starts.Length - 2;
        var (low, high) = ((_edges[edge + 1] - Box.MinY) * _stripsPerMetre, (_edges[edge + 3] - Box.MinY) * _stripsPerMetre);
        return (Math.Clamp((int)(low - Slack), 0, last), Math.Clamp((int)(high + Slack), 0, last));
    }
}
