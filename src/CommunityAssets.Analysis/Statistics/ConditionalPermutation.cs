namespace CommunityAssets.Analysis.Statistics;

/// <summary>
/// Conditional permutation: what stands at an area stays, and its neighbours are drawn from all the others without putting back. One table
/// of draws serves all areas, so that the answer for an area depends on the seed alone, not on threads or order.
/// </summary>
/// <remarks>
/// Anselin L. Local indicators of spatial association. Geogr Anal 1995;27:93–115. One shared table as in PySAL's esda. Since both local
/// Moran's I and Getis-Ord's G are, with what stands at the area fixed, straight-line functions of the sum of its neighbours, that sum is
/// what is drawn.
/// </remarks>
internal sealed class ConditionalPermutation
{
    private readonly int[][] _draws;

    private ConditionalPermutation(int[][] draws) => _draws = draws;

    /// <summary>Works out, for each area, where the sum of its neighbours lies among sums of as many drawn at random.</summary>
    /// <param name="values">A value for each area, no NaN; centred near 0, so that sums lose no figures.</param>
    /// <param name="weights">Neighbours, without the areas themselves.</param>
    /// <param name="permutations">How often to draw; 1 or more.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static PermutedSum[] Of(
        double[] values, SpatialWeights weights, int permutations, ulong seed, IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var answer = new PermutedSum[values.Length];
        Array.Fill(answer, PermutedSum.None);
        var most = weights.MostNeighbours;
        if (most == 0)
        {
            return answer;
        }

        var drawn = Draw(values.Length, most, permutations, seed);
        var done = 0;
        Parallel.For(
            0, (values.Length + 255) / 256, new ParallelOptions { CancellationToken = cancellationToken },
            () => (Values: (double[])values.Clone(), Sums: new double[permutations]),
            (block, _, own) =>
            {
                for (var area = block * 256; area < Math.Min(values.Length, (block + 1) * 256); area++)
                {
                    if (weights.Neighbours(area) is { IsEmpty: false } neighbours)
                    {
                        answer[area] = drawn.Place(own.Values, own.Sums, area, neighbours);
                    }
                }

                progress?.Report(Math.Min(1, Interlocked.Add(ref done, 256) / (double)values.Length));
                return own;
            },
            static _ => { });
        return answer;
    }

    private static ConditionalPermutation Draw(int areas, int most, int permutations, ulong seed)
    {
        var random = new Xoshiro(seed);
        var draws = new int[most][];
        for (var at = 0; at < most; at++)
        {
            draws[at] = new int[permutations];
        }

        Span<int> row = new int[most];
        for (var permutation = 0; permutation < permutations; permutation++)
        {
            for (var at = 0; at < most; at++)
            {
                // Few of many: one that was drawn before is drawn again.
                do
                {
                    row[at] = random.Below(areas - 1);
                }
                while (row[..at].Contains(row[at]));
                draws[at][permutation] = row[at];
            }
        }

        return new ConditionalPermutation(draws);
    }

    private PermutedSum Place(double[] values, double[] sums, int area, ReadOnlySpan<int> neighbours)
    {
        var observed = 0d;
        foreach (var neighbour in neighbours)
        {
            observed += values[neighbour];
        }

        // Draws are numbers below the last: with the last in the area's own place they are all of the others.
        var own = values[area];
        values[area] = values[^1];
        Array.Clear(sums);
        for (var at = 0; at < neighbours.Length; at++)
        {
            AddDrawn(values, _draws[at], sums);
        }

        values[area] = own;
        return Count(sums, observed);
    }

    private static void AddDrawn(double[] values, int[] draws, double[] sums)
    {
        for (var at = 0; at < sums.Length; at++)
        {
            sums[at] += values[draws[at]];
        }
    }

    private static PermutedSum Count(ReadOnlySpan<double> sums, double observed)
    {
        // Sums of the same numbers in another order differ in the last figures: as good as equal counts as equal.
        var slack = 1e-12 * Math.Max(1, Math.Abs(observed));
        var (total, atLeast, atMost) = (0d, 0, 0);
        foreach (var sum in sums)
        {
            total += sum;
            atLeast += sum >= observed - slack ? 1 : 0;
            atMost += sum <= observed + slack ? 1 : 0;
        }

        var mean = total / sums.Length;
        var squares = 0d;
        foreach (var sum in sums)
        {
            squares += (sum - mean) * (sum - mean);
        }

        return new PermutedSum(observed, mean, sums.Length < 2 ? double.NaN : squares / (sums.Length - 1), atLeast, atMost);
    }
}
