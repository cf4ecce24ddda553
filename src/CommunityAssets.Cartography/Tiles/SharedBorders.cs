using System.Collections;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Weighs each position of many rings by the area of the smallest detail that would go with it (Visvalingam and Whyatt 1993), border by
/// border: a stretch that two areas share is weighed the same for both, and the points where borders meet always stay. Leaving out all
/// positions below any weight therefore opens no gap and makes no overlap between neighbours.
/// </summary>
internal sealed class SharedBorders
{
    private readonly PriorityQueue<int, (double Area, int At)> _queue = new();
    private int[] _stretch = new int[256];
    private int[] _before = new int[256];
    private int[] _after = new int[256];
    private double[] _areas = new double[256];

    private SharedBorders()
    {
    }

    /// <summary>Sets <see cref="WorldRing.From"/> of every ring: the first zoom at which each position shows.</summary>
    public static void Weigh(IReadOnlyList<WorldRing> rings)
    {
        var (meetings, borders) = (Meetings(rings), new SharedBorders());
        var at = 0;
        foreach (var ring in rings)
        {
            borders.Weigh(ring, meetings, at);
            at += ring.Count;
        }
    }

    private void Weigh(WorldRing ring, BitArray meetings, int at)
    {
        var first = 0;
        while (first < ring.Count && !meetings[at + first])
        {
            first++;
        }

        // An island, or the border around an area inside another: both sides start from its least position.
        first = first < ring.Count ? first : Least(ring);
        ring.From = new byte[ring.Count];
        var from = first;
        do
        {
            var length = 1;
            while (from + length - first < ring.Count && !meetings[at + ((from + length) % ring.Count)])
            {
                length++;
            }

            Weigh(ring, from % ring.Count, length);
            from += length;
        }
        while (from - first < ring.Count);
    }

    private static int Least(WorldRing ring)
    {
        var least = 0;
        for (var i = 1; i < ring.Count; i++)
        {
            least = Key(ring, i) < Key(ring, least) ? i : least;
        }

        return least;
    }

    // The stretch from one position along so many edges, in the direction that is the same for both areas that share it.
    private void Weigh(WorldRing ring, int from, int length)
    {
        if (_stretch.Length <= length)
        {
            _stretch = new int[length * 2];
            (_before, _after, _areas) = (new int[length * 2], new int[length * 2], new double[length * 2]);
        }

        var stretch = _stretch.AsSpan(0, length + 1);
        for (var i = 0; i <= length; i++)
        {
            stretch[i] = (from + i) % ring.Count;
        }

        if (!Reads(ring, stretch))
        {
            stretch.Reverse();
        }

        Weigh(ring, stretch);
    }

    private static bool Reads(WorldRing ring, ReadOnlySpan<int> stretch)
    {
        for (var (i, j) = (0, stretch.Length - 1); i < j; i++, j--)
        {
            var (first, last) = (Key(ring, stretch[i]), Key(ring, stretch[j]));
            if (first != last)
            {
                return first < last;
            }
        }

        return true;
    }

    // Ends of stretches keep their zero: they show from the first zoom.
    private void Weigh(WorldRing ring, ReadOnlySpan<int> stretch)
    {
        var last = stretch.Length - 1;
        for (var i = 1; i < last; i++)
        {
            (_before[i], _after[i]) = (i - 1, i + 1);
            _areas[i] = Area(ring, stretch[i - 1], stretch[i], stretch[i + 1]);
            _queue.Enqueue(i, (_areas[i], i));
        }

        var most = 0.0;
        while (_queue.TryDequeue(out var at, out var turn))
        {
            if (turn.Area != _areas[at])
            {
                continue;
            }

            most = Math.Max(most, turn.Area);
            ring.From![stretch[at]] = AreaShapes.FirstZoom(most);
            _areas[at] = double.NaN;
            var (left, right) = (_before[at], _after[at]);
            (_after[left], _before[right]) = (right, left);
            Weigh(ring, stretch, left);
            Weigh(ring, stretch, right);
        }
    }

    private void Weigh(WorldRing ring, ReadOnlySpan<int> stretch, int at)
    {
        if (at > 0 && at < stretch.Length - 1)
        {
            _areas[at] = Area(ring, stretch[_before[at]], stretch[at], stretch[_after[at]]);
            _queue.Enqueue(at, (_areas[at], at));
        }
    }

    private static double Area(WorldRing ring, int a, int b, int c) => Math.Abs(
        (((double)ring.Xs[b] - ring.Xs[a]) * ((double)ring.Ys[c] - ring.Ys[a]))
        - (((double)ring.Xs[c] - ring.Xs[a]) * ((double)ring.Ys[b] - ring.Ys[a]))) / 2;

    // Positions with three different neighbours or more: where borders meet, part or touch. Told by sorting, which takes a third of the
    // memory that looking each position up takes.
    private static BitArray Meetings(IReadOnlyList<WorldRing> rings)
    {
        var count = rings.Sum(ring => ring.Count);
        var (places, order, starts) = (new long[count], new int[count], new int[rings.Count]);
        var at = 0;
        for (var r = 0; r < rings.Count; r++)
        {
            starts[r] = at;
            for (var i = 0; i < rings[r].Count; i++)
            {
                places[at] = Key(rings[r], i);
                order[at] = at;
                at++;
            }
        }

        Array.Sort(places, order);
        var meetings = new BitArray(count);
        for (var from = 0; from < count;)
        {
            var to = from;
            var (one, other, more) = (-1L, -1L, false);
            for (; to < count && places[to] == places[from]; to++)
            {
                var found = Array.BinarySearch(starts, order[to]);
                var r = found >= 0 ? found : ~found - 1;
                var (ring, i) = (rings[r], order[to] - starts[r]);
                Note(Key(ring, i == 0 ? ring.Count - 1 : i - 1));
                Note(Key(ring, i == ring.Count - 1 ? 0 : i + 1));
            }

            for (var i = from; more && i < to; i++)
            {
                meetings[order[i]] = true;
            }

            from = to;

            void Note(long neighbour)
            {
                one = one == -1 ? neighbour : one;
                other = other == -1 && neighbour != one ? neighbour : other;
                more |= neighbour != one && neighbour != other;
            }
        }

        return meetings;
    }

    private static long Key(WorldRing ring, int at) => ((long)ring.Xs[at] << 32) | (uint)ring.Ys[at];
}
