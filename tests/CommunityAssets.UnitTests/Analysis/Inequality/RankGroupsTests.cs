using CommunityAssets.Analysis.Inequality;
using FsCheck;
using FsCheck.Fluent;

namespace CommunityAssets.UnitTests.Analysis.Inequality;

public sealed class RankGroupsTests
{
    [Fact]
    public void Ten_areas_make_five_fifths_of_two_with_the_highest_values_first() =>
        Assert.Equal([4, 4, 3, 3, 2, 2, 1, 1, 0, 0], RankGroups.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5));

    [Fact]
    public void Equal_values_are_in_the_one_group_that_the_middle_of_their_ranks_falls_in()
    {
        Assert.Equal([2, 2, 2, 2], RankGroups.Of([7, 7, 7, 7], 5));

        // The three at 9 have the ranks 1 to 3 of 10.
        Assert.Equal([0, 0, 0, 1, 2, 2, 3, 3, 4, 4], RankGroups.Of([9, 9, 9, 7, 6, 5, 4, 3, 2, 1], 5));
    }

    [Fact]
    public void What_is_not_known_is_in_no_group_and_takes_no_rank()
    {
        Assert.Equal([-1, 0, 1, -1], RankGroups.Of([double.NaN, 8, 3, double.NaN], 2));
        Assert.Empty(RankGroups.Of([], 5));
        Assert.Equal([-1], RankGroups.Of([double.NaN], 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => RankGroups.Of([1, 2], 1));
    }

    [Fact]
    public void Groups_never_rise_with_the_value_and_go_with_the_area_in_whatever_order_it_comes() =>
        Check.One(FixedDraws.Config.WithMaxTest(300), Prop.ForAll(Gen.Choose(0, 20).ListOf().ToArbitrary(), numbers =>
        {
            double[] values = [.. numbers.Select(number => (double)number)];
            var groups = RankGroups.Of(values, 5);
            var turned = RankGroups.Of([.. values.Reverse()], 5);
            return groups.Reverse().SequenceEqual(turned)
                && values.Zip(groups).OrderBy(pair => pair.First).Select(pair => -pair.Second)
                    .Aggregate((Last: int.MinValue, Fine: true), (so, next) => (next, so.Fine && next >= so.Last)).Fine
                && groups.All(group => group is >= 0 and < 5);
        }));
}
