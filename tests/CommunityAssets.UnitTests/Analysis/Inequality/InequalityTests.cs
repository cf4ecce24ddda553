using CommunityAssets.Analysis.Inequality;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.UnitTests.Analysis.Oracles;

namespace CommunityAssets.UnitTests.Analysis.Inequality;

public sealed class InequalityTests
{
    /// <summary>Against R's <c>lm</c>, with limits simulated in R (<c>tools/oracles/inequality.R</c>).</summary>
    [Theory]
    [InlineData("1", IndexKind.Plain)]
    [InlineData("1", IndexKind.Rate)]
    [InlineData("1", IndexKind.Share)]
    [InlineData("2", IndexKind.Plain)]
    [InlineData("2", IndexKind.Rate)]
    [InlineData("2", IndexKind.Share)]
    [InlineData("3", IndexKind.Rate)]
    [InlineData("4", IndexKind.Rate)]
    public void Slope_and_ratio_are_those_of_R_and_limits_agree_within_Monte_Carlo_error(string area, IndexKind kind)
    {
        var oracle = Table.Read("inequality");
        var row = Enumerable.Range(0, oracle.Count)
            .Single(at => oracle.Text(at, "area") == area && oracle.Text(at, "kind") == kind.ToString());
        var found = InequalityIndices.Of(Groups(area, kind), kind, Confidence.P95);
        Assert.Equal(oracle.Number(row, "slope"), found.Slope.Value, 1e-9);
        Assert.Equal(oracle.Number(row, "relative"), found.Relative.Value, 1e-9);
        var width = oracle.Number(row, "upper") - oracle.Number(row, "lower");
        Assert.Equal(oracle.Number(row, "lower"), found.Slope.Lower, 0.012 * width);
        Assert.Equal(oracle.Number(row, "upper"), found.Slope.Upper, 0.012 * width);
        var ratio = oracle.Number(row, "relative_upper") - oracle.Number(row, "relative_lower");
        Assert.Equal(oracle.Number(row, "relative_lower"), found.Relative.Lower, 0.012 * ratio);
        Assert.Equal(oracle.Number(row, "relative_upper"), found.Relative.Upper, 0.012 * ratio);
    }

    [Fact]
    public void The_same_seed_gives_the_same_limits()
    {
        var groups = Groups("1", IndexKind.Plain);
        var one = InequalityIndices.Of(groups, IndexKind.Plain, Confidence.P95, 2000);
        Assert.Equal(one, InequalityIndices.Of(groups, IndexKind.Plain, Confidence.P95, 2000));
        Assert.NotEqual(one.Slope, InequalityIndices.Of(groups, IndexKind.Plain, Confidence.P95, 2000, seed: 2).Slope);
        Assert.Equal(10.4, one.Gap, 1e-9);
    }

    [Fact]
    public void Where_all_groups_are_equal_there_is_no_slope()
    {
        var equal = Enumerable.Repeat(new GroupValue(100, new Estimate(5, 4, 6)), 5).ToList();
        var found = InequalityIndices.Of(equal, IndexKind.Plain, Confidence.P95, 5000);
        Assert.Equal(0, found.Slope.Value, 1e-12);
        Assert.Equal(1, found.Relative.Value, 1e-12);
        Assert.True(found.Slope is { Lower: < 0, Upper: > 0 });
    }

    [Fact]
    public void The_line_is_told_at_its_ends_and_at_each_group()
    {
        // Three equal groups on a straight line: their middles are at a sixth, a half and five sixths.
        List<GroupValue> groups = [new(10, new Estimate(4, 3, 5)), new(10, new Estimate(6, 5, 7)), new(10, new Estimate(8, 7, 9))];
        var found = InequalityIndices.Of(groups, IndexKind.Plain, Confidence.P95, 1000);
        Assert.Equal(6, found.Slope.Value, 1e-12);
        Assert.Equal(3, found.MostDeprived, 1e-12);
        Assert.Equal(9, found.LeastDeprived, 1e-12);
        Assert.Equal(3, found.Relative.Value, 1e-12);
        Assert.Equal([4, 6, 8], found.Fitted.Select(value => Math.Round(value, 12)));
        Assert.Equal(4, found.Gap);
    }

    [Fact]
    public void The_slope_grows_with_the_values_and_does_not_move_with_them()
    {
        var groups = Groups("1", IndexKind.Plain);
        GroupValue Moved(GroupValue group, double times, double plus) => group with
        {
            Value = new Estimate(
                (group.Value.Value * times) + plus, (group.Value.Lower * times) + plus, (group.Value.Upper * times) + plus),
        };
        var one = InequalityIndices.Of(groups, IndexKind.Plain, Confidence.P95, 2000);
        var moved = InequalityIndices.Of([.. groups.Select(group => Moved(group, 2, 8))], IndexKind.Plain, Confidence.P95, 2000);
        Assert.Equal(2 * one.Slope.Value, moved.Slope.Value, 1e-9);
        Assert.Equal(2 * one.Slope.Lower, moved.Slope.Lower, 1e-9);
        Assert.Equal(2 * one.Slope.Upper, moved.Slope.Upper, 1e-9);

        // More people everywhere change nothing; the same groups the other way round turn the slope.
        var more = InequalityIndices.Of(
            [.. groups.Select(group => group with { People = group.People * 3 })], IndexKind.Plain, Confidence.P95, 2000);
        Assert.Equal(one.Slope.Value, more.Slope.Value, 1e-9);
        Assert.Equal(-one.Slope.Value,
            InequalityIndices.Of([.. groups.AsEnumerable().Reverse()], IndexKind.Plain, Confidence.P95, 1000).Slope.Value, 1e-9);
    }

    [Fact]
    public void Surer_limits_are_wider_and_a_cancelled_run_stops()
    {
        var groups = Groups("2", IndexKind.Rate);
        var (p95, p998) = (
            InequalityIndices.Of(groups, IndexKind.Rate, Confidence.P95, 20_000),
            InequalityIndices.Of(groups, IndexKind.Rate, Confidence.P998, 20_000));
        Assert.True(p998.Slope.Lower < p95.Slope.Lower && p998.Slope.Upper > p95.Slope.Upper);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => InequalityIndices.Of(groups, IndexKind.Rate, Confidence.P95, 1000, cancellationToken: cancelled.Token));
    }

    [Fact]
    public void Progress_is_told_to_the_end_and_runs_at_the_same_time_give_the_same_limits()
    {
        var groups = Groups("2", IndexKind.Rate);
        var told = new Progress();
        var alone = InequalityIndices.Of(groups, IndexKind.Rate, Confidence.P95, 20_000, progress: told);
        Assert.Equal(told.Shares.Order(), told.Shares);
        Assert.InRange(told.Shares.Count, 2, 20);
        Assert.Equal(1, told.Shares[^1]);
        Assert.All(
            Enumerable.Range(0, 6).AsParallel().Select(_ => InequalityIndices.Of(groups, IndexKind.Rate, Confidence.P95, 20_000)),
            among => Assert.Equal(alone, among));
    }

    [Fact]
    public void Groups_that_make_no_sense_are_refused_in_words()
    {
        GroupValue[] two = [new(1, new Estimate(1, 0.5, 2)), new(1, new Estimate(1, 0.5, 2))];
        Assert.Contains("3 to 100", Assert.Throws<ArgumentException>(() => Of(two)).Message, StringComparison.Ordinal);
        GroupValue[] nobody = [.. two, new(0, new Estimate(1, 0.5, 2))];
        Assert.Contains("Group 3 of 3", Assert.Throws<ArgumentException>(() => Of(nobody)).Message, StringComparison.Ordinal);
        GroupValue[] unknown = [.. two, new(1, Estimate.None)];
        Assert.Throws<ArgumentException>(() => Of(unknown));
        GroupValue[] beyond = [.. two, new(1, new Estimate(0.5, 0.4, 0.6))];
        Assert.Throws<ArgumentException>(() => InequalityIndices.Of(beyond, IndexKind.Share, Confidence.P95));
    }

    private static InequalityIndex Of(GroupValue[] groups) => InequalityIndices.Of(groups, IndexKind.Plain, Confidence.P95);

    private static List<GroupValue> Groups(string area, IndexKind kind)
    {
        var table = Table.Read("inequality_groups");
        return
        [
            .. Enumerable.Range(0, table.Count)
                .Where(row => table.Text(row, "area") == area && table.Text(row, "kind") == kind.ToString())
                .Select(row => new GroupValue(
                    table.Number(row, "people"),
                    new Estimate(table.Number(row, "value"), table.Number(row, "lower"), table.Number(row, "upper")))),
        ];
    }

    private sealed class Progress : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
