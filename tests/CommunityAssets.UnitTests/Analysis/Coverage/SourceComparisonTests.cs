using CommunityAssets.Analysis.Coverage;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Analysis.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CommunityAssets.UnitTests.Analysis.Coverage;

public sealed class SourceComparisonTests
{
    [Fact]
    public void The_truth_is_within_the_limits_as_often_as_they_say()
    {
        // 300 things, of which two lists that know nothing of each other hold 45% and 35%, a thousand times over. Limits at 95% should
        // hold the truth 950 times; the binomial spread of that is 7, so below 925 the limits would be too narrow.
        var random = new Xoshiro(20260601);
        var (held, sum) = (0, 0d);
        for (var trial = 0; trial < 1000; trial++)
        {
            var found = SourceComparison.Of(Lists(random, 300, 0.45, 0.35), 2, Confidence.P95).Best!.Estimate.Total;
            held += found.Lower <= 300 && 300 <= found.Upper ? 1 : 0;
            sum += found.Value;
        }

        Assert.InRange(held, 925, 985);

        // Chapman's estimate is unbiased here: its mean is the truth within four standard errors (deviation about 20).
        Assert.Equal(300, sum / 1000, 4 * 25 / Math.Sqrt(1000));
    }

    [Fact]
    public void Lists_that_copy_from_each_other_make_the_estimate_too_low()
    {
        var random = new Xoshiro(3);
        var alone = Lists(random, 400, 0.4, 0.4);

        // Half of what the first has and the second lacks is copied.
        IReadOnlyList<int>[] copied = [.. alone.Select(by => by is [0] && random.Unit() < 0.5 ? (int[])[0, 1] : by)];
        var (one, other) = (SourceComparison.Of(alone, 2, Confidence.P95), SourceComparison.Of(copied, 2, Confidence.P95));
        Assert.True(other.Best!.Estimate.Total.Value < one.Best!.Estimate.Total.Value);
        Assert.True(other.Best.Estimate.Total.Upper < 400);
    }

    [Fact]
    public void Of_three_sources_the_pair_with_the_most_in_both_is_told_and_the_range_of_all()
    {
        // 0 and 1 share 10, 1 and 2 share 20, 0 and 2 share 3: too few.
        var listed = Repeat([0, 1], 10).Concat(Repeat([1, 2], 20)).Concat(Repeat([0, 2], 3)).Concat(Repeat([0], 15)).Concat(Repeat([2], 5))
            .ToList();
        var found = SourceComparison.Of(listed, 3, Confidence.P95);
        Assert.Equal(53, found.Recorded);
        Assert.Equal((1, 2), (found.Best!.One, found.Best.Other));
        Assert.Equal(CaptureRecapture.Of(30, 28, 20, Confidence.P95), found.Best.Estimate);
        Assert.Equal([(0, 1), (1, 2)], found.Overlaps.Select(overlap => (overlap.One, overlap.Other)));

        // Each pair speaks of what it lists: where all three record more than the best pair can account for, it says nothing of the whole.
        Assert.Equal(CaptureRecapture.Of(30, 28, 20, Confidence.P95).Total.Value, found.Lowest);
        Assert.Equal(CaptureRecapture.Of(28, 30, 10, Confidence.P95).Total.Value, found.Highest);
        Assert.Equal(53, found.Estimate!.Recorded);
        Assert.True(found.Estimate.IsExceeded);
        Assert.True(double.IsNaN(found.Estimate.Share.Value));
        Assert.Equal(1, (found.Estimate with { Recorded = (int)found.Estimate.Total.Upper }).Share.Value);
    }

    [Fact]
    public void Too_little_to_compare_is_an_answer_too()
    {
        Assert.Null(SourceComparison.Of([], 0, Confidence.P95).Estimate);
        var one = SourceComparison.Of([.. Repeat([0], 30)], 3, Confidence.P95);
        Assert.Equal((30, null, null), (one.Recorded, one.Best, one.Estimate));
        Assert.True(double.IsNaN(one.Lowest));

        var apart = SourceComparison.Of([.. Repeat([0], 30), .. Repeat([1], 20)], 2, Confidence.P95);
        Assert.Null(apart.Best);
        Assert.False(apart.Estimate!.IsEnough);
        Assert.Equal(50, apart.Recorded);

        var same = SourceComparison.Of([.. Repeat([0, 1], 30)], 2, Confidence.P95);
        Assert.Equal(new Estimate(30, 30, 30), same.Best!.Estimate.Total);
    }

    [Fact]
    public void What_no_source_lists_or_one_twice_is_refused()
    {
        Assert.Contains("Thing 1", Assert.Throws<ArgumentException>(() => SourceComparison.Of([[0], []], 1, Confidence.P95)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SourceComparison.Of([[0, 0]], 1, Confidence.P95));
        Assert.Throws<ArgumentException>(() => SourceComparison.Of([[2]], 2, Confidence.P95));
        Assert.Throws<ArgumentException>(() => SourceComparison.Of([[-1]], 2, Confidence.P95));
    }

    [Fact]
    public void Limits_hold_the_estimate_and_what_is_recorded_and_the_order_changes_nothing() => Prop.ForAll(
        Gen.Choose(0, 7).ArrayOf(60).ToArbitrary(),
        marks =>
        {
            IReadOnlyList<int>[] listed =
            [
                .. marks.Where(mark => mark > 0).Select(mark => (int[])[.. new[] { 0, 1, 2 }.Where(source => (mark >> source & 1) == 1)]),
            ];
            var found = SourceComparison.Of(listed, 3, Confidence.P95);
            var turned = SourceComparison.Of([.. listed.Reverse()], 3, Confidence.P95);
            return found.Best == turned.Best && found.Overlaps.SequenceEqual(turned.Overlaps) && found.Recorded == listed.Length
                && found.Overlaps.All(overlap => overlap.Estimate.Total is var total && total.Lower <= total.Value + 1e-9
                    && total.Value <= total.Upper + 1e-9 && total.Lower >= overlap.Estimate.Recorded - 1e-9);
        }).Check(FixedDraws.Config);

    [Fact]
    public void More_in_both_never_makes_the_total_larger() => Prop.ForAll(
        Gen.Choose(8, 200).Two().ToArbitrary(),
        sizes =>
        {
            var totals = Enumerable.Range(
                CaptureRecapture.FewestInBoth, Math.Min(sizes.Item1, sizes.Item2) - CaptureRecapture.FewestInBoth + 1)
                .Select(both => CaptureRecapture.Of(sizes.Item1, sizes.Item2, both, Confidence.P95).Total.Value).ToList();
            return totals.Zip(totals.Skip(1)).All(pair => pair.First >= pair.Second);
        }).Check(FixedDraws.Config);

    private static IEnumerable<IReadOnlyList<int>> Repeat(int[] by, int times) => Enumerable.Repeat((IReadOnlyList<int>)by, times);

    private static List<IReadOnlyList<int>> Lists(Xoshiro random, int things, params double[] chances)
    {
        var listed = new List<IReadOnlyList<int>>();
        for (var thing = 0; thing < things; thing++)
        {
            int[] by = [.. Enumerable.Range(0, chances.Length).Where(source => random.Unit() < chances[source])];
            if (by.Length > 0)
            {
                listed.Add(by);
            }
        }

        return listed;
    }
}
