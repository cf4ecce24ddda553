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
}
