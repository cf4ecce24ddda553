using CommunityAssets.Analysis.Rates;
using FsCheck;
using FsCheck.Fluent;

namespace CommunityAssets.UnitTests.Analysis.Rates;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData(28, 32, 22, 21.5, 22.5, AgainstBenchmark.Higher)]
    [InlineData(22.5, 32, 22, 21.5, 22.5, AgainstBenchmark.Similar)]
    [InlineData(10, 21.4, 22, 21.5, 22.5, AgainstBenchmark.Lower)]
    [InlineData(21, 23, 22, 21.5, 22.5, AgainstBenchmark.Similar)]
    public void Limits_that_overlap_are_similar(
        double lower, double upper, double benchmark, double from, double to, AgainstBenchmark expected) =>
        Assert.Equal(expected, Comparisons.ByLimits(new Estimate((lower + upper) / 2, lower, upper), new Estimate(benchmark, from, to)));

    [Fact]
    public void A_benchmark_without_limits_counts_as_a_point()
    {
        Assert.Equal(AgainstBenchmark.Higher, Comparisons.ByLimits(new Estimate(25, 22.1, 30), Estimate.Point(22)));
        Assert.Equal(AgainstBenchmark.Similar, Comparisons.ByLimits(new Estimate(25, 22, 30), Estimate.Point(22)));
        Assert.Equal(AgainstBenchmark.Lower, Comparisons.ByLimits(new Estimate(20, 18, 21.9), Estimate.Point(22)));
    }

    [Fact]
    public void Without_the_areas_limits_or_a_benchmark_nothing_is_said()
    {
        Assert.Equal(AgainstBenchmark.NotKnown, Comparisons.ByLimits(Estimate.Point(21), Estimate.Point(22)));
        Assert.Equal(AgainstBenchmark.NotKnown, Comparisons.ByLimits(Estimate.From(21, 20, null), Estimate.Point(22)));
        Assert.Equal(AgainstBenchmark.NotKnown, Comparisons.ByLimits(Estimate.From(null, 20, 24), Estimate.Point(22)));
        Assert.Equal(AgainstBenchmark.NotKnown, Comparisons.ByLimits(new Estimate(22, 20, 24), Estimate.None));
    }

    [Fact]
    public void Fifths_are_even_and_equal_values_stay_together()
    {
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4, 5, 5], Comparisons.Fifths([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
        Assert.Equal([0, 3, 3, 3], Comparisons.Fifths([double.NaN, 7, 7, 7]));
        Assert.Equal([0, 0], Comparisons.Fifths([double.NaN, double.NaN]));
        Assert.Equal([3], Comparisons.Fifths([4]));
        Assert.Equal([1, 2, 3], Comparisons.Parts([double.NegativeInfinity, 0, double.PositiveInfinity], 3));
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
        {
            var values = Array.ConvertAll(numbers, number => (double)(number % 10));
            var (found, back) = (Comparisons.Fifths(values), Comparisons.Fifths([.. values.Reverse()]));
            var moved = Comparisons.Fifths(Array.ConvertAll(values, value => (3 * value) + 7));
            return found.SequenceEqual(back.Reverse()) && found.SequenceEqual(moved)
                && values.Zip(found).OrderBy(pair => pair.First).Select(pair => pair.Second).SequenceEqual(found.Order());
        }).Check(FixedDraws.Config);
    }
}
