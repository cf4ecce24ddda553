using CommunityAssets.Analysis.Access;
using CommunityAssets.UnitTests.Analysis.Networks;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Access;

public sealed class SitesInReachTests
{
    private static readonly Config Many = FixedDraws.Config.WithMaxTest(200);

    private static readonly Gen<(int X, int Y)> Spot =
        from x in Gen.Choose(-20, 120)
        from y in Gen.Choose(-20, 120)
        select (x * 10, y * 10);

    private static readonly Arbitrary<((int X, int Y)[] Places, (int X, int Y)[] Sites, bool Streets, int Limit)> Cases = (
        from places in Spot.NonEmptyListOf()
        from sites in Spot.NonEmptyListOf()
        from streets in Gen.Elements(true, false)
        from limit in Gen.Choose(1, 1500)
        select (places.ToArray(), sites.Distinct().ToArray(), streets, limit)).ToArbitrary();

    [Fact]
    public void The_nearest_of_each_group_is_told_with_how_many_are_within_each_limit()
    {
        var pairs = WalkingPairs.Measure(
            [new(0, 0), new(5000, 0)], [new Point(100, 0), new Point(200, 0), new Point(0, 300)], null, 1200, detour: 1);

        var reach = SitesInReach.Of(pairs, [[0], [0, 1], [1]], 3, [100, 250, 1200]);

        Assert.Equal((0, 100), (reach.Nearest(0, 0), reach.Metres(0, 0)));
        Assert.Equal((1, 200), (reach.Nearest(0, 1), reach.Metres(0, 1)));
        Assert.Equal((-1, double.PositiveInfinity), (reach.Nearest(0, 2), reach.Metres(0, 2)));
        Assert.Equal([1, 2, 2], new[] { 0, 1, 2 }.Select(limit => reach.Count(0, 0, limit)));
        Assert.Equal([0, 1, 2], new[] { 0, 1, 2 }.Select(limit => reach.Count(0, 1, limit)));
        Assert.Equal([0, 1], reach.WithoutNearest());
        Assert.Throws<ArgumentException>(() => SitesInReach.Of(pairs, [[0]], 1, [100]));
    }

    [Fact]
    public void Looking_farther_finds_the_nearest_and_leaves_counts_as_they_are()
    {
        Point[] sites = [new(2000, 0), new(50, 0)];
        Coordinate[] places = [new(0, 0), new(1000, 0)];
        var reach = SitesInReach.Of(WalkingPairs.Measure(places, sites, null, 400, detour: 1), [[0], [0]], 1, [400]);

        var lonely = reach.WithoutNearest();
        reach.Widen(lonely, WalkingPairs.Measure([places[1]], sites, null, 4800, detour: 1), [[0], [0]]);

        Assert.Equal([1], lonely);
        Assert.Equal((1, 950), (reach.Nearest(1, 0), reach.Metres(1, 0)));
        Assert.Equal((1, 0), (reach.Count(0, 0, 0), reach.Count(1, 0, 0)));
    }

    [Fact]
    public void The_order_of_places_and_sites_changes_nothing_but_the_order() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var forth = Measure(one.Places, one.Sites, one.Streets, one.Limit);
        var back = Measure([.. one.Places.Reverse()], [.. one.Sites.Reverse()], one.Streets, one.Limit);
        return Enumerable.Range(0, one.Places.Length).All(place =>
        {
            var other = one.Places.Length - 1 - place;
            return Close(forth.Metres(place, 0), back.Metres(other, 0)) && forth.Count(place, 0, 0) == back.Count(other, 0, 0);
        });
    }));

    [Fact]
    public void Walking_farther_never_reaches_less() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var near = Measure(one.Places, one.Sites, one.Streets, one.Limit);
        var far = Measure(one.Places, one.Sites, one.Streets, one.Limit + 100);
        return Enumerable.Range(0, one.Places.Length).All(place =>
            near.Count(place, 0, 0) <= far.Count(place, 0, 0) && far.Metres(place, 0) <= near.Metres(place, 0)
            && (near.Nearest(place, 0) < 0 || Close(near.Metres(place, 0), far.Metres(place, 0))));
    }));

    [Fact]
    public void A_place_twice_as_large_is_twice_as_far_to_walk() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var small = Measure(one.Places, one.Sites, streets: false, one.Limit);
        var large = Measure(Twice(one.Places), Twice(one.Sites), streets: false, 2 * one.Limit);
        return Enumerable.Range(0, one.Places.Length).All(place =>
            Close(2 * small.Metres(place, 0), large.Metres(place, 0)) && small.Count(place, 0, 0) == large.Count(place, 0, 0));
        static (int X, int Y)[] Twice((int X, int Y)[] spots) => Array.ConvertAll(spots, spot => (2 * spot.X, 2 * spot.Y));
    }));

    [Fact]
    public void People_that_are_not_known_are_left_out_of_the_share_and_counted()
    {
        var shares = PeopleInReach.Of([100, double.NaN, 300, 0], [0, 1, 2, 3], area => area < 2);

        Assert.Equal(new PeopleInReach(4, 2, 400, 100, 1), shares);
        Assert.Equal(0.25, shares.Share);
        Assert.Equal(double.NaN, PeopleInReach.Of([0, double.NaN], [0, 1], _ => true).Share);
        Assert.Equal(double.NaN, PeopleInReach.Of([5], [], _ => true).Share);
    }

    private static SitesInReach Measure((int X, int Y)[] places, (int X, int Y)[] sites, bool streets, int limit)
    {
        var network = streets ? Streets.Of("0,0 500,0 1000,0", "500,0 500,1000", "0,700 300,700", "500,500 1000,900") : null;
        var pairs = WalkingPairs.Measure(
            [.. places.Select(spot => new Coordinate(spot.X, spot.Y))], [.. sites.Select(spot => new Point(spot.X, spot.Y))], network,
            limit);
        return SitesInReach.Of(pairs, [.. sites.Select(_ => new[] { 0 })], 1, [limit]);
    }

    private static bool Close(double one, double other) => one.Equals(other) || Math.Abs(one - other) < 1e-6;
}
