using CommunityAssets.Cartography.Classes;
using CommunityAssets.Cartography.Legends;
using CommunityAssets.Cartography.Palettes;
using CommunityAssets.Domain.Needs;

namespace CommunityAssets.UnitTests.Cartography.Legends;

public sealed class LegendTests
{
    private static readonly Indicator Smoking = new()
    {
        Id = "smoking",
        Name = "Adults who smoke",
        Unit = "%",
        Polarity = Polarity.HigherIsWorse,
        Source = "OHID",
    };

    [Fact]
    public void Classes_are_told_as_ranges_with_counts_and_colours()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(number => 9.87 + (number * 0.3123))];
        var legend = Make(values, noData: 3, suppressed: 2);

        Assert.Equal(
            ["9.9% to 13.6%", "13.6% to 17.2%", "17.2% to 20.9%", "20.9% to 24.6%", "24.6% to 28.3%"],
            legend.Classes.Select(one => one.Words));
        Assert.Equal(60, legend.Classes.Sum(one => one.Count));
        Assert.Equal(["#f3eef6", "#d5c3e3", "#ae8fca", "#8158a6", "#532480"], legend.Classes.Select(one => one.Colour));
        Assert.Equal("Five classes with about equal numbers of areas", legend.Method);
    }

    [Fact]
    public void The_legend_says_what_when_whose_and_which_way_is_worse()
    {
        var legend = Make([1, 2, 3, 4, 5, 6], noData: 0, suppressed: 0);

        Assert.Equal(
            ("Adults who smoke", "%", "2021", "OHID", "Higher is worse"),
            (legend.Title, legend.Unit, legend.Period, legend.Source, legend.Polarity));
    }

    [Fact]
    public void No_data_and_held_back_are_two_things_and_neither_is_a_class()
    {
        var legend = Make([1, 2, 3], noData: 4, suppressed: 2);

        Assert.Equal(new LegendNote("No data", 4), legend.NoData);
        Assert.Equal(new LegendNote("Held back by the publisher", 2), legend.Suppressed);
        Assert.Equal(3, legend.Classes.Sum(one => one.Count));
        Assert.DoesNotContain(Ground.Hatch.ToString(), legend.Classes.Select(one => one.Colour));
    }

    [Fact]
    public void Ranges_of_whole_numbers_do_not_overlap()
    {
        var classes = RoundedClasses.Of([.. Enumerable.Range(0, 50).Select(number => (double)number)], ClassMethod.Quantile, 5);
        var legend = Legend.Of(Smoking with { Unit = null }, "2021", classes, Ramp.Sequential.Colours(5), 0, 0);

        Assert.Equal(["0 to 9", "10 to 19", "20 to 29", "30 to 39", "40 to 49"], legend.Classes.Select(one => one.Words));
    }

    [Fact]
    public void A_share_is_told_in_per_cent_as_on_pages()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(number => 0.0987 + (number * 0.003123))];
        var classes = RoundedClasses.Of(values, ClassMethod.Quantile, 5);
        var legend = Legend.Of(Smoking with { Unit = "share of people" }, "2021", classes, Ramp.Sequential.Colours(5), 0, 0);

        Assert.Equal(
            ["9.9% to 13.6%", "13.6% to 17.2%", "17.2% to 20.9%", "20.9% to 24.6%", "24.6% to 28.3%"],
            legend.Classes.Select(one => one.Words));
        Assert.Equal("% of people", legend.Unit);
        Assert.Equal(0.0987, legend.Classes[0].From);
    }

    [Fact]
    public void Without_any_value_there_is_no_class()
    {
        var legend = Make([], noData: 60, suppressed: 0);

        Assert.Empty(legend.Classes);
        Assert.Equal("No classes", legend.Method);
    }

    private static Legend Make(double[] values, int noData, int suppressed)
    {
        var classes = RoundedClasses.Of(values, ClassMethod.Quantile, 5);
        var colours = classes.Classes.Counts.IsEmpty ? [] : Ramp.Sequential.Colours(classes.Classes.Counts.Length);
        return Legend.Of(Smoking, "2021", classes, colours, noData, suppressed);
    }
}
