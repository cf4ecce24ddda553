using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Statistics;

/// <summary>
/// Points laid out so that the nearest of one, and those within a distance, are found without looking at all: a balanced k-d tree held in
/// arrays. Immutable; safe for many threads.
/// </summary>
/// <remarks>Bentley JL. Multidimensional binary search trees used for associative searching. Commun ACM 1975;18:509–517.</remarks>
public sealed class PointTree
{
    private const int Leaf = 8;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly int[] _ids;

    private PointTree(double[] x, double[] y, int[] ids) => (_x, _y, _ids) = (x, y, ids);

    /// <summary>How many points there are.</summary>
    public int Count => _ids.Length;

    /// <summary>Lays points out.</summary>
    /// <param name="points">Points on a grid in metres.</param>
    /// <exception cref="ArgumentException">A coordinate is not a number.</exception>
    public static PointTree Of(IReadOnlyList<Coordinate> points)
    {
        var (x, y, ids) = (new double[points.Count], new double[points.Count], new int[points.Count]);
        for (var point = 0; point < points.Count; point++)
        {
            (x[point], y[point], ids[point]) = (points[point].X, points[point].Y, point);
            if (!double.IsFinite(x[point]) || !double.IsFinite(y[point]))
            {
                throw new ArgumentException($"Point {point} has no place: {x[point]}, {y[point]}.", nameof(points));
            }
        }

        var order = (int[])ids.Clone();
        Split(x, y, order, 0, order.Length, byX: true);
        return new PointTree(Array.ConvertAll(order, id => x[id]), Array.ConvertAll(order, id => y[id]), order);
    }

    /// <summary>
    /// The k nearest points of a place, in order of distance; of points at the same distance those with lower numbers come first.
    /// </summary>
    /// <param name="x">Easting of the place, in metres on the points' grid.</param>
    /// <param name="y">Northing of the place.</param>
    /// <param name="k">How many, 1 or more; all where there are fewer.</param>
    /// <param name="without">A point that is left out, such as the asker; -1 for none.</param>
    public int[] Nearest(double x, double y, int k, int without = -1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        var best = new Best(Math.Min(k, Count));
        Search(ref best, x, y, without, 0, Count, byX: true);
        return best.Ids();
    }

    /// <summary>All points no further from a place than a distance, in no particular order.</summary>
    /// <param name="x">Easting of the place, in metres on the points' grid.</param>
    /// <param name="y">Northing of the place.</param>
    /// <param name="metres">The distance, itself counted in.</param>
    /// <param name="found">Where their numbers are added.</param>
    public void Within(double x, double y, double metres, ICollection<int> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        Collect(found, x, y, metres, 0, Count, byX: true);
    }

    private static void Split(double[] x, double[] y, int[] order, int from, int to, bool byX)
    {
        if (to - from <= Leaf)
        {
            return;
        }

        var middle = (from + to) / 2;
        Select(byX ? x : y, order, from, to - 1, middle);
        Split(x, y, order, from, middle, !byX);
        Split(x, y, order, middle + 1, to, !byX);
    }

    /// <summary>Puts what belongs in the middle there, with no larger one before it and no smaller one after it (quickselect).</summary>
    private static void Select(double[] values, int[] order, int from, int to, int middle)
    {
        while (from < to)
        {
            // The median of three keeps sorted and equal points from taking quadratic time.
            var pivot = Median(values[order[from]], values[order[(from + to) / 2]], values[order[to]]);
            var (low, high) = (from, to);
            while (low <= high)
            {
                while (values[order[low]] < pivot)
                {
                    low++;
                }

                while (values[order[high]] > pivot)
                {
                    high--;
                }

                if (low <= high)
                {
                    (order[low], order[high]) = (order[high], order[low]);
                    low++;
                    high--;
                }
            }

            if (middle <= high)
            {
                to = high;
            }
            else if (middle >= low)
            {
                from = low;
            }
            else
            {
                return;
            }
        }
    }

    private static double Median(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    private void Search(ref Best best, double x, double y, int without, int from, int to, bool byX)
    {
        if (to - from <= Leaf)
        {
            for (var at = from; at < to; at++)
            {
                Offer(ref best, x, y, without, at);
            }

            return;
        }

        var middle = (from + to) / 2;
        var side = byX ? x - _x[middle] : y - _y[middle];
        var (near, far) = side < 0 ? ((from, middle), (middle + 1, to)) : ((middle + 1, to), (from, middle));
        Search(ref best, x, y, without, near.Item1, near.Item2, !byX);
        Offer(ref best, x, y, without, middle);
        if (side * side <= best.Worst)
        {
            Search(ref best, x, y, without, far.Item1, far.Item2, !byX);
        }
    }

    private void Offer(ref Best best, double x, double y, int without, int at)
    {
        if (_ids[at] != without)
        {
            var (dx, dy) = (_x[at] - x, _y[at] - y);
            best.Offer((dx * dx) + (dy * dy), _ids[at]);
        }
    }

    private void Collect(ICollection<int> found, double x, double y, double metres, int from, int to, bool byX)
    {
        if (to - from <= Leaf)
        {
            for (var at = from; at < to; at++)
            {
                Take(found, x, y, metres, at);
            }

            return;
        }

        var middle = (from + to) / 2;
        var side = byX ? x - _x[middle] : y - _y[middle];
        if (side <= metres)
        {
            Collect(found, x, y, metres, from, middle, !byX);
        }

        Take(found, x, y, metres, middle);
        if (side >= -metres)
        {
            Collect(found, x, y, metres, middle + 1, to, !byX);
        }
    }

    private void Take(ICollection<int> found, double x, double y, double metres, int at)
    {
        var (dx, dy) = (_x[at] - x, _y[at] - y);
        if ((dx * dx) + (dy * dy) <= metres * metres)
        {
            found.Add(_ids[at]);
        }
    }

    /// <summary>The best so far, in order: k is small, so that putting in by hand beats a heap.</summary>
    private struct Best(int room)
    {
        private readonly double[] _squares = new double[room];
        private readonly int[] _ids = new int[room];
        private int _count;

        /// <summary>The square of the distance that the next one has to beat.</summary>
        public readonly double Worst => _count < _ids.Length ? double.PositiveInfinity : _squares[_count - 1];

        public void Offer(double square, int id)
        {
            if (_count == _ids.Length)
            {
                if (_count == 0 || !IsBefore(square, id, _count - 1))
                {
                    return;
                }

                _count--;
            }

            var at = _count++;
            while (at > 0 && IsBefore(square, id, at - 1))
            {
                (_squares[at], _ids[at]) = (_squares[at - 1], _ids[at - 1]);
                at--;
            }

            (_squares[at], _ids[at]) = (square, id);
        }

        public readonly int[] Ids() => _ids[.._count];

        private readonly bool IsBefore(double square, int id, int at) =>
            square < _squares[at] || (square == _squares[at] && id < _ids[at]);
    }
}
