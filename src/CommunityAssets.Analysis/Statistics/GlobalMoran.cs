namespace CommunityAssets.Analysis.Statistics;

/// <summary>Global Moran's I with its moments under randomisation (as spdep's <c>moran.test</c> has them).</summary>
/// <remarks>
/// Cliff AD, Ord JK. Spatial processes: models and applications. London: Pion; 1981, page 21. Areas with NaN are left out; areas without
/// neighbours stay in the mean and variance but not in n (spdep's <c>adjust.n</c>). NaN where fewer than 4 areas have neighbours or all
/// values are equal.
/// </remarks>
public static class GlobalMoran
{
    /// <summary>Moran's I of one variable.</summary>
    /// <param name="values">A value for each area, in any unit; NaN for none.</param>
    /// <param name="weights">Neighbours.</param>
    /// <exception cref="ArgumentException">There is not a value for each area, or one is endless.</exception>
    public static GlobalAutocorrelation Of(ReadOnlySpan<double> values, SpatialWeights weights)
    {
        var known = Known.Of(weights, values, values);
        var z = known.Values(values);
        var mean = z.Length == 0 ? double.NaN : z.Sum() / z.Length;
        for (var area = 0; area < z.Length; area++)
        {
            z[area] -= mean;
        }

        var (squares, fourths) = (z.Sum(value => value * value), z.Sum(value => value * value * value * value));
        double n = known.Count - known.Weights.Islands;
        if (n < 4 || !(squares > 1e-24 * mean * mean * n) || squares <= 0)
        {
            return new GlobalAutocorrelation(double.NaN, double.NaN, double.NaN, double.NaN, (int)n);
        }

        var sums = Sums(known.Weights);
        var products = 0d;
        for (var area = 0; area < z.Length; area++)
        {
            products += z[area] * known.Weights.Lag(z, area);
        }

        var moran = n / sums.All * products / squares;
        var expected = -1 / (n - 1);
        var kurtosis = z.Length * fourths / (squares * squares);
        var variance = (n * ((((n * n) - (3 * n) + 3) * sums.One) - (n * sums.Two) + (3 * sums.All * sums.All)))
            - (kurtosis * ((((n * n) - n) * sums.One) - (2 * n * sums.Two) + (6 * sums.All * sums.All)));
        variance = (variance / ((n - 1) * (n - 2) * (n - 3) * sums.All * sums.All)) - (expected * expected);
        return new GlobalAutocorrelation(moran, expected, variance, (moran - expected) / Math.Sqrt(variance), (int)n);
    }

    /// <summary>S0, S1 and S2 of Cliff and Ord.</summary>
    private static (double All, double One, double Two) Sums(SpatialWeights weights)
    {
        var (all, one) = (0d, 0d);
        var columns = new double[weights.Count];
        var rows = new double[weights.Count];
        for (var area = 0; area < weights.Count; area++)
        {
            var neighbours = weights.Neighbours(area);
            var own = weights.Weights(area);
            for (var at = 0; at < neighbours.Length; at++)
            {
                all += own[at];
                rows[area] += own[at];
                columns[neighbours[at]] += own[at];

                // (w_ij + w_ji)² over all pairs in both directions, halved: w_ij² + w_ij·w_ji for each pair that is there.
                var back = weights.Neighbours(neighbours[at]).BinarySearch(area);
                one += (own[at] * own[at]) + (back >= 0 ? own[at] * weights.Weights(neighbours[at])[back] : 0);
            }
        }

        var two = 0d;
        for (var area = 0; area < weights.Count; area++)
        {
            two += (rows[area] + columns[area]) * (rows[area] + columns[area]);
        }

        return (all, one, two);
    }
}
