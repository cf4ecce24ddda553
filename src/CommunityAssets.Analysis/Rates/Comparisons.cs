using CommunityAssets.Analysis.Inequality;

namespace CommunityAssets.Analysis.Rates;

/// <summary>Comparison with a benchmark, in the two ways that public-health profiles use; the one place where it is decided.</summary>
public static class Comparisons
{
    /// <summary>
    /// By limits: different when those of the area and those of the benchmark do not overlap; a benchmark whose limits are not known counts
    /// as a point, as a whole country is taken in profiles. Limits that touch overlap. Stricter than a test of the difference: two values
    /// may differ though their limits overlap somewhat (Schenker N, Gentleman JF. Am Stat 2001;55:182–186).
    /// </summary>
    /// <param name="area">
    /// The area's value with both limits, at 95% or at 99.8%, in the benchmark's unit; without them nothing is said, since nobody could
    /// tell a difference from chance.
    /// </param>
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
        // Ranked from the lowest: the same groups by rank as everywhere else, of the values turned round.
        var turned = new double[values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            turned[index] = -values[index];
        }

        var groups = RankGroups.Of(turned, parts);
        for (var index = 0; index < groups.Length; index++)
        {
            groups[index]++;
        }

        return groups;
    }
}
