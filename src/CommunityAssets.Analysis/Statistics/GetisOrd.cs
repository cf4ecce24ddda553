namespace CommunityAssets.Analysis.Statistics;

/// <summary>
/// Getis-Ord local G, as standard deviates: whether the values around an area (Gi) or in and around it (Gi*) are higher or lower than
/// elsewhere. The statistic is a z-value already; permutations judge it without trusting that it is normal.
/// </summary>
/// <remarks>
/// Ord JK, Getis A. Local spatial autocorrelation statistics: distributional issues and an application. Geogr Anal 1995;27:286–306; what
/// spdep's <c>localG</c> gives, and esda's G_Local with binary weights (with row-standardised ones esda takes the sum of a row for the sum
/// of its squares, so its deviates are smaller). Areas with NaN are left out, and are nobody's neighbours; of areas without neighbours
/// nothing is said, nor of any where all values are equal.
/// </remarks>
public static class GetisOrd
{
    /// <summary>Gi* (with the area itself) or Gi (without).</summary>
    /// <param name="values">A value for each area, in any unit; NaN for none.</param>
    /// <param name="weights">Neighbours; Gi* counts each area among its own.</param>
    /// <param name="star">True for Gi*.</param>
    /// <param name="plan">How to judge.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>For each area the deviate; <see cref="ClusterKind.HighHigh"/> for a hot spot, <see cref="ClusterKind.LowLow"/> for a cold
    /// one.</returns>
    /// <exception cref="ArgumentException">There is not a value for each area, or one is endless.</exception>
    public static LocalStatistic[] Of(
        ReadOnlySpan<double> values, SpatialWeights weights, bool star, PermutationPlan plan, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        PermutationPlan.Check(plan);
        var known = Known.Of(weights, values, values);
        var centred = Centred(known.Values(values));
        var answer = new LocalStatistic[known.Count];
        Array.Fill(answer, LocalStatistic.None);
        if (centred is not null)
        {
            var sums = ConditionalPermutation.Of(centred, known.Weights, plan.Permutations, plan.Seed, progress, cancellationToken);
            var squares = centred.Sum(value => value * value);
            var deviates = new Deviates(centred.Length, squares, known.Weights.Style, star);
            for (var area = 0; area < known.Count; area++)
            {
                if (!double.IsNaN(sums[area].Observed))
                {
                    var neighbours = known.Weights.Neighbours(area).Length;
                    answer[area] = Of(deviates, centred[area], neighbours, sums[area], plan.Permutations);
                }
            }
        }

        return known.Spread(Judged.By(answer, plan), LocalStatistic.None);
    }

    private static LocalStatistic Of(Deviates deviates, double own, int neighbours, PermutedSum sum, int permutations)
    {
        var value = deviates.Of(own, neighbours, sum.Observed);
        if (double.IsNaN(value))
        {
            return LocalStatistic.None;
        }

        var z = (sum.Observed - sum.Mean) / Math.Sqrt(sum.Variance);
        return new LocalStatistic(
            value, deviates.Of(own, neighbours, sum.Mean), double.IsFinite(z) ? z : double.NaN, sum.PseudoP(permutations), double.NaN,
            value >= 0 ? ClusterKind.HighHigh : ClusterKind.LowLow);
    }

    private static double[]? Centred(double[] values)
    {
        var mean = values.Length == 0 ? 0 : values.Sum() / values.Length;
        var largest = values.Length == 0 ? 0 : values.Max(value => Math.Abs(value - mean));
        return values.Length > 2 && largest > 1e-12 * Math.Abs(mean) && largest > 0 ? Array.ConvertAll(values, value => value - mean) : null;
    }

    /// <summary>Deviates of sums of neighbours, of values whose mean is 0.</summary>
    private readonly struct Deviates(int count, double squares, WeightStyle style, bool star)
    {
        /// <summary>The deviate for an area with so many neighbours that add up to a sum.</summary>
        public double Of(double own, int neighbours, double sum)
        {
            var members = neighbours + (star ? 1 : 0);
            var weight = style == WeightStyle.Binary ? 1d : 1d / members;
            var (weights, squared) = (weight * members, weight * weight * members);
            if (star)
            {
                var spread = squares / count * ((count * squared) - (weights * weights)) / (count - 1);
                return spread > 0 ? weight * (sum + own) / Math.Sqrt(spread) : double.NaN;
            }

            // Without the area itself, mean and variance are those of the others.
            var others = count - 1;
            var mean = -own / others;
            var variance = ((squares - (own * own)) / others) - (mean * mean);
            var width = variance * ((others * squared) - (weights * weights)) / (others - 1);
            return width > 0 ? ((weight * sum) - (weights * mean)) / Math.Sqrt(width) : double.NaN;
        }
    }
}
