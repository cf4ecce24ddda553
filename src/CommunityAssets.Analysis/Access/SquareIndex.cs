using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Access;

/// <summary>
/// Points in squares at least as wide as the reach, column by column: those in reach of a place are in its square or the eight around it,
/// which are three stretches of the points.
/// </summary>
internal sealed class SquareIndex
{
    // Up to so many squares for each point; narrower ones would be mostly empty.
    private const double SquaresEach = 4;

    private readonly int[] _starts;
    private readonly int[] _points;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double _reach;
    private readonly double _west;
    private readonly double _south;
    private readonly double _width;
    private readonly int _columns;
    private readonly int _rows;

    private SquareIndex(IReadOnlyList<Coordinate> points, double reach)
    {
        var extent = new Envelope(points);
        var (wide, high) = (Math.Max(extent.Width, reach), Math.Max(extent.Height, reach));
        var most = SquaresEach * (points.Count + 1);
        _reach = reach;
        _width = Math.Max(Math.Max(reach, Math.Sqrt(wide * high / most)), Math.Max(wide, high) / most);
        (_west, _south) = (extent.MinX, extent.MinY);
        (_columns, _rows) = ((int)(extent.Width / _width) + 1, (int)(extent.Height / _width) + 1);
        var squares = new int[points.Count];
        _starts = new int[(_columns * _rows) + 1];
        for (var point = 0; point < squares.Length; point++)
        {
            var column = Math.Min((int)((points[point].X - _west) / _width), _columns - 1);
            squares[point] = (column * _rows) + Math.Min((int)((points[point].Y - _south) / _width), _rows - 1);
            _starts[squares[point] + 1]++;
        }

        for (var square = 1; square < _starts.Length; square++)
        {
            _starts[square] += _starts[square - 1];
        }

        (_points, _x, _y) = (new int[squares.Length], new double[squares.Length], new double[squares.Length]);
        var next = _starts[..^1];
        for (var point = 0; point < squares.Length; point++)
        {
            var at = next[squares[point]]++;
            (_points[at], _x[at], _y[at]) = (point, points[point].X, points[point].Y);
        }
    }

    /// <summary>Lays points out.</summary>
    /// <exception cref="ArgumentException">A coordinate is not a number.</exception>
    public static SquareIndex Of(IReadOnlyList<Coordinate> points, double reach)
    {
        for (var point = 0; point < points.Count; point++)
        {
            if (!double.IsFinite(points[point].X) || !double.IsFinite(points[point].Y))
            {
                throw new ArgumentException($"Point {point} has no place: {points[point].X}, {points[point].Y}.", nameof(points));
            }
        }

        return new SquareIndex(points, reach);
    }

    /// <summary>How many points are in reach of a place: anywhere, and nothing is in reach of nowhere (NaN).</summary>
    public int Count(Coordinate place)
    {
        var (count, (from, to), x, y) = (0, Columns(place.X), place.X, place.Y);
        for (var column = from; column <= to; column++)
        {
            var (at, end) = Stretch(column, y);
            for (; at < end; at++)
            {
                count += IsWithin(_x[at] - x, _y[at] - y) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Tells the points in reach of a place, and how far they are.</summary>
    /// <param name="place">The place.</param>
    /// <param name="detour">What a straight metre is told as.</param>
    /// <param name="found">Where numbers of points go.</param>
    /// <param name="metres">Where distances go.</param>
    /// <param name="next">From where on.</param>
    public void Within(Coordinate place, double detour, int[] found, double[] metres, int next)
    {
        var ((from, to), x, y) = (Columns(place.X), place.X, place.Y);
        for (var column = from; column <= to; column++)
        {
            var (at, end) = Stretch(column, y);
            for (; at < end; at++)
            {
                var (dx, dy) = (_x[at] - x, _y[at] - y);
                if (IsWithin(dx, dy))
                {
                    (found[next], metres[next++]) = (_points[at], Math.Sqrt((dx * dx) + (dy * dy)) * detour);
                }
            }
        }
    }

    private bool IsWithin(double dx, double dy) => (dx * dx) + (dy * dy) <= _reach * _reach;

    // By doubles, since a place may be further away than whole numbers go.
    private (int From, int To) Columns(double x)
    {
        var column = Math.Floor((x - _west) / _width);
        return column >= -1 && column <= _columns ? (Math.Max((int)column - 1, 0), Math.Min((int)column + 1, _columns - 1)) : (0, -1);
    }

    private (int From, int To) Stretch(int column, double y)
    {
        var row = Math.Floor((y - _south) / _width);
        return row >= -1 && row <= _rows
            ? (_starts[(column * _rows) + Math.Max((int)row - 1, 0)], _starts[(column * _rows) + Math.Min((int)row + 1, _rows - 1) + 1])
            : (0, 0);
    }
}
