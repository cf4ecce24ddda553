using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Classes;

/// <summary>
/// The exact optimum of Fisher (1958), "On grouping for maximum homogeneity": the classes with the least sum of squared distances from
/// their means. Dynamic programming over distinct values, each row filled by divide and conquer, since the best place of the last
/// break never moves left as values are added (Wang and Song 2011): O(k n log n).
/// </summary>
internal static class NaturalBreaks
{
    /// <summary>The inner limits, each half way between the classes it parts.</summary>
    public static ImmutableArray<double> Limits(double[] sorted, int classes)
    {
        var (values, sums) = Distinct(sorted);
        var groups = Math.Min(classes, values.Length);
        var starts = new int[groups][];
        var costs = new double[values.Length];
        for (var last = 0; last < values.Length; last++)
        {
            costs[last] = sums.Cost(0, last);
        }

        for (var group = 1; group < groups; group++)
        {
            var (next, start) = (new double[values.Length], new int[values.Length]);
            Fill(group, values.Length - 1, group, values.Length - 1, group, costs, next, start, sums);
            (costs, starts[group]) = (next, start);
        }

        var limits = new double[groups - 1];
        var end = values.Length - 1;
        for (var group = groups - 1; group > 0; group--)
        {
            var first = starts[group][end];
            limits[group - 1] = Classifier.Between(values[first - 1], values[first]);
            end = first - 1;
        }

        return [.. limits];
    }

    // Fills next[low..high]: the least cost of `group + 1` classes over values[0..last], and where the last class starts.
    private static void Fill(
        int low, int high, int leftmost, int rightmost, int group, double[] costs, double[] next, int[] start, PrefixSums sums)
    {
        if (low > high)
        {
            return;
        }

        var last = low + ((high - low) / 2);
        var (best, at) = (double.PositiveInfinity, Math.Max(leftmost, group));
        for (var first = Math.Max(leftmost, group); first <= Math.Min(rightmost, last); first++)
        {
            var cost = costs[first - 1] + sums.Cost(first, last);
            if (cost < best)
            {
                (best, at) = (cost, first);
            }
        }

        (next[last], start[last]) = (best, at);
        Fill(low, last - 1, leftmost, at, group, costs, next, start, sums);
        Fill(last + 1, high, at, rightmost, group, costs, next, start, sums);
    }

    private static (double[] Values, PrefixSums Sums) Distinct(double[] sorted)
    {
        var (values, weights) = (new List<double>(sorted.Length), new List<int>(sorted.Length));
        foreach (var value in sorted)
        {
            if (values.Count > 0 && values[^1] == value)
            {
                weights[^1]++;
            }
            else
            {
                values.Add(value);
                weights.Add(1);
            }
        }

        return ([.. values], new PrefixSums(values, weights));
    }

    // Sums of weights, values and squares up to each value. Values are scaled to -1 … 1 around their middle first, so that large numbers
    // with small differences, and numbers near the ends of the range of doubles, lose nothing that matters.
    private sealed class PrefixSums
    {
        private readonly double[] _weights;
        private readonly double[] _sums;
        private readonly double[] _squares;

        public PrefixSums(List<double> values, List<int> weights)
        {
            (_weights, _sums, _squares) = (new double[values.Count + 1], new double[values.Count + 1], new double[values.Count + 1]);
            var middle = (values[0] / 2) + (values[^1] / 2);
            var half = Math.Max((values[^1] / 2) - (values[0] / 2), double.Epsilon);
            for (var i = 0; i < values.Count; i++)
            {
                var scaled = (values[i] - middle) / half;
                _weights[i + 1] = _weights[i] + weights[i];
                _sums[i + 1] = _sums[i] + (weights[i] * scaled);
                _squares[i + 1] = _squares[i] + (weights[i] * scaled * scaled);
            }
        }

        public double Cost(int first, int last)
        {
            var weight = _weights[last + 1] - _weights[first];
            var sum = _sums[last + 1] - _sums[first];
            return Math.Max(0, _squares[last + 1] - _squares[first] - (sum * sum / weight));
        }
    }
}
