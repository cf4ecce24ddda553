using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Domain.Stewardship;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Statistics;

/// <summary>What must hold of any values on any map: the same whatever the order of areas, the unit and the zero of the values.</summary>
public sealed class ClusterPropertyTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 1_000_000).ToArbitrary();

    [Fact]
    public void The_order_of_areas_changes_no_statistic() => Check(seed =>
    {
        var (values, around, centres) = Place(seed, 40);
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(area => new Xoshiro((ulong)(seed + (31 * area))).Next())];
        var (one, other) = (Statistics(values, around, centres), Statistics(
            Turned(values, order), Turned(around, order), [.. order.Select(area => centres[area])]));
        return one.Select(row => Turned(row, order)).Zip(other).All(pair => Same(pair.First, pair.Second, 1e-9));
    });

    [Fact]
    public void Scale_and_shift_change_no_statistic_and_no_judgement() => Check(seed =>
    {
        var (values, around, centres) = Place(seed, 40);
        var (one, other) = (Statistics(values, around, centres), Statistics(
            Array.ConvertAll(values, value => -250 + (3.5 * value)), Array.ConvertAll(around, value => 7 + (0.01 * value)), centres));
        var weights = Weights(centres);
        var plan = new PermutationPlan(99, (ulong)seed);
        var judged = GetisOrd.Of(values, weights, star: true, plan)
            .Zip(GetisOrd.Of(Array.ConvertAll(values, value => 5 + (8 * value)), weights, star: true, plan));
        return one.Zip(other).All(pair => Same(pair.First, pair.Second, 1e-9))
            && judged.All(pair => pair.First.PseudoP.Equals(pair.Second.PseudoP) && pair.First.Kind == pair.Second.Kind);
    });

    [Fact]
    public void Turning_high_into_low_turns_the_deviates_and_leaves_Moran_alone() => Check(seed =>
    {
        var (values, _, centres) = Place(seed, 40);
        var turned = Array.ConvertAll(values, value => -value);
        var (weights, plan) = (Weights(centres), new PermutationPlan(9));
        return Same(Part(LocalMoran.Of(values, weights, plan)), Part(LocalMoran.Of(turned, weights, plan)), 1e-9)
            && Same(Part(GetisOrd.Of(values, weights, star: true, plan)),
                [.. Part(GetisOrd.Of(turned, weights, star: true, plan)).Select(value => -value)], 1e-9);
    });

    [Fact]
    public void Statistics_that_are_judged_are_finite_and_their_p_values_are_shares_of_draws() => Check(seed =>
    {
        var (values, around, centres) = Place(seed, 30);
        var plan = new PermutationPlan(49, (ulong)seed);
        return LocalMoran.OfTwo(values, around, Weights(centres), plan).Concat(GetisOrd.Of(values, Weights(centres), star: false, plan))
            .All(found => found.Kind == ClusterKind.NotKnown
                ? double.IsNaN(found.PseudoP) && double.IsNaN(found.AdjustedP)
                : double.IsFinite(found.Value) && found.PseudoP is >= 1 / 50d and <= 1 && found.AdjustedP >= found.PseudoP
                    && Math.Abs((found.PseudoP * 50) - Math.Round(found.PseudoP * 50)) < 1e-9);
    });

    [Fact]
    public void Touching_and_being_near_are_mutual_and_rooks_are_queens() => Check(seed =>
    {
        var random = new Xoshiro((ulong)seed);
        Geometry[] shapes = [.. PySalExamplesTests.Lattice(6, 6).Where(_ => random.Unit() < 0.7)];
        var (queen, rook) = (Neighbourhoods.Queen(shapes), Neighbourhoods.Rook(shapes));
        var near = Neighbourhoods.Within([.. shapes.Select(shape => shape.Centroid.Coordinate)], 150);
        return IsMutual(queen) && IsMutual(rook) && IsMutual(near)
            && rook.Zip(queen).All(pair => !pair.First.Except(pair.Second).Any())
            && queen.Zip(near).All(pair => pair.First.SequenceEqual(pair.Second.Order()))
            && queen.Select((list, area) => (list, area)).All(pair => pair.list.SequenceEqual(
                Enumerable.Range(0, shapes.Length).Where(other => other != pair.area && shapes[other].Intersects(shapes[pair.area]))));
    });

    [Fact]
    public void The_nearest_are_those_that_measuring_all_finds_also_where_points_coincide() => Check(seed =>
    {
        var random = new Xoshiro((ulong)seed);
        Coordinate[] points = [.. Enumerable.Range(0, 1 + random.Below(60)).Select(_ => new Coordinate(random.Below(6), random.Below(6)))];
        var k = 1 + random.Below(9);
        return Neighbourhoods.Nearest(points, k).Select((list, area) => (list, area)).All(pair => pair.list.SequenceEqual(
            Enumerable.Range(0, points.Length).Where(other => other != pair.area)
                .OrderBy(other => points[other].Distance(points[pair.area])).ThenBy(other => other).Take(k)));
    });

    [Fact]
    public void Adjusted_p_values_keep_the_order_and_are_never_smaller() => Check(seed =>
    {
        var random = new Xoshiro((ulong)seed);
        double[] given = [.. Enumerable.Range(0, random.Below(50)).Select(_ => random.Unit() < 0.1 ? double.NaN : random.Unit())];
        var found = FalseDiscovery.Adjust(given);
        var known = given.Zip(found).Where(pair => !double.IsNaN(pair.First)).OrderBy(pair => pair.First).ToList();
        return given.Zip(found).All(pair => double.IsNaN(pair.First) == double.IsNaN(pair.Second))
            && known.All(pair => pair.Second >= pair.First && pair.Second <= 1)
            && known.Zip(known.Skip(1)).All(pair => pair.First.Second <= pair.Second.Second);
    });

    [Fact]
    public void Squares_that_touch_at_a_corner_alone_are_queens_and_slivers_and_gaps_decide_by_the_snap()
    {
        Geometry[] corner = [Square(0, 0), Square(100, 100)];
        Assert.Equal([[1], [0]], Neighbourhoods.Queen(corner));
        Assert.Equal([[], []], Neighbourhoods.Rook(corner));

        // Generalised apart by 30 cm: not neighbours, until corners that near are one.
        Geometry[] apart = [Square(0, 0), Square(100.3, 0)];
        Assert.Equal([[], []], Neighbourhoods.Queen(apart, 0.29));
        Assert.Equal([[1], [0]], Neighbourhoods.Rook(apart, 0.31));

        // Whichever side of a whole number of snaps corners are on, distance alone decides.
        Geometry[] across = [Square(0, 0), Square(100.004, 0.004)];
        Assert.Equal([[1], [0]], Neighbourhoods.Rook(across, 0.01));
    }

    [Fact]
    public void Islands_empty_shapes_and_nothing_at_all_have_no_neighbours()
    {
        Assert.Empty(Neighbourhoods.Queen([]));
        Assert.Equal([[], [], []], Neighbourhoods.Queen([Square(0, 0), Polygon.Empty, Square(500, 500)]));
        Assert.Equal([[]], Neighbourhoods.Nearest([new Coordinate(1, 1)], 8));
        Assert.Equal([[]], Neighbourhoods.Within([new Coordinate(1, 1)], 100));
        Assert.Equal([[1], [0]], Neighbourhoods.Within([new Coordinate(1, 1), new Coordinate(1, 1)], 0.001));
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbourhoods.Within([new Coordinate(1, 1)], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbourhoods.Queen([], 0));
        Assert.Throws<ArgumentException>(() => Neighbourhoods.Nearest([new Coordinate(double.NaN, 1)], 1));
    }

    [Fact]
    public void More_neighbours_than_fit_in_memory_are_refused_with_what_to_do()
    {
        Coordinate[] crowd = [.. Enumerable.Repeat(new Coordinate(1, 1), 3200)];
        Assert.Equal(
            "The pairs of areas no more than 1000000000 m from each other are more than 10,000,000, which is more than fits in memory. "
            + "Ask for a shorter distance, or for fewer areas.",
            Assert.Throws<BadInputException>(() => Neighbourhoods.Within(crowd, 1e9)).Message);
        Assert.Equal(
            "2,147,483,647 neighbours for each of 3,200 areas are more than 10,000,000, which is more than fits in memory. "
            + "Ask for fewer neighbours, or for fewer areas.",
            Assert.Throws<BadInputException>(() => Neighbourhoods.Nearest(crowd, int.MaxValue)).Message);
    }

    private static void Check(Func<int, bool> holds) => Prop.ForAll(Seeds, holds).Check(FixedDraws.Config.WithMaxTest(40));

    private static Polygon Square(double east, double north) =>
        (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(east, east + 100, north, north + 100));

    private static bool IsMutual(int[][] lists) => lists.Select((list, area) => (list, area))
        .All(pair => pair.list.All(other => other != pair.area && lists[other].Contains(pair.area)));

    /// <summary>Values with some missing and some alike, at places that no two share.</summary>
    private static (double[] Values, double[] Around, Coordinate[] Centres) Place(int seed, int count)
    {
        var random = new Xoshiro((ulong)seed);
        return (
            [.. Enumerable.Range(0, count).Select(_ => random.Unit() < 0.1 ? double.NaN : Math.Round(random.Unit() * 20))],
            [.. Enumerable.Range(0, count).Select(_ => random.Unit() < 0.05 ? double.NaN : random.Unit())],
            [.. Enumerable.Range(0, count).Select(_ => new Coordinate(random.Unit() * 1000, random.Unit() * 1000))]);
    }

    private static SpatialWeights Weights(Coordinate[] centres) =>
        SpatialWeights.From(Neighbourhoods.Within(centres, 180), WeightStyle.RowStandardised);

    private static double[][] Statistics(double[] values, double[] around, Coordinate[] centres)
    {
        var (weights, plan) = (Weights(centres), new PermutationPlan(9));
        var global = GlobalMoran.Of(values, weights);
        return
        [
            Part(LocalMoran.Of(values, weights, plan)), Part(LocalMoran.OfTwo(values, around, weights, plan)),
            Part(GetisOrd.Of(values, weights, star: true, plan)), Part(GetisOrd.Of(values, weights, star: false, plan)),
            [.. values.Select(_ => global.Moran)], [.. values.Select(_ => global.Z)],
        ];
    }

    private static double[] Part(LocalStatistic[] found) => Array.ConvertAll(found, statistic => statistic.Value);

    private static double[] Turned(double[] values, int[] order) => Array.ConvertAll(order, area => values[area]);

    private static bool Same(double[] one, double[] other, double tolerance) => one.Zip(other).All(pair =>
        double.IsNaN(pair.First)
            ? double.IsNaN(pair.Second) : Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(1, Math.Abs(pair.First)));
}
