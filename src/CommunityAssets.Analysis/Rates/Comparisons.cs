namespace CommunityAssets.Analysis.Rates;

/// <summary>Comparison with a benchmark, in the two ways that public-health profiles use; the one place where it is decided.</summary>
public static class Comparisons
{
    /// <summary>
    /// By limits: different when those of the area and those of the benchmark do not overlap; a benchmark whose limits are not known counts
    /// as a point, as a whole country is taken in profiles. Limits that touch overlap. Stricter than a test of the difference: two values
    /// may differ though their limits overlap somewhat.
    /// </summary>
    /// <param name="area">The area's value with both limits, at 95% or at 99.8%, in the benchmark's unit; without them nothing is said, since
    /// nobody could tell a difference from chance.</param>
    /// <param name="benchmark">The benchmark's value, with its limits of the same confidence or without.</param>
    public static AgainstBenchmark ByLimits(Estimate area, Estimate benchmark)
    {
        if (double.IsNaN(area.Value) || double.IsNaN(area.Lower) || double.IsNaN(area.Upper) || double.IsNaN(benchmark.Value))
        {
            return AgainstBenchmark.NotKnown;
        }

        return area.Lower > (double.IsNaN(benchmark.Upper) ? benchmark.Value : benchmark.Upper) ? AgainstBenchmark.Higher
            : area.Upper < (double.IsNaN(benchmark.Lower) ? benchmark.Value : benchmark.Lower) ? AgainstBenchmark.Lower
            : AgainstBenchmark.Similar;
    }

    /// <summary>
    /// Fifths of all areas by value: 1 the lowest, 5 the highest, 0 where there is none. Equal values are in one fifth, that of the middle
    /// of their ranks, so that no order of the input decides.
    /// </summary>
    /// <param name="values">Values; NaN for none.</param>
    public static int[] Fifths(ReadOnlySpan<double> values) => Parts(values, 5);

    /// <summary>The same in any number of parts: 10 for tenths.</summary>
    /// <param name="values">Values; NaN for none.</param>
    /// <param name="parts">2 or more.</param>
    public static int[] Parts(ReadOnlySpan<double> values, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 2);
        var order = new int[values.Length];
        var known = 0;
        for (var index = 0; index < values.Length; index++)
        {
            if (!double.IsNaN(values[index]))
            {
                order[known++] = index;
            }
        }

        var sorted = new double[known];
        for (var rank = 0; rank < known; rank++)
        {
            sorted[rank] = values[order[rank]];
        }

        Array.Sort(sorted, order, 0, known);
        var answer = new int[values.Length];
        for (var start = 0; start < known;)
        {
            var end = start;
            while (end + 1 < known && sorted[end + 1] == sorted[start])
            {
                end++;
            }

            // The middle rank of the tie, counted from 0 and a half in so that ranks fill the parts evenly.
            var middle = ((start + end) / 2d) + 0.5;
            var part = Math.Min(parts, 1 + (int)(middle * parts / known));
            for (var rank = start; rank <= end; rank++)
            {
                answer[order[rank]] = part;
            }

            start = end + 1;
        }

        return answer;
    }
}
