namespace CommunityAssets.Analysis.Statistics;

/// <summary>
/// Local Moran's I: how an area's value and those of its neighbours stand to the mean of all, together. I_i = z_i / m · Σ_j w_ij z_j, where
/// z is the distance from the mean and m the mean of its squares (as spdep's <c>localmoran</c> with <c>mlvar = TRUE</c>; PySAL's esda
/// divides by n − 1 there, so that its figures are (n − 1) / n of these, with the same p-values).
/// </summary>
/// <remarks>
/// Anselin L. Local indicators of spatial association – LISA. Geogr Anal 1995;27:93–115. Areas with NaN are left out, and are nobody's
/// neighbours; of areas without neighbours nothing is said, nor of any where all values are equal.
/// </remarks>
public static class LocalMoran
{
    /// <summary>Local Moran's I of one variable.</summary>
    /// <param name="values">A value for each area, in any unit; NaN for none.</param>
    /// <param name="weights">Neighbours.</param>
    /// <param name="plan">How to judge.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">There is not a value for each area, or one is endless.</exception>
    public static LocalStatistic[] Of(
        ReadOnlySpan<double> values, SpatialWeights weights, PermutationPlan plan, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default) =>
        OfTwo(values, values, weights, plan, progress, cancellationToken);

    /// <summary>
    /// Bivariate: the area's own value is of the first variable, its neighbours' of the second: need here, assets around it. Both are
    /// standardised to mean 0 and variance 1; with the same variable twice it is the statistic of one variable.
    /// </summary>
    /// <param name="values">The first variable: a value for each area, in any unit; NaN for none.</param>
    /// <param name="around">The second variable, in any unit; an area that lacks either is left out.</param>
    /// <param name="weights">Neighbours.</param>
    /// <param name="plan">How to judge.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">There is not a value for each area, or one is endless.</exception>
    public static LocalStatistic[] OfTwo(
        ReadOnlySpan<double> values, ReadOnlySpan<double> around, SpatialWeights weights, PermutationPlan plan,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        PermutationPlan.Check(plan);
        var known = Known.Of(weights, values, around);
        var own = Standardised(known.Values(values));
        var other = Standardised(known.Values(around));
        var answer = new LocalStatistic[known.Count];
        Array.Fill(answer, LocalStatistic.None);
        if (own is not null && other is not null)
        {
            var sums = ConditionalPermutation.Of(other, known.Weights, plan.Permutations, plan.Seed, progress, cancellationToken);
            for (var area = 0; area < known.Count; area++)
            {
                answer[area] = Of(own[area], sums[area], known.Weights.Weights(area), plan.Permutations);
            }
        }

        return known.Spread(Judged.By(answer, plan), LocalStatistic.None);
    }

    private static LocalStatistic Of(double own, PermutedSum sum, ReadOnlySpan<double> weights, int permutations)
    {
        if (double.IsNaN(sum.Observed))
        {
            return LocalStatistic.None;
        }

        // Weights of a row are all the same, whatever the style.
        var factor = own * weights[0];
        var z = (sum.Observed - sum.Mean) / Math.Sqrt(sum.Variance) * Math.Sign(own);
        var kind = (own >= 0, sum.Observed >= 0) switch
        {
            (true, true) => ClusterKind.HighHigh,
            (false, false) => ClusterKind.LowLow,
            (true, false) => ClusterKind.HighLow,
            (false, true) => ClusterKind.LowHigh,
        };
        return new LocalStatistic(
            factor * sum.Observed, factor * sum.Mean, double.IsFinite(z) ? z : double.NaN, sum.PseudoP(permutations), double.NaN, kind);
    }

    /// <summary>Mean 0 and variance 1 (over n); null where all are equal, or there is none.</summary>
    private static double[]? Standardised(double[] values)
    {
        if (values.Length < 2)
        {
            return null;
        }

        var mean = values.Sum() / values.Length;
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
        return deviation > 1e-12 * Math.Abs(mean) && deviation > 0 ? Array.ConvertAll(values, value => (value - mean) / deviation) : null;
    }
}
