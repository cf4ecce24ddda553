using MathNet.Numerics.Distributions;

namespace CommunityAssets.Analysis.Rates;

/// <summary>Means of what was measured on a sample, with limits by Student's t distribution.</summary>
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
            return known == 0 ? Estimate.None : new Estimate(mean, double.NaN, double.NaN);
        }

        var error = Math.Sqrt(squares / (known - 1) / known);
        var width = StudentT.InvCDF(0, 1, known - 1, confidence.Upper) * error;
        return new Estimate(mean, mean - width, mean + width);
    }
}
