namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Weighs each position of many rings by the area of the smallest detail that would go with it (Visvalingam and Whyatt 1993), border by
/// border: a stretch that two areas share is weighed the same for both, and the points where borders meet always stay. Leaving out all
/// positions below any weight therefore opens no gap and makes no overlap between neighbours.
/// </summary>
internal static class SharedBorders
{
    /// <summary>Sets <see cref="WorldRing.Weights"/> of every ring, in square steps of the <see cref="WorldGrid"/>.</summary>
    public static void Weigh(IReadOnlyList<WorldRing> rings)
    {
        var meetings = Meetings(rings);
        foreach (var ring in rings)
        {
            ring.Weights = Weigh(ring, meetings);
        }
    }

    private static float[] Weigh(WorldRing ring, HashSet<long> meetings)
    {
        var weights = new float[ring.Count];
        var ends = Enumerable.Range(0, ring.Count).Where(i => meetings.Contains(Key(ring, i))).ToList();
        if (ends.Count == 0)
        {
            // An island, or the border around an area inside another: both sides start from its least position.
            ends.Add(Enumerable.Range(0, ring.Count).MinBy(i => Key(ring, i)));
        }

        for (var i = 0; i < ends.Count; i++)
        {
            var from = ends[i];
            var length = ends.Count == 1 ? ring.Count : (ends[(i + 1) % ends.Count] - from + ring.Count) % ring.Count;
            var stretch = Enumerable.Range(from, length + 1).Select(at => at % ring.Count).ToArray();
            Weigh(ring, Reads(ring, stretch) ? stretch : [.. stretch.Reverse()], weights);
        }

        return weights;
    }

    // Whether a stretch is in the direction in which it is weighed: the same for both areas that share it.
    private static bool Reads(WorldRing ring, int[] stretch)
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

    private static void Weigh(WorldRing ring, int[] stretch, float[] weights)
    {
        var last = stretch.Length - 1;
        (weights[stretch[0]], weights[stretch[last]]) = (float.PositiveInfinity, float.PositiveInfinity);
        var (before, after, areas) = (new int[stretch.Length], new int[stretch.Length], new double[stretch.Length]);
        var queue = new PriorityQueue<int, (double Area, int At)>();
        for (var i = 1; i < last; i++)
        {
            (before[i], after[i]) = (i - 1, i + 1);
            areas[i] = Area(ring, stretch[i - 1], stretch[i], stretch[i + 1]);
            queue.Enqueue(i, (areas[i], i));
        }

        var most = 0.0;
        while (queue.TryDequeue(out var at, out var turn))
        {
            if (turn.Area != areas[at])
            {
                continue;
            }

            most = Math.Max(most, turn.Area);
            weights[stretch[at]] = (float)most;
            areas[at] = double.NaN;
            var (left, right) = (before[at], after[at]);
            Join(left, right);
            foreach (var beside in (ReadOnlySpan<int>)[left, right])
            {
                if (beside > 0 && beside < last)
                {
                    areas[beside] = Area(ring, stretch[before[beside]], stretch[beside], stretch[after[beside]]);
                    queue.Enqueue(beside, (areas[beside], beside));
                }
            }
        }

        void Join(int left, int right) => (after[left], before[right]) = (right, left);
    }

    private static double Area(WorldRing ring, int a, int b, int c) => Math.Abs(
        (((double)ring.Xs[b] - ring.Xs[a]) * ((double)ring.Ys[c] - ring.Ys[a]))
        - (((double)ring.Xs[c] - ring.Xs[a]) * ((double)ring.Ys[b] - ring.Ys[a]))) / 2;

    // Positions with three different neighbours or more: where borders meet, part or touch.
    private static HashSet<long> Meetings(IReadOnlyList<WorldRing> rings)
    {
        var (neighbours, meetings) = (new Dictionary<long, (long One, long Other)>(), new HashSet<long>());
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                var here = Key(ring, i);
                Note(here, Key(ring, i == 0 ? ring.Count - 1 : i - 1));
                Note(here, Key(ring, i == ring.Count - 1 ? 0 : i + 1));
            }
        }

        return meetings;

        void Note(long here, long neighbour)
        {
            if (!neighbours.TryGetValue(here, out var known))
            {
                neighbours.Add(here, (neighbour, -1));
            }
            else if (known.Other == -1 && known.One != neighbour)
            {
                neighbours[here] = known with { Other = neighbour };
            }
            else if (known.One != neighbour && known.Other != neighbour)
            {
                meetings.Add(here);
            }
        }
    }

    private static long Key(WorldRing ring, int at) => ((long)ring.Xs[at] << 32) | (uint)ring.Ys[at];
}
