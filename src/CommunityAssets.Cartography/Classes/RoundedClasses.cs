using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Classes;

/// <summary>
/// Classes whose limits are numbers that a person can read, so that a legend says exactly what the colours do. Where a readable number
/// parts the same values, it is taken; else rounding takes few values of a class over to its neighbour: one in fifty at most, or a single
/// one of eight or more. No class is emptied.
/// </summary>
/// <param name="Classes">The classes, counted again between the rounded limits.</param>
/// <param name="Decimals">How many decimals the limits are told with, 0 to 12.</param>
/// <param name="Whole">True when every value is a whole number of the last decimal: then "5 to 9" can be told from "10 to 14".</param>
public sealed record RoundedClasses(Classification Classes, int Decimals, bool Whole)
{
    private const int MostDecimals = 12;

    /// <summary>Classifies values and rounds the limits.</summary>
    /// <inheritdoc cref="Classifier.Classify"/>
    public static RoundedClasses Of(ReadOnlySpan<double> values, ClassMethod method, int classes)
    {
        var exact = Classifier.Classify(values, method, classes);
        var sorted = Classifier.Sorted(values);
        if (sorted.Length == 0)
        {
            return new RoundedClasses(exact, 0, Whole: true);
        }

        var own = DecimalsOf(sorted);
        for (var decimals = Start(exact); decimals < MostDecimals; decimals++)
        {
            // The values' own decimals tell them apart exactly: a limit goes up to the first of them, which moves no value.
            var whole = own <= decimals;
            decimals = whole ? own : decimals;
            var limits = exact.Limits.Select(limit => whole ? Up(limit, decimals) : Near(sorted, limit, decimals)).ToImmutableArray();
            if (Fits(sorted, limits))
            {
                var rounded = exact with { Limits = limits, Counts = Classifier.Count(sorted, method, limits).Counts };
                if (whole || IsClose(exact, rounded))
                {
                    return new RoundedClasses(rounded, decimals, whole);
                }
            }
        }

        return new RoundedClasses(exact, MostDecimals, Whole: false);
    }

    private static int Start(Classification exact)
    {
        // Round numbers are told as they are: 20 to 40, however near the highest value is to its limit.
        if (exact.Method == ClassMethod.Pretty && !exact.Limits.IsEmpty && DecimalsOf([.. exact.Limits]) is <= MostDecimals and var few)
        {
            return few;
        }

        var ends = exact.Limits.Prepend(exact.Lowest).Append(exact.Highest).ToArray();
        var narrowest = double.PositiveInfinity;
        for (var i = 1; i < ends.Length; i++)
        {
            var width = ends[i] - ends[i - 1];
            narrowest = width > 0 ? Math.Min(narrowest, width) : narrowest;
        }

        return double.IsFinite(narrowest) ? Math.Clamp((int)Math.Ceiling(Math.Log10(5 / narrowest)), 0, MostDecimals) : 0;
    }

    // The readable number nearest to a limit among those that part the same values; where there is none, the nearest.
    private static double Near(double[] sorted, double limit, int decimals)
    {
        var at = Classifier.FirstAtLeast(sorted, limit);
        var (below, above) = (sorted[at - 1], sorted[at]);
        var (nearest, step) = (Math.Round(limit, decimals), Math.Pow(10, -decimals));
        var other = Math.Round(nearest <= below ? nearest + step : nearest - step, decimals);
        return (nearest <= below || nearest > above) && other > below && other <= above ? other : nearest;
    }

    private static bool IsClose(Classification exact, Classification rounded)
    {
        var (before, after) = (0, 0);
        for (var i = 0; i < exact.Limits.Length; i++)
        {
            before += exact.Counts[i];
            after += rounded.Counts[i];
            var smaller = Math.Min(exact.Counts[i], exact.Counts[i + 1]);
            if (Math.Abs(after - before) > (smaller < 8 ? 0 : Math.Max(1, smaller / 50)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(double[] sorted, ImmutableArray<double> limits)
    {
        var before = 0;
        foreach (var limit in limits)
        {
            var at = Classifier.FirstAtLeast(sorted, limit);
            if (at <= before || at == sorted.Length)
            {
                return false;
            }

            before = at;
        }

        return true;
    }

    private static double Up(double limit, int decimals)
    {
        var rounded = Math.Round(limit, decimals);
        return rounded >= limit ? rounded : Math.Round(rounded + Math.Pow(10, -decimals), decimals);
    }

    // The fewest decimals that tell every value exactly, or a number too large for any limit.
    private static int DecimalsOf(double[] sorted)
    {
        var decimals = 0;
        foreach (var value in sorted)
        {
            while (decimals <= MostDecimals && (Math.Abs(value) > 1e15 || Math.Round(value, decimals) != value))
            {
                decimals++;
            }
        }

        return decimals <= MostDecimals ? decimals : int.MaxValue;
    }
}
