using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace CommunityAssets.Analysis.Rates;

/// <summary>
/// Limits around a count of events that follow a Poisson distribution, as the public-health technical guidance has them: Byar's
/// approximation from 10 events on, exact limits below, where the approximation is poor.
/// </summary>
/// <remarks>
/// Byar: Breslow NE, Day NE. Statistical methods in cancer research, volume II. Lyon: IARC; 1987. Exact: through the chi-squared
/// distribution, Armitage P, Berry G. Statistical methods in medical research. 4th edn; 2002. Counts need not be whole: a count that was
/// shared out between areas is not.
/// </remarks>
public static class CountLimits
{
    /// <summary>From this many events on Byar's limits are used.</summary>
    public const double ByarFrom = 10;

    private const double NewtonFrom = 100;

    // Beyond ten million the approximation itself is good to all the figures that the incomplete gamma function has there.
    internal const double NewtonTo = 1e7;

    /// <summary>The limits that are published: Byar's from 10 events on, exact ones below.</summary>
    /// <param name="events">Events; 0 or more, NaN for not known.</param>
    /// <param name="confidence">How sure.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 0.</exception>
    public static Estimate Of(double events, Confidence confidence) =>
        events >= ByarFrom ? Byar(events, confidence) : Exact(events, confidence);

    /// <summary>Byar's limits. Below about 2 events at 95% the lower one is NaN, since the approximation leaves the counts there are.</summary>
    /// <inheritdoc cref="Of"/>
    public static Estimate Byar(double events, Confidence confidence)
    {
        Check(events);
        if (double.IsNaN(events))
        {
            return Estimate.None;
        }

        var lower = events == 0 ? double.NaN : events * Cube(1 - (1 / (9 * events)) - (confidence.Z / (3 * Math.Sqrt(events))));
        var next = events + 1;
        var upper = next * Cube(1 - (1 / (9 * next)) + (confidence.Z / (3 * Math.Sqrt(next))));
        return new Estimate(events, lower < 0 ? double.NaN : lower, upper);
    }

    /// <summary>Exact limits. Those of no events begin at 0.</summary>
    /// <inheritdoc cref="Of"/>
    public static Estimate Exact(double events, Confidence confidence)
    {
        Check(events);
        return double.IsNaN(events)
            ? Estimate.None
            : new Estimate(
                events,
                events == 0 ? 0 : Quantile(events, confidence.Lower, -confidence.Z),
                Quantile(events + 1, confidence.Upper, confidence.Z));
    }

    // The quantile of the gamma distribution of so many events, which is half that of chi-squared with twice as many degrees of freedom.
    // The library's own search for it goes astray where there are many: from 100 on Wilson and Hilferty's approximation is so near that a
    // few of Newton's steps end at the last figures of a double.
    private static double Quantile(double events, double probability, double z)
    {
        // Of a small part of an event the lower quantile is next to nothing, where the first term of the series is all there is.
        var first = Math.Pow(probability * SpecialFunctions.Gamma(Math.Min(events, 1) + 1), 1 / Math.Min(events, 1));
        if (events < 1 && first < 1e-9)
        {
            return first;
        }

        if (events < NewtonFrom)
        {
            return ChiSquared.InvCDF(2 * events, probability) / 2;
        }

        var at = events * Cube(1 - (1 / (9 * events)) + (z / (3 * Math.Sqrt(events))));
        for (var step = 0; step < 4 && events < NewtonTo; step++)
        {
            var density = Math.Exp(((events - 1) * Math.Log(at)) - at - SpecialFunctions.GammaLn(events));
            at -= (SpecialFunctions.GammaLowerRegularized(events, at) - probability) / density;
        }

        return at;
    }

    private static void Check(double events)
    {
        // NaN passes: it is a count that is not known.
        if (events < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(events), events, "A count of events is 0 or more.");
        }
    }

    private static double Cube(double number) => number * number * number;
}
