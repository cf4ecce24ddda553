using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Classes;

/// <summary>
/// Puts values into classes. Fewer classes than asked for come out when there are fewer distinct values, when a tie spans a whole
/// quantile, or when a step holds no value: a class is never empty and two limits are never equal. Equal values share a class. Round
/// numbers may make one or two classes more than asked for, to 7. Safe on many threads.
/// </summary>
public static class Classifier
{
    /// <summary>The most classes that a palette here has colours for.</summary>
    public const int MostClasses = 7;

    /// <summary>Classifies.</summary>
    /// <param name="values">Finite values in any order; may be empty.</param>
    /// <param name="method">How.</param>
    /// <param name="classes">How many classes are wanted, 1 to 7.</param>
    /// <exception cref="ArgumentException">A value is not a finite number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not 1 to 7.</exception>
    public static Classification Classify(ReadOnlySpan<double> values, ClassMethod method, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, MostClasses);
        var sorted = Sorted(values);
        if (sorted.Length == 0)
        {
            return new Classification { Method = method, Limits = [], Counts = [], Lowest = double.NaN, Highest = double.NaN };
        }

        return method switch
        {
            ClassMethod.Quantile => Count(sorted, method, Quantiles(sorted, classes)),
            ClassMethod.EqualInterval => Count(sorted, method, EqualSteps(sorted, classes)),
            ClassMethod.NaturalBreaks => Count(sorted, method, NaturalBreaks.Limits(sorted, classes)),
            ClassMethod.StandardDeviation => MeanSteps.Deviations(sorted, classes),
            ClassMethod.HeadTail => Count(sorted, method, MeanSteps.HeadTail(sorted, classes)),
            ClassMethod.Pretty => Count(sorted, method, RoundSteps.Limits(sorted, classes)),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a class method."),
        };
    }

    /// <summary>Counts sorted values between given limits; the limits must leave no class empty.</summary>
    internal static Classification Count(double[] sorted, ClassMethod method, ImmutableArray<double> limits)
    {
        var counts = ImmutableArray.CreateBuilder<int>(limits.Length + 1);
        var from = 0;
        foreach (var limit in limits)
        {
            var to = FirstAtLeast(sorted, limit);
            counts.Add(to - from);
            from = to;
        }

        counts.Add(sorted.Length - from);
        return new Classification
        {
            Method = method,
            Limits = limits,
            Counts = counts.ToImmutable(),
            Lowest = sorted[0],
            Highest = sorted[^1],
        };
    }

    /// <summary>The values in order, each checked to be a number.</summary>
    internal static double[] Sorted(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"A value to classify is {value}; leave out what is missing or suppressed.", nameof(values));
            }
        }

        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Where the first value at or above a limit stands in sorted values.</summary>
    internal static int FirstAtLeast(double[] sorted, double limit)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (sorted[middle] < limit)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Growing limits without those that would leave a class empty: a step without a value is joined to the next.</summary>
    internal static ImmutableArray<double> Used(double[] sorted, IEnumerable<double> growing)
    {
        var limits = ImmutableArray.CreateBuilder<double>();
        var before = 0;
        foreach (var limit in growing)
        {
            var at = FirstAtLeast(sorted, limit);
            if (at > before && at < sorted.Length)
            {
                limits.Add(limit);
                before = at;
            }
        }

        return limits.ToImmutable();
    }

    /// <summary>A number above one value and not above another, half way where doubles allow.</summary>
    internal static double Between(double below, double above)
    {
        var middle = (below / 2) + (above / 2);
        return middle > below && middle <= above ? middle : above;
    }

    // Cuts at i n / k. A cut inside a run of equal values moves to the nearer end of the run, so that equal values share a class (half
    // way to its end); cuts that meet are one. The limit is the quantile of Hyndman and Fan's type 7 where it parts the same values.
    private static ImmutableArray<double> Quantiles(double[] sorted, int classes)
    {
        var limits = ImmutableArray.CreateBuilder<double>();
        for (var i = 1; i < classes; i++)
        {
            var share = (double)i / classes;
            var cut = share * sorted.Length;
            var value = sorted[Math.Min((int)cut, sorted.Length - 1)];
            var start = FirstAtLeast(sorted, value);
            var end = FirstAtLeast(sorted, Math.BitIncrement(value));
            var at = start == 0 || (end < sorted.Length && end - cut <= cut - start) ? end : start;
            if (at == 0 || at == sorted.Length)
            {
                continue;
            }

            var place = share * (sorted.Length - 1);
            var under = (int)place;
            var quantile = sorted[under] + ((place - under) * (sorted[Math.Min(under + 1, sorted.Length - 1)] - sorted[under]));
            var limit = quantile > sorted[at - 1] && quantile <= sorted[at] ? quantile : Between(sorted[at - 1], sorted[at]);
            if (limits.Count == 0 || FirstAtLeast(sorted, limits[^1]) < at)
            {
                limits.Add(limit);
            }
        }

        return limits.ToImmutable();
    }

    private static ImmutableArray<double> EqualSteps(double[] sorted, int classes) => Used(
        sorted,
        Enumerable.Range(1, classes - 1).Select(i => sorted[^1] - sorted[0] is var range && double.IsFinite(range * classes)
            ? sorted[0] + (range * i / classes)
            : (sorted[0] * (classes - i) / classes) + (sorted[^1] / classes * i)));
}
