using MathNet.Numerics.Distributions;

namespace CommunityAssets.Analysis.Rates;

/// <summary>Means of what was measured on a sample, with limits by Student's t distribution.</summary>
/// <remarks>Student. The probable error of a mean. Biometrika 1908;6:1–25.</remarks>
public static class Means
{
    /// <summary>A mean. One value alone has no limits (NaN); none gives <see cref="Estimate.None"/>.</summary>
    /// <param name="values">What was measured, in any unit; NaN for not known is left out.</param>
    /// <param name="confidence">How sure.</param>
    public static Estimate Of(ReadOnlySpan<double> values, Confidence confidence)
    {
        // Welford's way: one pass, and no loss of figures when values are large and close to one another.
        var (known, mean, squares) = (0, 0d, 0d);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                known++;
                var step = value - mean;
                mean += step / known;
                squares += step * (value - mean);
            }
        }

        if (known < 2)
        {
            return known == 0 ? Estimate.None : Estimate.Point(mean);
        }

        return Of(mean, Math.Sqrt(squares / (known - 1)), known, confidence);
    }

    /// <summary>A mean that was worked out elsewhere, with its standard deviation.</summary>
    /// <param name="mean">The mean, in any unit; NaN for not known gives <see cref="Estimate.None"/>.</param>
    /// <param name="deviation">The standard deviation of what was measured (n - 1), in the same unit; 0 or more, NaN for not known.</param>
    /// <param name="measured">
    /// How many were measured; of fewer than two, and where the deviation is not known, there are no limits (NaN).
    /// </param>
    /// <param name="confidence">How sure.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is below 0.</exception>
    public static Estimate Of(double mean, double deviation, double measured, Confidence confidence)
    {
        if (deviation < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A standard deviation is 0 or more.");
        }

        if (double.IsNaN(mean))
        {
            return Estimate.None;
        }

        if (!(measured >= 2) || double.IsNaN(deviation))
        {
            return Estimate.Point(mean);
        }

        var width = StudentT.InvCDF(0, 1, measured - 1, confidence.Upper) * deviation / Math.Sqrt(measured);
        return new Estimate(mean, mean - width, mean + width);
    }

    /// <summary>
    /// A mean over groups of different sizes, such as areas weighted by their people, with limits by how much the groups differ: Cochran's
    /// ratio approximation of the standard error, which Gatz DF and Smith L found nearest to the truth (The standard error of a weighted
    /// mean concentration. Atmos Environ 1995;29:1185-1193), and Student's t distribution. Equal weights give the limits of a plain mean.
    /// </summary>
    /// <param name="values">A value for each group, in any unit; NaN for not known is left out.</param>
    /// <param name="weights">Its weight, in the same order; groups without one above 0 are left out.</param>
    /// <param name="confidence">How sure.</param>
    /// <returns>One group alone has no limits (NaN); none gives <see cref="Estimate.None"/>.</returns>
    /// <exception cref="ArgumentException">There are not as many weights as values.</exception>
    public static Estimate Weighted(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, Confidence confidence)
    {
        if (values.Length != weights.Length)
        {
            throw new ArgumentException($"There are {values.Length} values and {weights.Length} weights.", nameof(weights));
        }

        var (known, all, mean) = (0, 0d, 0d);
        for (var at = 0; at < values.Length; at++)
        {
            if (weights[at] > 0 && !double.IsNaN(values[at]))
            {
                known++;
                all += weights[at];
                mean += weights[at] / all * (values[at] - mean);
            }
        }

        if (known < 2)
        {
            return known == 0 ? Estimate.None : Estimate.Point(mean);
        }

        // Cochran's three sums of products are the square of the weighted distance from the mean, once they are taken together.
        var squares = 0d;
        for (var at = 0; at < values.Length; at++)
        {
            if (weights[at] > 0 && !double.IsNaN(values[at]))
            {
                var step = weights[at] / all * (values[at] - mean);
                squares += step * step;
            }
        }

        var width = StudentT.InvCDF(0, 1, known - 1, confidence.Upper) * Math.Sqrt(squares * known / (known - 1));
        return new Estimate(mean, mean - width, mean + width);
    }
}
