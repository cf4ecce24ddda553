namespace CommunityAssets.Cartography.Networks;

/// <summary>Places things of an order on a line, each as near to where it would like to be as its neighbours let it.</summary>
internal static class EvenSpacing
{
    /// <summary>
    /// The places with the least sum of squared distances from the wishes that keep order and gaps: isotonic regression by pooling adjacent
    /// violators (Barlow, Bartholomew, Bremner and Brunk 1972).
    /// </summary>
    /// <param name="wishes">Where each would like its middle to be.</param>
    /// <param name="sizes">How much room each takes.</param>
    /// <param name="gap">What stays free between two.</param>
    /// <returns>The middle of each.</returns>
    public static double[] Place(ReadOnlySpan<double> wishes, ReadOnlySpan<double> sizes, double gap)
    {
        var offsets = new double[wishes.Length];
        for (var at = 1; at < offsets.Length; at++)
        {
            offsets[at] = offsets[at - 1] + ((sizes[at - 1] + sizes[at]) / 2) + gap;
        }

        var pools = new Stack<(double Sum, int Count)>();
        for (var at = 0; at < wishes.Length; at++)
        {
            var pool = (Sum: wishes[at] - offsets[at], Count: 1);
            while (pools.TryPeek(out var before) && before.Sum / before.Count > pool.Sum / pool.Count)
            {
                pools.Pop();
                pool = (before.Sum + pool.Sum, before.Count + pool.Count);
            }

            pools.Push(pool);
        }

        var middles = new double[wishes.Length];
        var next = wishes.Length;
        foreach (var (sum, count) in pools)
        {
            for (var left = count; left > 0; left--)
            {
                next--;
                middles[next] = (sum / count) + offsets[next];
            }
        }

        return middles;
    }
}
