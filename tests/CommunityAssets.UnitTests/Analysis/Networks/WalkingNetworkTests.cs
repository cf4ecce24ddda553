using CommunityAssets.Analysis.Networks;

namespace CommunityAssets.UnitTests.Analysis.Networks;

public sealed class WalkingNetworkTests
{
    [Fact]
    public void Stretches_meet_where_they_end_at_the_same_centimetre()
    {
        var network = Streets.Of("0,0 100,0", "100.001,0 100,50");

        Assert.Equal((3, 2), (network.NodeCount, network.EdgeCount));
        Assert.Equal(150, network.Between((0, 0), (100, 50)), 2);
    }

    [Fact]
    public void Stretches_that_end_a_hands_breadth_apart_do_not_meet()
    {
        var network = Streets.Of("0,0 100,0", "100.1,0 100.1,50");

        Assert.Equal(4, network.NodeCount);
        Assert.Equal(double.PositiveInfinity, network.Between((0, 0), (100.1, 50)));
    }

    [Fact]
    public void A_stretch_is_split_where_another_ends_at_one_of_its_bends()
    {
        var network = Streets.Of("0,0 60,0 100,0", "60,0 60,40");

        Assert.Equal((4, 3), (network.NodeCount, network.EdgeCount));
        Assert.Equal(100, network.Between((0, 0), (60, 40)), 9);
        Assert.Equal(80, network.Between((100, 0), (60, 40)), 9);
    }

    [Fact]
    public void A_bridge_that_shares_a_bend_with_the_road_below_does_not_meet_it()
    {
        var network = Streets.Of("0,0 50,0 100,0", "50,-50 50,0 50,50");

        Assert.Equal((4, 2), (network.NodeCount, network.EdgeCount));
        Assert.Equal(double.PositiveInfinity, network.Between((0, 0), (50, 50)));
    }

    [Fact]
    public void A_split_stretch_is_as_long_as_it_says_not_as_long_as_it_is_drawn()
    {
        // A staircase: 40 m on the map, 60 m to walk.
        var network = Streets.Of([Streets.Stretch("0,0 10,0 40,0", metres: 60), Streets.Stretch("10,0 10,10")]);

        Assert.Equal(15, network.Between((0, 0), (10, 0)), 9);
        Assert.Equal(45, network.Between((10, 0), (40, 0)), 9);
        Assert.Equal(30, network.Between((0, 0), (20, 0)), 9);
    }

    [Fact]
    public void Where_nobody_may_walk_is_counted_and_not_walked()
    {
        var builder = new WalkingNetworkBuilder();
        builder.Add(Streets.Stretch("0,0 1000,0", walkable: false));
        builder.Add(Streets.Stretch("0,0 0,500 1000,500 1000,0"));

        Assert.Equal((1, 1), (builder.Count, builder.PassedOver));
        Assert.Equal(2000, builder.Build().Between((0, 0), (1000, 0)), 9);
    }

    [Fact]
    public void A_point_is_put_on_the_nearest_stretch_and_how_far_off_it_was_is_kept()
    {
        var network = Streets.Of("0,0 100,0 100,100", "0,-200 100,-200");

        var point = network.Snap(130, 30)!.Value;

        Assert.Equal((0, 130, 30), (point.Edge, Math.Round(point.Along, 9), Math.Round(point.Off, 9)));
    }

    [Fact]
    public void A_point_farther_from_the_network_than_the_reach_is_not_put_on_it()
    {
        var network = Streets.Of("0,0 100,0");

        Assert.Null(network.Snap(50, 250.5));
        Assert.Equal(250, network.Snap(50, 250)!.Value.Off, 9);
        Assert.Equal(900, network.Snap(50, 900, reach: 1000)!.Value.Off, 9);
        Assert.Null(network.Snap(double.NaN, 0));
    }

    [Fact]
    public void A_slip_of_the_pen_nearby_does_not_catch_a_point_that_a_street_is_within_reach_of()
    {
        var network = Streets.Of("0,0 2000,0", "50,90 60,90");

        Assert.Equal(100, network.Snap(55, 100)!.Value.Off, 9);
        Assert.Equal(10, network.Snap(55, 100, reach: 50)!.Value.Off, 9);
    }

    [Fact]
    public void Parts_that_do_not_hang_together_are_told_longest_first()
    {
        var network = Streets.Of("0,0 10,0", "500,500 900,500", "900,500 900,600", "10,0 20,0");

        Assert.Equal([(3, 500.0), (3, 20.0)], network.Islands.Select(island => (island.Nodes, island.Metres)));
        Assert.Equal((500, 500), (network.Islands[0].X, network.Islands[0].Y));
        Assert.Equal([1, 0, 0, 1], Enumerable.Range(0, 4).Select(network.IslandOf));
    }

    [Fact]
    public void Two_points_of_one_stretch_are_as_far_apart_as_the_shorter_way_round()
    {
        // A loop of 400 m with its ends at one place.
        var loop = Streets.Of("0,0 100,0 100,100 0,100 0,0");

        Assert.Equal(80, loop.Between((10, 0), (90, 0)), 9);
        Assert.Equal(20, loop.Between((10, 0), (0, 10)), 9);
    }

    [Fact]
    public void Of_several_stretches_between_the_same_ends_the_shortest_is_walked()
    {
        var network = Streets.Of("0,0 0,300 100,300 100,0", "0,0 50,20 100,0", "0,0 0,-50 100,-50 100,0");

        Assert.Equal(2 * Math.Sqrt(2900), network.Between((0, 0), (100, 0)), 9);
    }

    [Fact]
    public void Nothing_beyond_the_limit_is_told()
    {
        var network = Streets.Of("0,0 100,0", "100,0 200,0", "200,0 300,0");
        using var field = network.From(network.Snap(0, 0)!.Value, 150);

        Assert.Equal(150, field.To(network.Snap(150, 0)!.Value), 9);
        Assert.Equal(double.PositiveInfinity, field.To(network.Snap(150.01, 0)!.Value));
        Assert.Equal([0, 1], field.Reached.ToArray());
        Assert.Equal([0, 100, double.PositiveInfinity, double.PositiveInfinity], Enumerable.Range(0, 4).Select(field.ToNode));
    }

    [Fact]
    public void A_walk_knows_nothing_of_the_walks_before_it()
    {
        var network = Streets.Of("0,0 100,0", "100,0 200,0");
        using (network.From(network.Snap(0, 0)!.Value, 1000))
        {
            // Reached everything.
        }

        using var field = network.From(network.Snap(200, 0)!.Value, 10);

        Assert.Equal(double.PositiveInfinity, field.ToNode(0));
        Assert.Equal(0, field.ToNode(2));
    }

    [Fact]
    public void A_field_that_was_given_back_can_no_longer_be_read()
    {
        var network = Streets.Of("0,0 100,0");
        var field = network.From(network.Snap(0, 0)!.Value, 10);
        field.Dispose();
        field.Dispose();

        Assert.Throws<ObjectDisposedException>(() => field.ToNode(0));
    }

    [Fact]
    public void A_network_of_nothing_is_reached_from_nowhere()
    {
        var network = new WalkingNetworkBuilder().Build();

        Assert.Equal((0, 0, 0), (network.NodeCount, network.EdgeCount, network.Islands.Length));
        Assert.Null(network.Snap(0, 0));
    }

    [Fact]
    public void A_stretch_without_length_or_off_the_map_is_refused()
    {
        var builder = new WalkingNetworkBuilder();

        Assert.Throws<ArgumentException>(() => builder.Add(Streets.Stretch("0,0 1,0", metres: 0)));
        Assert.Throws<ArgumentException>(() => builder.Add(Streets.Stretch("0,0 1,0", metres: double.NaN)));
        Assert.Throws<ArgumentException>(() => builder.Add(Streets.Stretch("0,0 30000000,0")));
        Assert.Equal(0, builder.Build().EdgeCount);
    }
}
