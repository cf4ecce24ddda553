using CommunityAssets.Analysis.Access;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.UnitTests.Analysis.Networks;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Access;

public sealed class WalkingPairsTests
{
    private static readonly Polygon Park = Square(300, 100, 200);

    [Fact]
    public void Ways_go_along_the_network_with_what_lies_between_it_and_either_end()
    {
        var network = Streets.Of("0,0 500,0", "500,0 500,400");

        var pairs = WalkingPairs.Measure([new(100, 20)], [new Point(530, 300)], network, 1200);

        Assert.Equal([20 + 400 + 300 + 30], Rounded(pairs.Metres(0)));
        Assert.Equal([true], pairs.IsOnNetwork(0).ToArray());
        Assert.Equal(1, pairs.OnNetwork);
    }

    [Fact]
    public void Without_a_network_a_straight_metre_counts_1_3()
    {
        var pairs = WalkingPairs.Measure([new(0, 0)], [new Point(300, 400), new Point(0, 924)], network: null, 1200);

        Assert.Equal([0], pairs.Of(0).ToArray());
        Assert.Equal([650], Rounded(pairs.Metres(0)));
        Assert.Equal([false], pairs.IsOnNetwork(0).ToArray());
    }

    [Fact]
    public void Where_an_end_is_far_from_the_network_or_the_streets_do_not_hang_together_it_is_the_straight_line()
    {
        var network = Streets.Of("0,0 2000,0", "0,600 2000,600");

        var pairs = WalkingPairs.Measure([new(0, 10), new(0, 300)], [new Point(100, 0), new Point(0, 590)], network, 1200);

        Assert.Equal([110, 580 * 1.3], Rounded(pairs.Metres(0)));
        Assert.Equal([true, false], pairs.IsOnNetwork(0).ToArray());
        Assert.Equal([false, false], pairs.IsOnNetwork(1).ToArray());
    }

    [Fact]
    public void A_way_that_the_network_says_is_too_long_is_not_made_short_by_the_straight_line()
    {
        // A river lies between: 100 m across, 2,100 m round by the bridge.
        var network = Streets.Of("0,0 1000,0 1000,100 0,100");

        var pairs = WalkingPairs.Measure([new(0, 0)], [new Point(0, 100)], network, 1200);

        Assert.Empty(pairs.Of(0).ToArray());
        Assert.Equal([2100], Rounded(WalkingPairs.Measure([new(0, 0)], [new Point(0, 100)], network, 2100).Metres(0)));
    }

    [Fact]
    public void A_park_is_reached_at_its_nearest_side_and_from_inside_there_is_no_way_to_go()
    {
        var network = Streets.Of("0,0 1000,0");

        var pairs = WalkingPairs.Measure([new(0, 0), new(400, 200)], [Park], network, 1200);

        // To the corner at 300, and the 100 m from the street up to it.
        Assert.Equal([400], Rounded(pairs.Metres(0)));
        Assert.Equal([0], Rounded(pairs.Metres(1)));
        Assert.Equal([300 * 1.3], Rounded(WalkingPairs.Measure([new(0, 200)], [Park], null, 1200).Metres(0)));
    }

    [Fact]
    public void Rows_of_sites_tell_the_same_pairs()
    {
        var pairs = WalkingPairs.Measure([new(0, 0), new(100, 0)], [new Point(50, 0), new Point(900, 0)], null, 1100).BySite();

        Assert.Equal([0, 1], pairs.Of(0).ToArray());
        Assert.Equal([65, 65], Rounded(pairs.Metres(0)));
        Assert.Equal([1], pairs.Of(1).ToArray());
        Assert.Equal([1040], Rounded(pairs.Metres(1)));
    }

    [Fact]
    public void Nothing_in_means_nothing_out_and_what_is_nowhere_is_refused()
    {
        Assert.Equal((0, 0, 0), Shape(WalkingPairs.Measure([], [], null, 100)));
        Assert.Equal((1, 0, 0), Shape(WalkingPairs.Measure([new(0, 0)], [], Streets.Of("0,0 10,0"), 100)));
        Assert.Equal((0, 1, 0), Shape(WalkingPairs.Measure([], [new Point(0, 0)], null, 100)));
        Assert.Throws<ArgumentException>(() => WalkingPairs.Measure([new(double.NaN, 0)], [new Point(0, 0)], null, 100));
        Assert.Throws<ArgumentException>(() => WalkingPairs.Measure([new(0, 0)], [Point.Empty], null, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => WalkingPairs.Measure([new(0, 0)], [new Point(0, 0)], null, 0));
        static (int, int, int) Shape(WalkingPairs pairs) => (pairs.Places, pairs.Sites, pairs.Count);
    }

    [Fact]
    public void More_pairs_than_fit_in_memory_are_refused_with_what_to_do()
    {
        Coordinate[] places = [.. Enumerable.Repeat(new Coordinate(0, 0), 4500)];
        Geometry[] sites = [.. places.Select(place => new Point(place))];
        var fault = Assert.Throws<BadInputException>(() => WalkingPairs.Measure(places, sites, null, 100));
        Assert.Equal(
            "More than 20,000,000 ways from an area to a strength are no longer than 100 m, which is more than fits in memory. "
            + "Ask for a shorter way, for one topic or kind, or for fewer areas.", fault.Message);
    }

    [Fact]
    public void Work_that_nobody_waits_for_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => WalkingPairs.Measure([new(0, 0)], [new Point(0, 0)], Streets.Of("0,0 10,0"), 100, cancellationToken: cancelled.Token));
    }

    private static double[] Rounded(ReadOnlySpan<double> metres) => Array.ConvertAll(metres.ToArray(), one => Math.Round(one, 9));

    private static Polygon Square(double x, double y, double side) => new(new LinearRing(
        [new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side), new(x, y)]));
}
