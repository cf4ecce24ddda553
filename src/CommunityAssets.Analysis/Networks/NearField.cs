using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Networks;

/// <summary>
/// How near the ground is to some lines, sampled on a lattice as far as a width, and the outline of what is nearer than that. Lattices lie
/// at whole cells of the grid, so that the same ground is sampled at the same places whatever was asked.
/// </summary>
internal sealed class NearField
{
    // Of two neighbours on the lattice one of which is within the width, the other is within this much more: a step aslant, and a little.
    private const double Slack = 1.5;

    // Crossings keep off the corners of the lattice, so that no two of them are ever the same point.
    private const double Corner = 0.001;

    private readonly double _width;
    private readonly double _cell;
    private readonly double _left;
    private readonly double _bottom;
    private readonly int _columns;
    private readonly int _rows;
    private readonly float[] _squared;

    /// <summary>Makes a field with no lines yet.</summary>
    /// <param name="box">The box that all lines are in.</param>
    /// <param name="width">How near is near, in metres.</param>
    /// <param name="cell">How far apart samples are, in metres; well below the width.</param>
    public NearField(Envelope box, double width, double cell)
    {
        (_width, _cell) = (width, cell);
        var margin = width + (3 * cell);
        (_left, _bottom) = (Math.Floor((box.MinX - margin) / cell) * cell, Math.Floor((box.MinY - margin) / cell) * cell);
        _columns = (int)Math.Ceiling((box.MaxX + margin - _left) / cell) + 1;
        _rows = (int)Math.Ceiling((box.MaxY + margin - _bottom) / cell) + 1;
        _squared = new float[_columns * _rows];
        var far = width + (Slack * cell);
        Array.Fill(_squared, (float)(far * far));
    }

    /// <summary>Adds a line.</summary>
    public void Add(Coordinate[] course)
    {
        for (var at = 1; at < course.Length; at++)
        {
            Add(course[at - 1].X - _left, course[at - 1].Y - _bottom, course[at].X - _left, course[at].Y - _bottom);
        }
    }

    /// <summary>The rings around what is near: those around it against the clock, those around gaps in it with the clock.</summary>
    public IReadOnlyList<LinearRing> Outline()
    {
        var next = Crossings();
        var rings = new List<LinearRing>();
        while (next.Count > 0)
        {
            var first = next.Keys.First();
            var ring = new List<Coordinate>();
            for (var edge = first; next.Remove(edge, out var following); edge = following)
            {
                ring.Add(Crossing(edge));
            }

            ring.Add(ring[0].Copy());
            rings.Add(new LinearRing([.. ring]));
        }

        return rings;
    }

    private void Add(double x1, double y1, double x2, double y2)
    {
        var far = _width + (Slack * _cell);
        var (dx, dy) = (x2 - x1, y2 - y1);
        var length = (dx * dx) + (dy * dy);
        var (left, right) = ((int)((Math.Min(x1, x2) - far) / _cell), (int)((Math.Max(x1, x2) + far) / _cell) + 1);
        var (low, high) = ((int)((Math.Min(y1, y2) - far) / _cell), (int)((Math.Max(y1, y2) + far) / _cell) + 1);
        for (var row = Math.Max(0, low); row <= Math.Min(_rows - 1, high); row++)
        {
            var offY = (row * _cell) - y1;
            for (var column = Math.Max(0, left); column <= Math.Min(_columns - 1, right); column++)
            {
                var offX = (column * _cell) - x1;
                var share = length > 0 ? Math.Clamp(((offX * dx) + (offY * dy)) / length, 0, 1) : 0;
                var (awayX, awayY) = (offX - (share * dx), offY - (share * dy));
                ref var nearest = ref _squared[(row * _columns) + column];
                nearest = Math.Min(nearest, (float)((awayX * awayX) + (awayY * awayY)));
            }
        }
    }

    /// <summary>
    /// For each lattice edge that the outline leaves a triangle's inside by, the one that it comes back in by: each square is two
    /// triangles, each edge has a number, three for a corner (to the right, upwards, aslant).
    /// </summary>
    private Dictionary<int, int> Crossings()
    {
        var next = new Dictionary<int, int>();
        for (var row = 0; row < _rows - 1; row++)
        {
            for (var column = 0; column < _columns - 1; column++)
            {
                var corner = (row * _columns) + column;
                var (here, right) = (IsNear(corner), IsNear(corner + 1));
                var (above, aslant) = (IsNear(corner + _columns), IsNear(corner + _columns + 1));
                if (here == right && here == above && here == aslant)
                {
                    continue;
                }

                Triangle(next, (here, corner * 3), (right, ((corner + 1) * 3) + 1), (aslant, (corner * 3) + 2));
                Triangle(next, (here, (corner * 3) + 2), (aslant, (corner + _columns) * 3), (above, (corner * 3) + 1));
            }
        }

        return next;
    }

    /// <summary>Corners against the clock, each with whether it is near and the edge from it to the next.</summary>
    private static void Triangle(Dictionary<int, int> next, (bool In, int Edge) a, (bool In, int Edge) b, (bool In, int Edge) c)
    {
        var (leaving, entering) = (-1, -1);
        Look(a, b.In);
        Look(b, c.In);
        Look(c, a.In);
        if (leaving >= 0)
        {
            next.Add(leaving, entering);
        }

        void Look((bool In, int Edge) from, bool to)
        {
            leaving = from.In && !to ? from.Edge : leaving;
            entering = !from.In && to ? from.Edge : entering;
        }
    }

    private bool IsNear(int corner) => _squared[corner] < _width * _width;

    private Coordinate Crossing(int edge)
    {
        var from = edge / 3;
        var (right, up) = (edge % 3 != 1 ? 1 : 0, edge % 3 != 0 ? 1 : 0);
        var (one, other) = (Math.Sqrt(_squared[from]), Math.Sqrt(_squared[from + right + (up * _columns)]));
        var share = Math.Clamp((_width - one) / (other - one), Corner, 1 - Corner);
        return new Coordinate(
            _left + ((from % _columns + (share * right)) * _cell), _bottom + ((from / _columns + (share * up)) * _cell));
    }
}
