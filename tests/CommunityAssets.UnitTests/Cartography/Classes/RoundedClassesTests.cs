using CommunityAssets.Cartography.Classes;

namespace CommunityAssets.UnitTests.Cartography.Classes;

public sealed class RoundedClassesTests
{
    [Fact]
    public void Limits_of_whole_numbers_are_whole()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(number => (double)number)];

        var rounded = RoundedClasses.Of(values, ClassMethod.Quantile, 5);

        Assert.Equal((0, true), (rounded.Decimals, rounded.Whole));
        Assert.Equal([20, 40, 60, 80], rounded.Classes.Limits.AsEnumerable());
        Assert.Equal([20, 20, 20, 20, 20], rounded.Classes.Counts.AsEnumerable());
    }

    [Fact]
    public void Limits_have_as_few_decimals_as_tell_classes_apart()
    {
        double[] values = [.. Enumerable.Range(0, 500).Select(number => 2.1337 + (number * 0.11731))];

        var rounded = RoundedClasses.Of(values, ClassMethod.Quantile, 5);

        Assert.Equal((1, false), (rounded.Decimals, rounded.Whole));
        Assert.All(rounded.Classes.Limits, limit => Assert.Equal(Math.Round(limit, 1), limit));
        Assert.All(rounded.Classes.Counts, count => Assert.InRange(count, 98, 102));
    }

    [Fact]
    public void Where_values_lie_close_a_readable_limit_may_take_one_in_fifty_over()
    {
        // As close as the scores of a country's small areas: 400 to the unit.
        double[] values = [.. Enumerable.Range(0, 34_000).Select(number => (number * 0.0025) + (number % 7 * 0.0001))];

        var rounded = RoundedClasses.Of(values, ClassMethod.Quantile, 5);

        Assert.Equal(0, rounded.Decimals);
        Assert.All(rounded.Classes.Counts, count => Assert.InRange(count, 6800 - 136, 6800 + 136));
    }

    [Fact]
    public void Values_that_differ_in_late_decimals_get_those_decimals()
    {
        var rounded = RoundedClasses.Of([0.10001, 0.10002, 0.10003, 0.10004], ClassMethod.NaturalBreaks, 2);

        Assert.Equal(5, rounded.Decimals);
        Assert.Equal([2, 2], rounded.Classes.Counts.AsEnumerable());
    }

    [Fact]
    public void Round_numbers_stay_as_round_as_they_are()
    {
        double[] values = [0.7, 13.25, 24.5, 38.875, 41, 61.5, 80.5, 83.875];

        var rounded = RoundedClasses.Of(values, ClassMethod.Pretty, 5);

        Assert.Equal([20, 40, 60, 80], rounded.Classes.Limits.AsEnumerable());
        Assert.Equal(0, rounded.Decimals);
    }

    [Fact]
    public void Rounding_keeps_the_place_of_classes_on_a_scale_around_the_mean()
    {
        double[] values = [.. Enumerable.Repeat(1.0001, 20), 100.003];

        var rounded = RoundedClasses.Of(values, ClassMethod.StandardDeviation, 5).Classes;

        Assert.Equal([2, 4], rounded.Parts.AsEnumerable());
        Assert.Equal(5, rounded.Scale);
    }
}
