using CommunityAssets.Analysis.Overlay;
using FsCheck;
using FsCheck.Fluent;

namespace CommunityAssets.UnitTests.Analysis.Overlay;

public sealed class MeetingsTests
{
    [Fact]
    public void Nine_areas_fall_into_nine_classes_and_the_corners_have_names()
    {
        double[] needs = [1, 1, 1, 2, 2, 2, 3, 3, 3], strengths = [1, 2, 3, 1, 2, 3, 1, 2, 3];
        var found = Meetings.Of(needs, strengths);
        Assert.Equal(9, found.Distinct().Count());
        Assert.Equal("Keep in touch", found[0].Name);
        Assert.Equal("Strengths to share", found[2].Name);
        Assert.Equal("Start listening here", found[6].Name);
        Assert.Equal("Build on what's here", found[8].Name);
        Assert.All(new[] { 1, 3, 4, 5, 7 }, area => Assert.Null(found[area].Name));
    }

    [Fact]
    public void Equal_values_stay_in_one_third()
    {
        Assert.Equal(new Thirds(0, 0), Thirds.Of([0, 0, 0, 0, 2, 3]));
        Assert.Equal(new Thirds(2, 4), Thirds.Of([1, 2, 3, 4, 5, 6]));
        Assert.Equal([Third.Low, Third.Middle, Third.Middle, Third.High], new[] { 2d, 2.5, 4, 4.5 }.Select(new Thirds(2, 4).Place));
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            var values = Array.ConvertAll(bytes, value => (double)(value % 12));
            var thirds = Thirds.Of(values);
            var places = Array.ConvertAll(values, thirds.Place);
            return values.Zip(places).GroupBy(pair => pair.First).All(same => same.Distinct().Count() == 1)
                && places.Count(place => place == Third.Low) * 3 >= values.Length
                && places.Count(place => place == Third.High) * 3 <= values.Length;
        }).Check(FixedDraws.Config);
    }

    [Fact]
    public void Classes_follow_the_order_of_values_alone_whatever_their_unit_their_zero_and_the_order_of_areas() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte[]>(),
        (one, other) =>
        {
            var count = Math.Min(one.Length, other.Length);
            double[] needs = [.. one.Take(count).Select(value => value > 240 ? double.NaN : value)];
            double[] strengths = [.. other.Take(count).Select(value => (double)(value / 16))];
            var found = Meetings.Of(needs, strengths);

            // Any rising function, also one that is no straight line.
            var moved = Meetings.Of(
                Array.ConvertAll(needs, need => Math.Exp(need / 50) - 900), Array.ConvertAll(strengths, strength => 7 * strength));
            var turned = Meetings.Of([.. needs.Reverse()], [.. strengths.Reverse()]);
            return found.SequenceEqual(moved) && found.SequenceEqual(turned.Reverse())
                && found.Zip(needs).All(pair => (pair.First.Need == Third.NotKnown) == double.IsNaN(pair.Second));
        }).Check(FixedDraws.Config);

    [Fact]
    public void More_need_or_more_strengths_never_give_a_lower_third() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes =>
        {
            var values = Array.ConvertAll(bytes, value => (double)value);
            var thirds = Thirds.Of(values);
            var places = values.Order().Select(thirds.Place).ToList();
            return places.Zip(places.Skip(1)).All(pair => pair.First <= pair.Second);
        }).Check(FixedDraws.Config);

    [Fact]
    public void One_area_and_areas_that_are_all_alike_are_in_the_lowest_third()
    {
        Assert.Equal([new MeetingClass(Third.Low, Third.Low)], Meetings.Of([5], [0]));
        Assert.All(Meetings.Of([4, 4, 4, 4], [0, 0, 0, 0]), area => Assert.Equal("Keep in touch", area.Name));
        Assert.Empty(Meetings.Of([], []));
        Assert.Equal(Third.High, new Thirds(1, 2).Place(double.PositiveInfinity));
    }

    [Fact]
    public void Missing_values_have_no_class()
    {
        var found = Meetings.Of([double.NaN, 1, 2], [1, double.NaN, 3]);
        Assert.False(found[0].IsKnown);
        Assert.False(found[1].IsKnown);
        Assert.True(found[2].IsKnown);
        Assert.All(Meetings.Of([double.NaN], [double.NaN]), area => Assert.False(area.IsKnown));
        Assert.Throws<ArgumentException>(() => Meetings.Of([1], [1, 2]));
    }
}
