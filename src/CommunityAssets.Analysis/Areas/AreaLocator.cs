using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Areas;

/// <summary>
/// Says in which area a point lies, for many points. Immutable; safe for many threads.
/// </summary>
/// <remarks>
/// The ground is laid out in squares. A square that no boundary crosses belongs to one area as a whole, or to none, and answers at once; in
/// the others the point is held against the areas that are there, each cut into strips so that only the few edges beside the point are
/// looked at (crossing number: Haines E. Point in polygon strategies. In: Graphics Gems IV; 1994). Of areas that share a boundary with the
/// same vertices, as publishers' sets do, a point on it is in exactly one; where areas overlap the one with the lower number is told.
/// </remarks>
public sealed class AreaLocator
{
    private const int None = -1;
    private const int Mixed = -2;
    private readonly StripedArea[] _areas;
    private readonly Envelope _extent;
    private readonly double _square;
    private readonly int _columns;
    private readonly int[] _whole;
    private readonly int[] _starts;
    private readonly int[] _candidates;

    private AreaLocator(StripedArea[] areas, Envelope extent, int columns, double square, int[] whole, int[] starts, int[] candidates)
    {
        (_areas, _extent, _columns, _square) = (areas, extent, columns, square);
        (_whole, _starts, _candidates) = (whole, starts, candidates);
    }

    /// <summary>How many areas there are.</summary>
    public int Count => _areas.Length;

    /// <summary>Lays areas out.</summary>
    /// <param name="areas">Polygons and multipolygons; an empty one holds no point.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static AreaLocator Of(IReadOnlyList<Geometry> areas, CancellationToken cancellationToken = default)
    {
        var striped = new StripedArea[areas.Count];
        Parallel.For(
            0, areas.Count, new ParallelOptions { CancellationToken = cancellationToken }, area => striped[area] = StripedArea.Of(areas[area]));
        var extent = new Envelope();
        foreach (var area in striped)
        {
            extent.ExpandToInclude(area.Box);
        }

        // Some sixteen squares an area: most of them are crossed by no boundary, and the whole fits where processors keep things at hand.
        var wide = Math.Max(extent.IsNull ? 0 : extent.Width, 1);
        var high = Math.Max(extent.IsNull ? 0 : extent.Height, 1);
        var square = Math.Sqrt(wide * high / Math.Clamp(areas.Count * 16d, 16, 4_000_000));
        var (columns, rows) = ((int)(wide / square) + 1, (int)(high / square) + 1);
        return new Layout(striped, extent, columns, rows, square).Finish();
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
        if (_whole[square] != Mixed)
        {
            return _whole[square];
        }

        for (var at = _starts[square]; at < _starts[square + 1]; at++)
        {
            if (_areas[_candidates[at]].Holds(x, y))
            {
                return _candidates[at];
            }
        }

        return None;
    }

    /// <summary>The same for many points, on both cores.</summary>
    /// <param name="x">Their places.</param>
    /// <param name="y">Their places.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">There are not as many of the one as of the other.</exception>
    public int[] Find(double[] x, double[] y, CancellationToken cancellationToken = default)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"There are {x.Length} and {y.Length} coordinates.", nameof(y));
        }

        var found = new int[x.Length];
        const int Block = 4096;
        Parallel.For(0, (x.Length + Block - 1) / Block, new ParallelOptions { CancellationToken = cancellationToken }, block =>
        {
            for (var point = block * Block; point < Math.Min(x.Length, (block + 1) * Block); point++)
            {
                found[point] = Find(x[point], y[point]);
            }
        });
        return found;
    }

    /// <summary>The squares while they are laid out.</summary>
    private sealed class Layout(StripedArea[] areas, Envelope extent, int columns, int rows, double square)
    {
        public AreaLocator Finish()
        {
            var crossed = new bool[columns * rows];
            var starts = new int[(columns * rows) + 1];
            for (var area = 0; area < areas.Length; area++)
            {
                EachSquare(areas[area].Box, at => starts[at + 1]++);
                areas[area].EachEdge(box => EachSquare(box, at => crossed[at] = true));
            }

            for (var at = 0; at < crossed.Length; at++)
            {
                starts[at + 1] += starts[at];
            }

            var (next, candidates) = (starts[..^1], new int[starts[^1]]);
            for (var area = 0; area < areas.Length; area++)
            {
                var own = area;
                EachSquare(areas[area].Box, at => candidates[next[at]++] = own);
            }

            return new AreaLocator(areas, extent, columns, square, Whole(crossed, starts, candidates), starts, candidates);
        }

        private int[] Whole(bool[] crossed, int[] starts, int[] candidates)
        {
            var whole = new int[crossed.Length];
            Parallel.For(0, rows, row =>
            {
                for (var column = 0; column < columns; column++)
                {
                    var at = (row * columns) + column;
                    var (x, y) = (extent.MinX + ((column + 0.5) * square), extent.MinY + ((row + 0.5) * square));
                    whole[at] = crossed[at] ? Mixed : First(candidates.AsSpan(starts[at]..starts[at + 1]), x, y);
                }
            });
            return whole;
        }

        private int First(ReadOnlySpan<int> candidates, double x, double y)
        {
            foreach (var area in candidates)
            {
                if (areas[area].Holds(x, y))
                {
                    return area;
                }
            }

            return None;
        }

        private void EachSquare(Envelope box, Action<int> act)
        {
            if (box.IsNull)
            {
                return;
            }

            // A hair wider on each side, so that rounding never puts a point into a square that its boundary was not counted in.
            var slack = square * 1e-6;
            var (left, right) = (Column(box.MinX - slack), Column(box.MaxX + slack));
            var (low, high) = (Row(box.MinY - slack), Row(box.MaxY + slack));
            for (var row = low; row <= high; row++)
            {
                for (var column = left; column <= right; column++)
                {
                    act((row * columns) + column);
                }
            }
        }

        private int Column(double x) => Math.Clamp((int)Math.Floor((x - extent.MinX) / square), 0, columns - 1);

        private int Row(double y) => Math.Clamp((int)Math.Floor((y - extent.MinY) / square), 0, rows - 1);
    }
}
