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
        var (count, x, y, limit) = (0, place.X, place.Y, _reach * _reach);
        var ((from, to), (low, high)) = (Around(x - _west, _columns), Around(y - _south, _rows));
        for (var column = from; column <= to && low <= high; column++)
        {
            var end = _starts[(column * _rows) + high + 1];
            for (var at = _starts[(column * _rows) + low]; at < end; at++)
            {
                var (dx, dy) = (_x[at] - x, _y[at] - y);
                count += (dx * dx) + (dy * dy) <= limit ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Tells the points in reach of a place, and how far they are.</summary>
    /// <param name="place">The place.</param>
    /// <param name="detour">What a straight metre is told as.</param>
    /// <param name="found">Where numbers of points go; as many as <see cref="Count"/> says.</param>
    /// <param name="metres">Where distances go; as many.</param>
    public void Within(Coordinate place, double detour, Span<int> found, Span<double> metres)
    {
        var (next, x, y, limit) = (0, place.X, place.Y, _reach * _reach);
        var ((from, to), (low, high)) = (Around(x - _west, _columns), Around(y - _south, _rows));
        for (var column = from; column <= to && low <= high; column++)
        {
            var end = _starts[(column * _rows) + high + 1];

            // Every point is written down, and the next one over it unless it was in reach: whether it is can't be guessed ahead, and a
            // wrong guess costs more than writing does.
            for (var at = _starts[(column * _rows) + low]; at < end && next < found.Length; at++)
            {
                var (dx, dy) = (_x[at] - x, _y[at] - y);
                var squared = (dx * dx) + (dy * dy);
                (found[next], metres[next]) = (_points[at], squared);
                next += squared <= limit ? 1 : 0;
            }
        }

        for (var at = 0; at < metres.Length; at++)
        {
            metres[at] = Math.Sqrt(metres[at]) * detour;
        }
    }

    /// <summary>The columns or rows around a place; by doubles, since it may be further away than whole numbers go.</summary>
    private (int From, int To) Around(double metres, int count)
    {
        var square = Math.Floor(metres / _width);
        return square >= -1 && square <= count ? (Math.Max((int)square - 1, 0), Math.Min((int)square + 1, count - 1)) : (0, -1);
    }
}
