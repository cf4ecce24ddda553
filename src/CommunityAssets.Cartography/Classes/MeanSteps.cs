using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Classes;

/// <summary>Classes that go by means: standard deviations around the mean, and head/tail breaks.</summary>
internal static class MeanSteps
{
    /// <summary>
    /// Standard deviations (of a sample, n - 1) around the mean: each class is one of them wide, the outer ones open. Of five classes the
    /// limits are -1.5, -0.5, 0.5 and 1.5 of them from the mean, of four -1, 0 and 1, and so on. Parts of the scale without a value are
    /// left out, the others keep their place in it.
    /// </summary>
    public static Classification Deviations(double[] sorted, int classes)
    {
        var (mean, deviation) = Spread(sorted);
        double[] scale =
        [
            .. Enumerable.Range(1, classes - 1).Select(at => at - (classes / 2d))
                .Select(times => times == 0 ? mean : mean + (times * deviation)),
        ];
        var made = Classifier.Count(sorted, ClassMethod.StandardDeviation, Classifier.Used(sorted, scale));
        var parts = ImmutableArray.CreateBuilder<int>(made.Counts.Length);
        var first = 0;
        foreach (var count in made.Counts)
        {
            // Where all are equal the one class is that of the mean, in the middle of the scale.
            parts.Add(deviation > 0 ? Part(scale, sorted[first]) : classes / 2);
            first += count;
        }

        return made with { Parts = parts.MoveToImmutable(), Scale = classes };
    }

    /// <summary>
    /// Head/tail breaks: values above the mean are parted from those up to it, then the same again with those above, until one value is
    /// left or there are as many classes as asked for. Jiang B. Head/tail breaks: a new classification scheme for data with a heavy-tailed
    /// distribution. Prof Geogr 2013;65:482-494.
    /// </summary>
    public static ImmutableArray<double> HeadTail(double[] sorted, int classes)
    {
        var limits = ImmutableArray.CreateBuilder<double>();
        var head = 0;
        while (limits.Count + 1 < classes && sorted[head] < sorted[^1])
        {
            var (mean, _) = Spread(sorted.AsSpan(head));
            var above = Classifier.FirstAtLeast(sorted, Math.BitIncrement(mean));
            if (above <= head || above == sorted.Length)
            {
                break;
            }

            // A value that is the mean itself belongs below, so the limit lies above it.
            limits.Add(mean > sorted[above - 1] ? mean : Classifier.Between(sorted[above - 1], sorted[above]));
            head = above;
        }

        return limits.ToImmutable();
    }

    private static int Part(double[] scale, double value) => scale.Count(limit => limit <= value);

    // Mean and standard deviation over values that are scaled to -1 ... 1 around their middle first: large numbers lose no figures, and
    // numbers near the ends of the range of doubles do not overflow.
    private static (double Mean, double Deviation) Spread(ReadOnlySpan<double> sorted)
    {
        var middle = (sorted[0] / 2) + (sorted[^1] / 2);
        var half = (sorted[^1] / 2) - (sorted[0] / 2);
        if (!(half > 0))
        {
            return (sorted[0], 0);
        }

        var (sum, squares) = (0d, 0d);
        foreach (var value in sorted)
        {
            sum += (value - middle) / half;
        }

        var mean = sum / sorted.Length;
        foreach (var value in sorted)
        {
            var from = ((value - middle) / half) - mean;
            squares += from * from;
        }

        return (middle + (half * mean), sorted.Length > 1 ? half * Math.Sqrt(squares / (sorted.Length - 1)) : 0);
    }
}
