using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Access;

/// <summary>Points in squares as wide as the reach: those in reach of a place are in its square or the eight around it.</summary>
internal sealed class SquareIndex
{
    private readonly Dictionary<(int Column, int Row), (int From, int To)> _squares;
    private readonly int[] _points;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double _reach;

    private SquareIndex(Dictionary<(int Column, int Row), (int From, int To)> squares, int[] points, double[] x, double[] y, double reach) =>
        (_squares, _points, _x, _y, _reach) = (squares, points, x, y, reach);

    /// <summary>Lays points out.</summary>
    /// <exception cref="ArgumentException">A coordinate is not a number.</exception>
    public static SquareIndex Of(IReadOnlyList<Coordinate> points, double reach)
    {
        var (keys, order) = (new long[points.Count], new int[points.Count]);
        for (var point = 0; point < points.Count; point++)
        {
            if (!double.IsFinite(points[point].X) || !double.IsFinite(points[point].Y))
            {
                throw new ArgumentException($"Point {point} has no place: {points[point].X}, {points[point].Y}.", nameof(points));
            }

            var (column, row) = Square(points[point], reach);
            keys[point] = ((long)column << 32) | (uint)row;
            order[point] = point;
        }

        Array.Sort(keys, order);
        var squares = new Dictionary<(int Column, int Row), (int From, int To)>();
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && keys[to] == keys[from])
            {
                to++;
            }

            squares[((int)(keys[from] >> 32), (int)keys[from])] = (from, to);
            from = to;
        }

        return new SquareIndex(
            squares, order, Array.ConvertAll(order, point => points[point].X), Array.ConvertAll(order, point => points[point].Y), reach);
    }

    /// <summary>Adds the points in reach of a place, and how far they are.</summary>
    public void Within(Coordinate place, List<int> found, List<double> metres)
    {
        var (column, row) = Square(place, _reach);
        for (var across = column - 1; across <= column + 1; across++)
        {
            for (var down = row - 1; down <= row + 1; down++)
            {
                if (_squares.TryGetValue((across, down), out var square))
                {
                    for (var at = square.From; at < square.To; at++)
                    {
                        var (dx, dy) = (_x[at] - place.X, _y[at] - place.Y);
                        var squared = (dx * dx) + (dy * dy);
                        if (squared <= _reach * _reach)
                        {
                            found.Add(_points[at]);
                            metres.Add(Math.Sqrt(squared));
                        }
                    }
                }
            }
        }
    }

    private static (int Column, int Row) Square(Coordinate place, double width) =>
        ((int)Math.Floor(place.X / width), (int)Math.Floor(place.Y / width));
}
