using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Web.Finder;
using CommunityAssets.WebTests.Running;
using NetTopologySuite.Geometries;

namespace CommunityAssets.WebTests.Finder;

public sealed class NetworkWalkingTimesTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("communityassets-walk-").FullName;
    private IAtlas _atlas = null!;
    private NetworkWalkingTimes _walking = null!;

    public async Task InitializeAsync()
    {
        _atlas = await Atlas.CreateAsync(Path.Combine(_folder, "walk.gpkg"), ReferenceSystem.BritishNationalGrid, TimeProvider.System);
        _walking = new NetworkWalkingTimes(new WalkingNetworks(_atlas));
    }

    public async Task DisposeAsync()
    {
        await _atlas.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Without_a_network_ways_are_the_straight_line_lengthened_and_told_as_such()
    {
        var way = await OneAsync(At(0, 0), At(300, 400));

        Assert.Equal(new WalkingDistance(650, OnNetwork: false), way);
    }

    [Fact]
    public async Task With_a_network_ways_go_along_it_and_what_lies_between_it_and_the_door_counts()
    {
        await ImportAsync(Stretch("a", (0, 0), (0, 300)), Stretch("b", (0, 300), (400, 300)));

        Assert.Equal(new WalkingDistance(10 + 300 + 400 + 20, OnNetwork: true), await OneAsync(At(-10, 0), At(420, 300)));
    }

    [Fact]
    public async Task A_network_imported_later_is_used_from_then_on()
    {
        await ImportAsync(Stretch("a", (0, 0), (0, 300)), Stretch("b", (0, 300), (400, 300)));
        var before = await OneAsync(At(0, 0), At(400, 300));
        await ImportAsync(Stretch("short-cut", (0, 0), (400, 300)));

        Assert.Equal((700, 500), (before.Metres, (await OneAsync(At(0, 0), At(400, 300))).Metres));
    }

    [Fact]
    public async Task Where_one_end_is_far_from_the_network_the_way_is_an_estimate()
    {
        await ImportAsync(Stretch("a", (0, 0), (0, 300)));

        Assert.Equal(new WalkingDistance(1300, OnNetwork: false), await OneAsync(At(0, 0), At(1000, 0)));
        Assert.Equal(new WalkingDistance(1300, OnNetwork: false), await OneAsync(At(1000, 0), At(0, 0)));
    }

    [Fact]
    public async Task A_way_longer_than_was_looked_is_never_told_as_shorter()
    {
        // Two banks of a river, with the bridge 3 km away.
        await ImportAsync(Stretch("a", (0, 0), (3000, 0)), Stretch("bridge", (3000, 0), (3000, 100)), Stretch("b", (3000, 100), (0, 100)));

        Assert.Equal(new WalkingDistance(2000, OnNetwork: false), await OneAsync(At(0, 0), At(0, 100), most: 2000));
        Assert.Equal(new WalkingDistance(6100, OnNetwork: true), await OneAsync(At(0, 0), At(0, 100), most: 7000));
    }

    [Fact]
    public async Task Where_streets_do_not_hang_together_the_way_is_an_estimate()
    {
        await ImportAsync(Stretch("a", (0, 0), (1500, 0)), Stretch("b", (0, 300), (1500, 300)));

        Assert.Equal(new WalkingDistance(390, OnNetwork: false), await OneAsync(At(0, 0), At(0, 300)));
    }

    [Fact]
    public async Task A_park_is_reached_at_whichever_of_its_corners_is_nearest_to_walk_to_and_from_within_it_at_once()
    {
        await ImportAsync(Stretch("a", (0, 0), (0, 1000), (800, 1000)));
        var park = Square(600, 500, 500);

        var way = await OneAsync(At(0, 0), park);

        Assert.Equal(new WalkingDistance(1600, OnNetwork: true), way);
        Assert.Equal(new WalkingDistance(0, OnNetwork: true), await OneAsync(At(800, 900), park));
    }

    [Fact]
    public async Task Of_a_network_too_large_to_keep_the_surroundings_of_whoever_asks_are_read()
    {
        await ImportAsync(Stretch("a", (0, 0), (0, 300), (400, 300)), Stretch("far", (60_000, 0), (60_000, 300), (60_400, 300)));
        var walking = new NetworkWalkingTimes(new WalkingNetworks(_atlas) { MostStretches = 1 });

        foreach (var east in (int[])[0, 60_000, 0])
        {
            var ways = await walking.FromAsync(At(east, 0), [At(east + 400, 300)], 2000, CancellationToken.None);
            Assert.Equal([new WalkingDistance(700, OnNetwork: true)], ways);
        }

        var between = await walking.FromAsync(At(30_000, 0), [At(31_000, 0)], 2000, CancellationToken.None);
        Assert.Equal([new WalkingDistance(1300, OnNetwork: false)], between);
    }

    [Fact]
    public async Task Ways_come_in_the_order_in_which_they_were_asked_for()
    {
        await ImportAsync(Stretch("a", (0, 0), (1000, 0)));

        var ways = await _walking.FromAsync(At(0, 0), [At(900, 0), At(100, 0), At(500, 0)], 5000, CancellationToken.None);

        Assert.Equal([900, 100, 500], ways.Select(way => way.Metres));
    }

    private static Point At(double east, double north) => SmallPlace.At(east, north);

    private static Polygon Square(double east, double north, double side)
    {
        var corner = At(east, north).Coordinate;
        return (Polygon)new GeometryFactory(new PrecisionModel(), 27700).ToGeometry(
            new Envelope(corner.X, corner.X + side, corner.Y, corner.Y + side));
    }

    private static NetworkEdge Stretch(string id, params (double East, double North)[] points)
    {
        var line = new LineString([.. points.Select(point => At(point.East, point.North).Coordinate)]) { SRID = 27700 };
        return new NetworkEdge(line, line.Length, Walkable: true, null, "paths", id);
    }

    private Task ImportAsync(params NetworkEdge[] stretches) =>
        SmallPlace.ImportAsync(_atlas, "network", "paths", session => session.StageAsync(SmallPlace.Rows(stretches)));

    private async Task<WalkingDistance> OneAsync(Point from, Geometry to, double most = 5000) =>
        Assert.Single(await _walking.FromAsync(from, [to], most, CancellationToken.None));
}
