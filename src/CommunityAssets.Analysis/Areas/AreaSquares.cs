using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Areas;

/// <summary>
/// The ground of some areas in squares. A square that no boundary crosses belongs to one area as a whole, or to none, and answers at once;
/// in the others the point is held against the areas that are there.
/// </summary>
internal sealed class AreaSquares
{
    private const int None = -1;
    private const int Mixed = -2;
    private readonly StripedAreas _areas;
    private readonly Envelope _extent;
    private readonly double _square;
    private readonly int _columns;
    private readonly int _rows;
    private readonly int[] _whole;
    private readonly int[] _starts;
    private readonly int[] _candidates;

    /// <summary>Lays areas out.</summary>
    public AreaSquares(StripedAreas areas, Envelope extent)
    {
        (_areas, _extent) = (areas, extent);

        // Some sixteen squares an area: most of them are crossed by no boundary, and the whole fits where processors keep things at hand.
        var wide = Math.Max(extent.IsNull ? 0 : extent.Width, 1);
        var high = Math.Max(extent.IsNull ? 0 : extent.Height, 1);
        _square = Math.Sqrt(wide * high / Math.Clamp(areas.Count * 16d, 16, 4_000_000));
        (_columns, _rows) = ((int)(wide / _square) + 1, (int)(high / _square) + 1);
        var crossed = new bool[_columns * _rows];
        _starts = new int[crossed.Length + 1];
        for (var area = 0; area < areas.Count; area++)
        {
            EachSquare(areas.Box(area), at => _starts[at + 1]++);
            areas.EachEdge(area, box => EachSquare(box, at => crossed[at] = true));
        }

        for (var at = 0; at < crossed.Length; at++)
        {
            _starts[at + 1] += _starts[at];
        }

        _candidates = new int[_starts[^1]];
        var next = _starts[..^1];
        for (var area = 0; area < areas.Count; area++)
        {
            var own = area;
            EachSquare(areas.Box(area), at => _candidates[next[at]++] = own);
        }

        _whole = new int[crossed.Length];
        Parallel.For(0, _rows, row =>
        {
            for (var at = row * _columns; at < (row + 1) * _columns; at++)
            {
                // Between two squares that no boundary crosses none lies either: what is the one's is the other's.
                var known = at > row * _columns && !crossed[at - 1];
                _whole[at] = crossed[at] ? Mixed
                    : known ? _whole[at - 1]
                    : First(at, Middle(at - (row * _columns), extent.MinX), Middle(row, extent.MinY));
            }
        });
    }

    /// <summary>The number of the area that a point lies in, or -1.</summary>
    public int Find(double x, double y)
    {
        // Written so that NaN is nowhere.
        if (!(x >= _extent.MinX && x <= _extent.MaxX && y >= _extent.MinY && y <= _extent.MaxY))
        {
            return None;
        }

        var square = ((int)((y - _extent.MinY) / _square) * _columns) + (int)((x - _extent.MinX) / _square);
        return _whole[square] == Mixed ? First(square, x, y) : _whole[square];
    }

    private int First(int square, double x, double y)
    {
        for (var at = _starts[square]; at < _starts[square + 1]; at++)
        {
            if (_areas.Holds(_candidates[at], x, y))
            {
                return _candidates[at];
            }
        }

        return None;
    }

    private double Middle(int at, double from) => from + ((at + 0.5) * _square);

    private void EachSquare(Envelope box, Action<int> act)
    {
        if (box.IsNull)
        {
            return;
        }

        // A hair wider on each side, so that rounding never puts a point into a square that its boundary was not counted in.
        var slack = _square * 1e-6;
        var (left, right) = (Column(box.MinX - slack), Column(box.MaxX + slack));
        var (low, high) = (Row(box.MinY - slack), Row(box.MaxY + slack));
        for (var row = low; row <= high; row++)
        {
            for (var column = left; column <= right; column++)
            {
                act((row * _columns) + column);
            }
        }
    }

    private int Column(double x) => Math.Clamp((int)Math.Floor((x - _extent.MinX) / _square), 0, _columns - 1);

    private int Row(double y) => Math.Clamp((int)Math.Floor((y - _extent.MinY) / _square), 0, _rows - 1);
}
