namespace CommunityAssets.Analysis.Links;

/// <summary>Betweenness by Brandes's algorithm, on both cores.</summary>
internal static class Brandes
{
    /// <summary>Members are taken in blocks whose sums are added in order, so that the answer is the same on any number of threads.</summary>
    private const int Block = 64;

    public static double[] Of(LinkGraph graph, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var blocks = new double[(graph.Count + Block - 1) / Block][];
        var done = 0;
        Parallel.For(0, blocks.Length, new ParallelOptions { CancellationToken = cancellationToken }, block =>
        {
            var search = new Search(graph);
            for (var start = block * Block; start < Math.Min(graph.Count, (block + 1) * Block); start++)
            {
                search.From(start);
            }

            blocks[block] = search.Sums;
            progress?.Report(Interlocked.Increment(ref done) / (double)blocks.Length);
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
