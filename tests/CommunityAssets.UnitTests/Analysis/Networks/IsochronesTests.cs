using CommunityAssets.Analysis.Networks;
using CommunityAssets.Domain.Places;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Networks;

public sealed class IsochronesTests
{
    // A sample is at most this much nearer or farther than the ground around it.
    private const double Slack = 0.71 * Isochrones.Cell;

    private static readonly Gen<Coordinate> Crossing =
        from x in Gen.Choose(0, 5)
        from y in Gen.Choose(0, 5)
        select new Coordinate(1000 + (x * 90), 2000 + (y * 90));

    private static readonly Gen<NetworkEdge> Stretch =
        from count in Gen.Choose(2, 4)
        from points in Crossing.ArrayOf(count)
        from slow in Gen.Choose(100, 150)
        let line = new LineString(points)
        where line.Length > 0
        select new NetworkEdge(line, line.Length * slow / 100, true, null, "test", "");

    private static readonly Arbitrary<(NetworkEdge[] Stretches, Coordinate Origin, double[] Limits)> Cases = (
        from stretches in Stretch.NonEmptyListOf()
        from x in Gen.Choose(-50, 500)
        from y in Gen.Choose(-50, 500)
        from shortest in Gen.Choose(1, 400)
        from more in Gen.Choose(1, 500)
        select (stretches.ToArray(), new Coordinate(1000 + x, 2000 + y), new double[] { shortest, shortest + more, shortest + (2 * more) }))
            .ToArbitrary();

    [Fact]
    public void Edges_are_cut_exactly_at_the_limit()
    {
        // A staircase of 200 m that is 100 m on the map; half of it within 150 m of the far end of a street of 50 m.
        var network = Streets.Of([Streets.Stretch("0,0 50,0"), Streets.Stretch("50,0 50,60 90,60", metres: 200)]);
        using var field = network.From(network.Snap(0, 0)!.Value, 150);

        var course = network.Course(field.Stretches(150).Single(stretch => stretch.Edge == 1));

        Assert.Equal([new Coordinate(50, 0), new Coordinate(50, 50)], course);
        Assert.Equal([new NetworkStretch(0, 0, 20)], field.Stretches(20).Distinct());
        Assert.Equal([new Coordinate(0, 0), new Coordinate(20, 0)], network.Course(new NetworkStretch(0, 0, 20)));
    }

    [Fact]
    public void A_street_reached_from_both_ends_is_reached_as_a_whole_or_with_a_gap_in_its_middle()
    {
        var loop = Streets.Of("0,0 100,0 100,100 0,100 0,0");
        using var field = loop.From(new NetworkPoint(0, 10, 0), 1000);

        // 10 m to the one end and 390 m, or round by it, to the other.
        Assert.Equal([(0, 210), (210, 400)], Parts(field.Stretches(200)).Where(part => part != (0, 190)));
        Assert.Equal([(0, 40), (0, 60), (360, 400)], Parts(field.Stretches(50)));

        static IEnumerable<(double, double)> Parts(IEnumerable<NetworkStretch> stretches) =>
            stretches.Select(stretch => (stretch.Start, stretch.End)).Distinct().Order();
    }

    [Fact]
    public void One_street_becomes_a_band_of_sixty_metres_with_round_ends()
    {
        var shape = Of(Streets.Of("0,0 1000,0"), new Coordinate(500, 0), 200)[0].Shape;

        var band = (400 * 60) + (Math.PI * 900);
        Assert.InRange(shape.Area, band * 0.97, band * 1.03);
        Assert.InRange(shape.EnvelopeInternal.MaxX, 730 - Slack, 730 + Slack);
        Assert.InRange(shape.EnvelopeInternal.MaxY, 30 - Slack, 30 + Slack);
    }

    [Fact]
    public void The_way_to_the_street_counts_and_is_part_of_what_is_reached()
    {
        var shape = Of(Streets.Of("0,0 1000,0"), new Coordinate(500, 120), 200)[0].Shape;

        Assert.InRange(shape.EnvelopeInternal.MaxX, 610 - Slack, 610 + Slack);
        Assert.True(shape.Covers(new Point(500, 120)));
        var garden = Of(Streets.Of("0,0 1000,0"), new Coordinate(500, 120), 40)[0].Shape;
        Assert.InRange(garden.EnvelopeInternal.MinY, 50 - Slack, 50 + Slack);
    }

    [Fact]
    public void A_block_that_is_walked_round_is_closed_unless_it_is_large_or_a_street_in_it_can_not_be_reached()
    {
        Assert.Equal(0, Gaps(300));
        Assert.Equal(1, Gaps(450));
        Assert.Equal(1, Gaps(300, Streets.Stretch("150,150 160,160")));

        // A flight of steps leads in, so slow that little of it is reached.
        Assert.Equal(1, Gaps(300, Streets.Stretch("150,0 150,150", metres: 5000), Streets.Stretch("150,0 160,0")));

        static int Gaps(int side, params NetworkEdge[] more)
        {
            var block = Streets.Stretch($"0,0 150,0 {side},0 {side},{side} 0,{side} 0,0");
            return ((Polygon)Of(Streets.Of([block, .. more]), new Coordinate(0, 0), 2 * side)[0].Shape).NumInteriorRings;
        }
    }

    [Fact]
    public void Without_streets_it_is_a_circle_of_the_limit_over_the_detour()
    {
        var circles = Isochrones.Circles(new Coordinate(100, 100), [400, 800]);

        Assert.Equal([false, false], circles.Select(circle => circle.OnNetwork));
        Assert.Equal(400 / 1.3, circles[0].Shape.EnvelopeInternal.Width / 2, 6);
        Assert.True(circles[1].Shape.Covers(circles[0].Shape));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var network = Streets.Of("0,0 1000,0");
        var start = network.Snap(0, 0)!.Value;

        Assert.Throws<ArgumentException>(() => Isochrones.Of(network, new Coordinate(0, 0), start, []));
        Assert.Throws<ArgumentException>(() => Isochrones.Of(network, new Coordinate(0, 0), start, [0]));
        Assert.Throws<ArgumentException>(() => Isochrones.Of(network, new Coordinate(0, 0), start, [400, 400]));
        Assert.Throws<ArgumentException>(() => Isochrones.Of(network, new Coordinate(double.NaN, 0), start, [400]));
        Assert.Throws<ArgumentException>(() => Isochrones.Circles(new Coordinate(0, 0), [double.PositiveInfinity]));
    }

    [Fact]
    public void A_longer_walk_reaches_all_that_a_shorter_one_does() => Hold(one =>
    {
        var shapes = Shapes(one);
        return shapes.Zip(shapes.Skip(1)).All(pair => pair.Second.Covers(pair.First) || pair.First.Difference(pair.Second).Area < 1e-6);
    });

    [Fact]
    public void Every_shape_is_sound_and_holds_the_origin_and_each_node_within_the_limit() => Hold(one =>
    {
        var (network, start) = Start(one);
        var shapes = Shapes(one);
        return one.Limits.Zip(shapes).All(pair =>
        {
            using var field = network.From(start, Math.Max(0, pair.First - start.Off));
            return pair.Second.IsValid && pair.Second.Covers(new Point(one.Origin))
                && (pair.First < start.Off || field.Reached.ToArray().All(node =>
                pair.Second.Covers(new Point(network.NodeAt(node).X, network.NodeAt(node).Y))));
        });
    });

    [Fact]
    public void No_node_farther_than_the_width_from_a_street_reached_is_in_it_and_none_at_all_in_a_closed_gap() => Hold(one =>
    {
        var (network, start) = Start(one);
        return one.Limits.Zip(Shapes(one)).All(pair =>
        {
            using var field = network.From(start, Math.Max(0, pair.First - start.Off));
            var there = network.At(start);
            var share = start.Off > 0 ? Math.Min(1, pair.First / start.Off) : 1;
            var reached = new GeometryFactory().BuildGeometry(
            [
                new LineString(
                [
                    one.Origin,
                    new Coordinate(one.Origin.X + (share * (there.X - one.Origin.X)), one.Origin.Y + (share * (there.Y - one.Origin.Y))),
                ]),
                .. field.Stretches(pair.First - start.Off).Select(stretch => new LineString(network.Course(stretch))),
            ]);
            return Enumerable.Range(0, network.NodeCount).Select(node => new Point(network.NodeAt(node).X, network.NodeAt(node).Y))
                .All(node => !pair.Second.Covers(node) || reached.Distance(node) <= Isochrones.Width + Slack);
        });
    });

    private static void Hold(Func<(NetworkEdge[] Stretches, Coordinate Origin, double[] Limits), bool> holds) =>
        Check.One(FixedDraws.Config.WithMaxTest(150), Prop.ForAll(Cases, holds));

    private static IReadOnlyList<Isochrone> Of(WalkingNetwork network, Coordinate origin, params double[] limits) =>
        Isochrones.Of(network, origin, network.Snap(origin.X, origin.Y)!.Value, limits);

    private static (WalkingNetwork Network, NetworkPoint Start) Start((NetworkEdge[] Stretches, Coordinate Origin, double[] Limits) one)
    {
        var network = Streets.Of(one.Stretches);
        return (network, network.Snap(one.Origin.X, one.Origin.Y, reach: 2000)!.Value);
    }

    private static List<Geometry> Shapes((NetworkEdge[] Stretches, Coordinate Origin, double[] Limits) one)
    {
        var (network, start) = Start(one);
        return [.. Isochrones.Of(network, one.Origin, start, one.Limits).Select(isochrone => isochrone.Shape)];
    }
}
