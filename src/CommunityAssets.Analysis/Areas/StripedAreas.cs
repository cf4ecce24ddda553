using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Areas;

/// <summary>
/// Areas cut into strips from south to north, each with the edges that pass through it. Held in a few long arrays: small ones for each of
/// thousands of areas would keep the collector of garbage busier than the work itself.
/// </summary>
internal sealed class StripedAreas
{
    private readonly Envelope[] _boxes;
    private readonly double[] _stripsPerMetre;

    // x and y of the lower end of each edge, then of its upper end, area by area.
    private readonly double[] _edges;
    private readonly int[] _firstEdges;
    private readonly int[] _firstStrips;

    // Where the members of each strip of each area begin; members are places of edges.
    private readonly int[] _starts;
    private readonly int[] _members;

    private StripedAreas(IReadOnlyList<Geometry> areas, CancellationToken cancellationToken)
    {
        (_boxes, _stripsPerMetre) = (new Envelope[areas.Count], new double[areas.Count]);
        (_firstEdges, _firstStrips) = (new int[areas.Count + 1], new int[areas.Count + 1]);
        for (var area = 0; area < areas.Count; area++)
        {
            var edges = 0;
            EachRing(areas[area], ring => edges += Math.Max(ring.Length - 1, 0));
            _firstEdges[area + 1] = checked(_firstEdges[area] + (4 * edges));
            _firstStrips[area + 1] = _firstStrips[area] + Math.Clamp(edges / 4, 1, 1024);
        }

        _edges = new double[_firstEdges[^1]];
        _starts = new int[_firstStrips[^1] + 1];
        Blocks.Each(areas.Count, 256, area => Fill(areas[area], area), cancellationToken);
        for (var strip = 1; strip < _starts.Length; strip++)
        {
            _starts[strip] += _starts[strip - 1];
        }

        _members = new int[_starts[^1]];
        Blocks.Each(areas.Count, 256, Deal, cancellationToken);

        // Dealing counted each start up to the next one's.
        Array.Copy(_starts, 0, _starts, 1, _starts.Length - 1);
        _starts[0] = 0;
    }

    /// <summary>How many areas there are.</summary>
    public int Count => _boxes.Length;

    /// <summary>Cuts areas.</summary>
    public static StripedAreas Of(IReadOnlyList<Geometry> areas, CancellationToken cancellationToken) => new(areas, cancellationToken);

    /// <summary>The box around an area.</summary>
    public Envelope Box(int area) => _boxes[area];

    /// <summary>Tells the box around each edge of an area.</summary>
    public void EachEdge(int area, Action<Envelope> act)
    {
        for (var edge = _firstEdges[area]; edge < _firstEdges[area + 1]; edge += 4)
        {
            act(new Envelope(_edges[edge], _edges[edge + 2], _edges[edge + 1], _edges[edge + 3]));
        }
    }

    /// <summary>Whether a point is in an area: an odd number of edges lie to the east of it.</summary>
    public bool Holds(int area, double x, double y)
    {
        var box = _boxes[area];
        if (!(x >= box.MinX && x <= box.MaxX && y >= box.MinY && y <= box.MaxY))
        {
            return false;
        }

        var strip = Strip(area, y - box.MinY);
        var (inside, edges) = (false, _edges);
        foreach (var edge in new ReadOnlySpan<int>(_members, _starts[strip], _starts[strip + 1] - _starts[strip]))
        {
            var (lowX, lowY, highX, highY) = (edges[edge], edges[edge + 1], edges[edge + 2], edges[edge + 3]);

            // The lower end counts and the upper one does not, so that a corner is passed once; always worked out from the lower end, so
            // that both neighbours of an edge come to the same answer to the last figure. All is worked out for every edge, since which of
            // them matter can't be guessed ahead; along a level edge the crossing is NaN, and never to the east.
            inside ^= lowY <= y & y < highY & x < lowX + ((y - lowY) / (highY - lowY) * (highX - lowX));
        }

        return inside;
    }

    /// <summary>Writes down the edges of an area, and counts those of each strip one place ahead.</summary>
    private void Fill(Geometry geometry, int area)
    {
        var box = _boxes[area] = geometry.EnvelopeInternal;
        _stripsPerMetre[area] = box.IsNull || box.Height <= 0 ? 1 : (_firstStrips[area + 1] - _firstStrips[area]) / box.Height;
        var next = _firstEdges[area];
        EachRing(geometry, ring =>
        {
            for (var at = 1; at < ring.Length; at++)
            {
                var (low, high) = ring[at - 1].Y <= ring[at].Y ? (ring[at - 1], ring[at]) : (ring[at], ring[at - 1]);
                (_edges[next], _edges[next + 1], _edges[next + 2], _edges[next + 3]) = (low.X, low.Y, high.X, high.Y);
                next += 4;
            }
        });
        for (var edge = _firstEdges[area]; edge < next; edge += 4)
        {
            var (first, last) = Strips(area, edge);
            for (var strip = first; strip <= last; strip++)
            {
                _starts[strip + 1]++;
            }
        }
    }

    /// <summary>Deals the edges of an area out to its strips.</summary>
    private void Deal(int area)
    {
        for (var edge = _firstEdges[area]; edge < _firstEdges[area + 1]; edge += 4)
        {
            var (first, last) = Strips(area, edge);
            for (var strip = first; strip <= last; strip++)
            {
                _members[_starts[strip]++] = edge;
            }
        }
    }

    private int Strip(int area, double height) =>
        Math.Clamp(_firstStrips[area] + (int)(height * _stripsPerMetre[area]), _firstStrips[area], _firstStrips[area + 1] - 1);

    /// <summary>The strips that an edge passes through, a hair wider, so that rounding never puts a point beside them.</summary>
    private (int First, int Last) Strips(int area, int edge)
    {
        var (south, slack) = (_boxes[area].MinY, 1e-6 / _stripsPerMetre[area]);
        return (Strip(area, _edges[edge + 1] - south - slack), Strip(area, _edges[edge + 3] - south + slack));
    }

    private static void EachRing(Geometry area, Action<Coordinate[]> act)
    {
        switch (area)
        {
            case Polygon { IsEmpty: false } polygon:
                act(polygon.ExteriorRing.CoordinateSequence.ToCoordinateArray());
                foreach (var hole in polygon.InteriorRings)
                {
                    act(hole.CoordinateSequence.ToCoordinateArray());
                }

                break;
            case GeometryCollection several:
                foreach (var part in several.Geometries)
                {
                    EachRing(part, act);
                }

                break;
        }
    }
}
