using MathNet.Numerics;

namespace CommunityAssets.Analysis.Rates;

/// <summary>
/// Funnel limits: how far from the average of all a value of this size may lie by chance alone. Limits of 95% and 99.8%.
/// </summary>
/// <remarks>
/// Spiegelhalter DJ. Funnel plots for comparing institutional performance. Stat Med 2005;24:1185–1202, with the limits of the public-health
/// technical guidance: for proportions the average with so many standard errors of a share of the area's own size, cut at 0 and 1; for
/// counts against an expectation Poisson limits: a line is drawn through exact ones, and a value is outside when the expectation is outside
/// the limits that <see cref="CountLimits"/> gives its count.
/// </remarks>
public static class Funnels
{
    /// <summary>Limits for a share.</summary>
    /// <param name="average">The average share of all: counts of all over denominators of all; 0 to 1.</param>
    /// <param name="denominator">The size of the area; above 0.</param>
    /// <param name="confidence">How sure.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Estimate Proportion(double average, double denominator, Confidence confidence)
    {
        if (average is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(average), average, "An average share is between 0 and 1.");
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var width = confidence.Z * Math.Sqrt(average * (1 - average) / denominator);
        return new Estimate(average, Math.Max(0, average - width), Math.Min(1, average + width));
    }

    /// <summary>
    /// The expectations at which a count would lie just on the funnel: on its lower line at <see cref="Estimate.Upper"/>, on its upper
    /// line at <see cref="Estimate.Lower"/>. A funnel of ratios or rates is drawn through count over expectation at these.
    /// </summary>
    /// <param name="observed">Events; 0 or more.</param>
    /// <param name="confidence">How sure.</param>
    public static Estimate Expectations(double observed, Confidence confidence) => CountLimits.Exact(observed, confidence);

    /// <summary>
    /// How many events may come by chance where so many are expected: the lines of a funnel of counts, at which the expectation is just the
    /// upper or the lower exact limit of the count. Told as if counts could be other than whole, so that lines are smooth.
    /// </summary>
    /// <param name="expected">Events to be expected; 0 or more, NaN for not known.</param>
    /// <param name="confidence">How sure.</param>
    /// <returns>The expectation with the lower line, 0 or more, and the upper one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The expectation is below 0.</exception>
    public static Estimate Count(double expected, Confidence confidence)
    {
        if (double.IsNaN(expected))
        {
            return Estimate.None;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(expected);
        if (expected == 0)
        {
            return new Estimate(0, 0, 0);
        }

        var highest = expected + (40 * Math.Sqrt(expected)) + 100;
        if (expected > CountLimits.NewtonTo)
        {
            // The exact ones are sums of as many terms as the root of the count, and Byar's the same to the last figures.
            return new Estimate(
                expected,
                Root(events => expected - CountLimits.Byar(events, confidence).Upper, expected / 2, highest),
                Root(events => expected - CountLimits.Byar(events, confidence).Lower, expected / 2, highest));
        }

        // The exact limits of a count are quantiles of the gamma distribution, so the count is sought whose distribution has the
        // expectation as its quantile: one evaluation a step, since a country has tens of thousands of areas.
        double Below(double events, double probability) => SpecialFunctions.GammaLowerRegularized(events, expected) - probability;
        return new Estimate(
            expected,
            Below(1, confidence.Upper) <= 0 ? 0 : Root(events => Below(events, confidence.Upper), 1, expected + 1) - 1,
            Root(events => Below(events, confidence.Lower), expected / 2, highest));
    }

    /// <summary>Where a share lies.</summary>
    /// <param name="count">Those it is true of; NaN for not known.</param>
    /// <param name="denominator">All; 0 gives <see cref="FunnelPlace.NotKnown"/>.</param>
    /// <param name="average">The average share of all; 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The average is no share.</exception>
    public static FunnelPlace PlaceShare(double count, double denominator, double average)
    {
        if (double.IsNaN(count) || !(denominator > 0))
        {
            return FunnelPlace.NotKnown;
        }

        return Place(
            count / denominator, Proportion(average, denominator, Confidence.P95), Proportion(average, denominator, Confidence.P998));
    }

    /// <summary>Where a count lies against its expectation: the place's size at the average rate, or an indirectly standardised one.</summary>
    /// <param name="observed">Events, 0 or more; NaN for not known.</param>
    /// <param name="expected">Events to be expected; 0 gives <see cref="FunnelPlace.NotKnown"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than no events were observed.</exception>
    public static FunnelPlace PlaceCount(double observed, double expected)
    {
        if (double.IsNaN(observed) || !(expected > 0))
        {
            return FunnelPlace.NotKnown;
        }

        var (inner, outer) = (CountLimits.Of(observed, Confidence.P95), CountLimits.Of(observed, Confidence.P998));
        return expected < outer.Lower ? FunnelPlace.AboveOuter
            : expected > outer.Upper ? FunnelPlace.BelowOuter
            : expected < inner.Lower ? FunnelPlace.AboveInner
            : expected > inner.Upper ? FunnelPlace.BelowInner
            : FunnelPlace.Within;
    }

    // Where a falling function crosses zero: false position that halves the end which does not move (the Illinois way).
    private static double Root(Func<double, double> falling, double low, double high)
    {
        var (above, below, moved, at) = (falling(low), falling(high), 0, low);
        for (var step = 0; step < 100; step++)
        {
            var (before, next) = (at, ((low * below) - (high * above)) / (below - above));
            at = next > low && next < high ? next : low + ((high - low) / 2);
            var found = falling(at);
            if (found == 0 || (step > 0 && Math.Abs(at - before) <= 1e-13 * Math.Max(1, at)))
            {
                break;
            }

            if (found > 0)
            {
                (low, above, below, moved) = (at, found, moved > 0 ? below / 2 : below, 1);
            }
            else
            {
                (high, below, above, moved) = (at, found, moved < 0 ? above / 2 : above, -1);
            }
        }

        return at;
    }

    private static FunnelPlace Place(double value, Estimate inner, Estimate outer) =>
        value < outer.Lower ? FunnelPlace.BelowOuter
        : value > outer.Upper ? FunnelPlace.AboveOuter
        : value < inner.Lower ? FunnelPlace.BelowInner
        : value > inner.Upper ? FunnelPlace.AboveInner
        : FunnelPlace.Within;
}
