using CommunityAssets.Analysis.Networks;
using CommunityAssets.Domain.Places;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Networks;

public sealed class WalkingNetworkPropertyTests
{
    private const double Close = 1e-6;
    private static readonly Config Many = FixedDraws.Config.WithMaxTest(300);

    // Stretches between the crossings of a small lattice, some with bends: plenty of shared ends, loops, parallels and islands.
    private static readonly Gen<Coordinate> Crossing =
        from x in Gen.Choose(0, 5)
        from y in Gen.Choose(0, 5)
        select new Coordinate(x * 100, y * 100);

    private static readonly Gen<NetworkEdge> Stretch =
        from count in Gen.Choose(2, 4)
        from points in Crossing.ArrayOf(count)
        from slow in Gen.Choose(100, 150)
        let line = new LineString(points)
        where line.Length > 0
        select new NetworkEdge(line, line.Length * slow / 100, true, null, "test", "");

    private static readonly Gen<(double X, double Y)> Point =
        from x in Gen.Choose(-3000, 53000)
        from y in Gen.Choose(-3000, 53000)
        select (x / 100.0, y / 100.0);

    private static readonly Arbitrary<(NetworkEdge[] Stretches, (double X, double Y) A, (double X, double Y) B, int Limit)> Cases = (
        from stretches in Stretch.NonEmptyListOf()
        from a in Point
        from b in Point
        from limit in Gen.Choose(0, 1500)
        select (stretches.ToArray(), a, b, limit)).ToArbitrary();

    [Fact]
    public void Ways_are_as_long_as_the_naive_reference_says() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var network = Streets.Of(one.Stretches);
        var naive = Naive(network);
        using var field = network.From(new NetworkPoint(0, 0, 0), double.MaxValue);
        var from = network.Edge(0).From;
        return Enumerable.Range(0, network.NodeCount).All(node => Same(field.ToNode(node), naive[from, node]));
    }));

    [Fact]
    public void The_way_there_is_as_long_as_the_way_back() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var network = Streets.Of(one.Stretches);
        if (network.Snap(one.A.X, one.A.Y) is not { } a || network.Snap(one.B.X, one.B.Y) is not { } b)
        {
            return true;
        }

        using var there = network.From(a, double.MaxValue);
        using var back = network.From(b, double.MaxValue);
        return Same(there.To(b), back.To(a)) && there.To(a) == 0;
    }));

    [Fact]
    public void No_way_is_shorter_than_the_straight_line() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var network = Streets.Of(one.Stretches);
        using var field = network.From(new NetworkPoint(0, 0, 0), double.MaxValue);
        var start = network.NodeAt(network.Edge(0).From);
        return Enumerable.Range(0, network.NodeCount).All(node =>
        {
            var (x, y) = network.NodeAt(node);
            return field.ToNode(node) >= Math.Sqrt(Math.Pow(x - start.X, 2) + Math.Pow(y - start.Y, 2)) - Close;
        });
    }));

    [Fact]
    public void A_limit_leaves_out_what_is_beyond_it_and_changes_nothing_else() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var network = Streets.Of(one.Stretches);
        using var whole = network.From(new NetworkPoint(0, 0, 0), double.MaxValue);
        using var near = network.From(new NetworkPoint(0, 0, 0), one.Limit);
        var reached = near.Reached.ToArray();
        return reached.Length == reached.Distinct().Count()
            && Enumerable.Range(0, network.NodeCount).All(node => whole.ToNode(node) <= one.Limit
                ? near.ToNode(node) == whole.ToNode(node) && reached.Contains(node)
                : double.IsPositiveInfinity(near.ToNode(node)) && !reached.Contains(node));
    }));

    [Fact]
    public void What_is_reached_is_each_node_within_the_limit_once() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var network = Streets.Of(one.Stretches);
        using var field = network.From(new NetworkPoint(0, 0, 0), one.Limit);
        var reached = field.Reached.ToArray();
        using var whole = network.From(new NetworkPoint(0, 0, 0), double.MaxValue);
        return reached.Order().SequenceEqual(Enumerable.Range(0, network.NodeCount).Where(node => whole.ToNode(node) <= one.Limit));
    }));

    [Fact]
    public void Walks_from_many_places_find_what_each_finds_by_itself() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var network = Streets.Of(one.Stretches);
        NetworkPoint[] starts =
        [
            .. Enumerable.Range(0, network.EdgeCount).Select(edge => new NetworkPoint(edge, network.Edge(edge).Metres / 2, 0)),
        ];
        var found = new double[starts.Length];
        network.FromEach(starts, one.Limit, (start, field) => found[start] = Sum(field));
        return starts.Select((start, at) => (start, at)).All(pair =>
        {
            using var field = network.From(pair.start, one.Limit);
            return Same(found[pair.at], Sum(field));
        });

        static double Sum(NetworkField field) => field.Reached.ToArray().Sum(field.ToNode);
    }));

    [Fact]
    public void The_nearest_place_is_the_one_that_looking_at_every_stretch_finds() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var network = Streets.Of(one.Stretches);
        var point = new Point(one.A.X, one.A.Y);
        var long_ = network.Islands.Count(island => island.Metres > WalkingNetwork.SmallIsland) == network.Islands.Length;
        var nearest = one.Stretches.Min(stretch => stretch.Line.Distance(point));
        var found = network.Snap(one.A.X, one.A.Y, reach: 90);

        // With small islands about, the nearest of the others may be found instead.
        return found is null ? nearest > 90 - 0.02 : long_ ? Math.Abs(found.Value.Off - nearest) < 0.02 : found.Value.Off >= nearest - 0.02;
    }));

    [Fact]
    public void The_order_in_which_stretches_come_does_not_change_how_long_ways_are() => Check.One(Many, Prop.ForAll(Cases, one =>
    {
        var network = Streets.Of(one.Stretches);
        var other = Streets.Of(one.Stretches.Reverse());
        var start = network.NodeAt(network.Edge(0).From);
        var places = Enumerable.Range(0, other.NodeCount).ToDictionary(other.NodeAt);
        using var field = network.From(new NetworkPoint(0, 0, 0), double.MaxValue);
        var edge = Enumerable.Range(0, other.EdgeCount)
            .First(edge => other.NodeAt(other.Edge(edge).From) == start || other.NodeAt(other.Edge(edge).To) == start);
        var (from, _, metres) = other.Edge(edge);
        using var again = other.From(new NetworkPoint(edge, other.NodeAt(from) == start ? 0 : metres, 0), double.MaxValue);
        return network.NodeCount == other.NodeCount
            && Enumerable.Range(0, network.NodeCount).All(node => Same(field.ToNode(node), again.ToNode(places[network.NodeAt(node)])));
    }));

    [Fact]
    public void All_metres_that_were_added_are_in_the_network() => Check.One(Many, Prop.ForAll(Cases, one =>
        Math.Abs(Streets.Of(one.Stretches).Islands.Sum(island => island.Metres) - one.Stretches.Sum(stretch => stretch.Metres)) < Close));

    private static bool Same(double a, double b) => double.IsPositiveInfinity(a) ? double.IsPositiveInfinity(b) : Math.Abs(a - b) < Close;

    /// <summary>Floyd and Warshall's all pairs, by the book.</summary>
    private static double[,] Naive(WalkingNetwork network)
    {
        var count = network.NodeCount;
        var ways = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                ways[i, j] = i == j ? 0 : double.PositiveInfinity;
            }
        }

        for (var edge = 0; edge < network.EdgeCount; edge++)
        {
            var (from, to, metres) = network.Edge(edge);
            ways[from, to] = ways[to, from] = Math.Min(ways[from, to], metres);
        }

        for (var via = 0; via < count; via++)
        {
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j < count; j++)
                {
                    ways[i, j] = Math.Min(ways[i, j], ways[i, via] + ways[via, j]);
                }
            }
        }

        return ways;
    }
}
