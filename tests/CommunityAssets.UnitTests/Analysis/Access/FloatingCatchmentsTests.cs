using CommunityAssets.Analysis.Access;
using CommunityAssets.Analysis.Statistics;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Access;

public sealed class FloatingCatchmentsTests
{
    [Fact]
    public void Supply_is_shared_among_the_people_in_reach_by_zone()
    {
        // One site with 10 places: 100 people at 200 m, 200 at 600 m, 300 at 1,000 m, 400 out of reach.
        Coordinate[] areas = [new(0, 200), new(0, 600), new(0, 1000), new(0, 1300)];
        var pairs = ReachPairs.StraightLine(areas, [new Coordinate(0, 0)], 1200, detour: 1);
        var found = FloatingCatchments.TwoStep(pairs, [100, 200, 300, 400], [10], Decay.Walking);
        var ratio = 10 / (100 + (0.68 * 200) + (0.22 * 300));
        Assert.Equal(ratio, found.Sites[0], 1e-15);
        Assert.Equal([ratio, 0.68 * ratio, 0.22 * ratio, 0], found.Areas);
        Assert.Equal(1, found.AreasWithoutSites);
    }

    [Fact]
    public void Three_steps_let_people_share_themselves_out()
    {
        // Two sites beside one another, one area: half of its people go to each, so each place is for half as many.
        var pairs = ReachPairs.StraightLine([new(0, 0)], [new(0, 0), new(0, 0)], 400);
        var two = FloatingCatchments.TwoStep(pairs, [100], [10, 10], Decay.Flat(400));
        var three = FloatingCatchments.ThreeStep(pairs, [100], [10, 10], Decay.Flat(400));
        Assert.Equal([0.1, 0.1], two.Sites);
        Assert.Equal([0.2, 0.2], three.Sites);
        Assert.Equal(0.2, two.Areas[0], 1e-15);
        Assert.Equal(0.2, three.Areas[0], 1e-15);
    }

    [Fact]
    public void Sites_that_nobody_reaches_and_areas_that_reach_nothing_are_answers()
    {
        var pairs = ReachPairs.StraightLine([new(0, 0), new(9000, 0)], [new(9500, 0), new(50_000, 0)], 900);
        var found = FloatingCatchments.TwoStep(pairs, [50, 20], [double.NaN, 4], Decay.Flat(900));
        Assert.Equal([0, 0.05], found.Areas);
        Assert.Equal(0.05, found.Sites[0]);
        Assert.True(double.IsNaN(found.Sites[1]));
        Assert.Equal((1, 1), (found.SitesWithoutPeople, found.AreasWithoutSites));
        Assert.Empty(FloatingCatchments.TwoStep(ReachPairs.StraightLine([], [], 5), [], [], Decay.Walking).Areas);
        var nobody = FloatingCatchments.TwoStep(pairs, [0, 0], [1, 1], Decay.Flat(900));
        Assert.All(nobody.Areas, access => Assert.Equal(0, access));
    }

    [Fact]
    public void What_is_handed_out_is_what_there_is()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Xoshiro((ulong)(uint)seed);
            var (areas, sites) = (Anywhere(random, 60), Anywhere(random, 15));
            double[] people = [.. areas.Select(_ => (double)random.Below(2000))];
            double[] supply = [.. sites.Select(_ => 1d + random.Below(40))];
            var pairs = ReachPairs.StraightLine(areas, sites, 1200);
            return new[] { Decay.Walking, Decay.Gaussian(1200), Decay.Flat(800) }.All(decay => new[]
            {
                FloatingCatchments.TwoStep(pairs, people, supply, decay), FloatingCatchments.ThreeStep(pairs, people, supply, decay),
            }.All(found =>
            {
                var handedOut = found.Areas.Zip(people, (access, count) => access * count).Sum();
                var there = found.Sites.Zip(supply).Where(site => !double.IsNaN(site.First)).Sum(site => site.Second);
                return Math.Abs(handedOut - there) < 1e-9 * Math.Max(1, there);
            }));
        }).Check(FixedDraws.Config.WithMaxTest(30));
    }

    [Theory]
    [InlineData(1, 1, 700)]
    [InlineData(1, 1, 0.5)]
    [InlineData(1, 1, 90_000)]
    [InlineData(0, 1, 400)]
    [InlineData(1, 1e-9, 40)]
    [InlineData(0, 0, 3)]
    public void Pairs_are_those_that_trying_each_with_each_finds(double wide, double high, double reach)
    {
        var random = new Xoshiro(5);
        Coordinate[] areas = [.. Anywhere(random, 300).Select(one => new Coordinate(one.X * wide, one.Y * high))];
        Coordinate[] sites =
        [
            .. Anywhere(random, 80), .. areas[..9], new(-1e12, 3), new(5, 1e300), new(areas.Max(one => one.X) + (reach / 1.31), areas[0].Y),
        ];
        var pairs = ReachPairs.StraightLine(areas, sites, reach);
        for (var site = 0; site < sites.Length; site++)
        {
            Assert.Equal(
                Enumerable.Range(0, areas.Length).Where(area => areas[area].Distance(sites[site]) <= reach / 1.3),
                pairs.Of(site).ToArray().Order());
            var (near, metres) = (pairs.Of(site).ToArray(), pairs.Metres(site).ToArray());
            Assert.All(near.Zip(metres), pair => Assert.Equal(areas[pair.First].Distance(sites[site]) * 1.3, pair.Second, 1e-9));
        }
    }

    [Fact]
    public void Decay_is_whole_next_door_and_nothing_beyond_reach()
    {
        Assert.Equal([1, 1, 0.68, 0.68, 0.22, 0.22, 0], new[] { 0d, 400, 400.1, 800, 801, 1200, 1200.1 }.Select(Decay.Walking.At));
        Assert.Equal(1, Decay.Gaussian(1000).At(0), 1e-15);
        Assert.Equal(0, Decay.Gaussian(1000).At(1000));
        Assert.InRange(Decay.Gaussian(1000).At(500), 0.6, 0.75);
        Assert.Throws<ArgumentException>(() => Decay.Zones([400, 400], [1, 0.5]));
        Assert.Throws<ArgumentException>(() => Decay.Zones([], []));
        var pairs = ReachPairs.StraightLine([new(0, 0)], [], 5);
        Assert.Throws<ArgumentException>(() => FloatingCatchments.TwoStep(pairs, [-1], [], Decay.Walking));
        Assert.Throws<ArgumentException>(() => ReachPairs.StraightLine([new(double.NaN, 0)], [], 5));
        Assert.Equal(0, ReachPairs.StraightLine([new(0, 0)], [new(double.NaN, 0)], 5).Count);
    }

    private static Coordinate[] Anywhere(Xoshiro random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new Coordinate(random.Unit() * 5000, random.Unit() * 5000))];
}
