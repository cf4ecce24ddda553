namespace CommunityAssets.Analysis.Links;

/// <summary>Betweenness by Brandes's algorithm, on both cores.</summary>
internal static class Brandes
{
    /// <summary>
    /// Members are taken in blocks whose sums are added in order, so that the answer is the same on any number of threads. No more blocks
    /// than this, since each has a sum for every member: 64 for 100,000 members take 51 MB.
    /// </summary>
    private const int MostBlocks = 64;

    private const int SmallestBlock = 64;

    public static double[] Of(LinkGraph graph, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var size = Math.Max(SmallestBlock, (graph.Count + MostBlocks - 1) / MostBlocks);
        var blocks = new double[(graph.Count + size - 1) / size][];
        var done = 0;
        Parallel.For(0, blocks.Length, new ParallelOptions { CancellationToken = cancellationToken }, block =>
        {
            var search = new Search(graph);
            for (var start = block * size; start < Math.Min(graph.Count, (block + 1) * size); start++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                search.From(start);
                var count = Interlocked.Increment(ref done);
                if (count % SmallestBlock == 0 || count == graph.Count)
                {
                    progress?.Report(count / (double)graph.Count);
                }
            }

            blocks[block] = search.Sums;
        });

        var betweenness = new double[graph.Count];
        foreach (var sums in blocks)
        {
            for (var member = 0; member < betweenness.Length; member++)
            {
                // Each pair was seen from both its ends.
                betweenness[member] += sums[member] / 2;
            }
        }

        return betweenness;
    }

    /// <summary>Breadth-first searches that use the same arrays again.</summary>
    private sealed class Search(LinkGraph graph)
    {
        private readonly int[] _far = new int[graph.Count];
        private readonly double[] _ways = new double[graph.Count];
        private readonly double[] _share = new double[graph.Count];
        private readonly int[] _order = new int[graph.Count];

        public double[] Sums { get; } = new double[graph.Count];

        public void From(int start)
        {
            Array.Fill(_far, -1);
            Array.Clear(_ways);
            Array.Clear(_share);
            (_far[start], _ways[start], _order[0]) = (0, 1, start);
            var seen = 1;
            for (var at = 0; at < seen; at++)
            {
                var member = _order[at];
                foreach (var other in graph.Of(member))
                {
                    if (_far[other] < 0)
                    {
                        _far[other] = _far[member] + 1;
                        _order[seen++] = other;
                    }

                    if (_far[other] == _far[member] + 1)
                    {
                        _ways[other] += _ways[member];
                    }
                }
            }

            for (var at = seen - 1; at > 0; at--)
            {
                var member = _order[at];
                foreach (var other in graph.Of(member))
                {
                    if (_far[other] == _far[member] - 1)
                    {
                        _share[other] += _ways[other] / _ways[member] * (1 + _share[member]);
                    }
                }

                Sums[member] += _share[member];
            }
        }
    }
}
