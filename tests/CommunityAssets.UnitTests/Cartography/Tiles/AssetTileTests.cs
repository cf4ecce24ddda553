using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Cartography.Tiles;

public sealed class AssetTileTests
{
    private static readonly GeometryFactory Factory = new();
    private static readonly List<TileMark> Marks = Scattered(300);

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(14)]
    public void Every_asset_is_counted_once_across_tiles(int zoom)
    {
        var layers = TilesOf(zoom).Select(tile => DecodedTile.Read(AssetTile.Encode(Marks, tile))).ToList();
        var single = layers.SelectMany(tile => Features(tile, "assets")).ToList();
        var clusters = layers.SelectMany(tile => Features(tile, "clusters")).ToList();

        Assert.Equal(Marks.Count, single.Count + clusters.Sum(cluster => (long)cluster["count"]!));
        Assert.Equal(single.Count, single.Select(feature => feature["id"]).Distinct().Count());
        Assert.Equal(clusters.Count, clusters.Select(feature => feature.Id).Distinct().Count());
        Assert.Equal(zoom >= AssetTile.MarksFrom, clusters.Count == 0);
    }

    [Fact]
    public void A_cluster_tells_its_parts()
    {
        var cluster = DecodedTile.Read(AssetTile.Encode(
            [
                Mark(1, AssetKind.Group, -150_000, 6_850_000),
                Mark(2, AssetKind.Group, -149_990, 6_850_000),
                Mark(3, AssetKind.Story, -150_010, 6_850_000),
            ],
            At(8)))["clusters"];

        var one = Assert.Single(cluster.Features);
        Assert.Equal((3L, 2L, 1L, null), (one["count"], one["group"], one["story"], one["place"]));
    }

    [Fact]
    public void Clusters_never_touch_their_neighbours()
    {
        var points = DecodedTile.Read(AssetTile.Encode(Marks, At(10)))["clusters"].Features.Select(feature => feature.Geometry).ToList();

        // Half a cell of 512 steps: 32 pixels.
        Assert.All(
            points.SelectMany((one, i) => points.Skip(i + 1).Select(other => one.Distance(other))),
            distance => Assert.True(distance >= 256));
    }

    [Fact]
    public void A_cluster_keeps_its_number_when_others_come_and_go()
    {
        var tile = At(10);
        var before = DecodedTile.Read(AssetTile.Encode(Marks, tile))["clusters"].Features.Select(feature => (feature.Id, feature["id"]));
        var after = DecodedTile.Read(AssetTile.Encode(Marks.Skip(20), tile))["clusters"].Features
            .Select(feature => (feature.Id, feature["id"])).ToHashSet();

        Assert.True(before.Count(after.Contains) > 3);
    }

    [Fact]
    public void Near_an_asset_has_its_own_mark_with_its_name()
    {
        var mark = Mark(7, AssetKind.Place, -150_000, 6_850_000);
        var feature = Assert.Single(DecodedTile.Read(AssetTile.Encode([mark], At(14)))["assets"].Features);

        Assert.Equal(
            (mark.Id.ToString(), "place", "Asset 7", "growing;food"), (feature["id"], feature["kind"], feature["name"], feature["topics"]));
        Assert.Equal(1, feature.Type);
    }

    [Fact]
    public void Assets_at_one_point_are_numbered_so_that_a_map_can_spread_them()
    {
        var hall = DecodedTile.Read(AssetTile.Encode(
            [
                Mark(1, AssetKind.Place, -150_000, 6_850_000),
                Mark(2, AssetKind.Group, -150_000, 6_850_000),
                Mark(3, AssetKind.Group, -150_100, 6_850_000),
            ],
            At(14)))["assets"];

        Assert.Equal(
            [("Asset 1", 0L), ("Asset 2", 1L), ("Asset 3", 0L)],
            hall.Features.Select(one => ((string)one["name"]!, (long)one["stack"]!)).Order());
    }

    [Fact]
    public void The_ground_and_the_way_of_an_asset_show_when_near()
    {
        var park = Mark(1, AssetKind.Place, -150_000, 6_850_000) with
        {
            Shape = Factory.CreatePoint(new Coordinate(-150_000, 6_850_000)).Buffer(200),
        };
        var walk = Mark(2, AssetKind.Story, -150_000, 6_850_000) with
        {
            Shape = Factory.CreateLineString(
                [new(-150_300, 6_850_000), new(-150_000, 6_850_300), new(-149_700, 6_850_000), new(-150_300, 6_850_000)]),
        };

        var shapes = DecodedTile.Read(AssetTile.Encode([park, walk], At(13)))["asset-shapes"].Features;

        Assert.Equal([3, 2], shapes.Select(shape => shape.Type));
        Assert.True(shapes[0].Geometry.IsValid);
        var way = shapes[1].Geometry.GetGeometryN(0).Coordinates;
        Assert.Equal(way[0], way[^1]);
        Assert.False(DecodedTile.Read(AssetTile.Encode([park, walk], At(12))).ContainsKey("asset-shapes"));
    }

    [Fact]
    public void The_same_assets_in_another_order_make_the_same_bytes() =>
        Assert.Equal(AssetTile.Encode(Marks, At(11)), AssetTile.Encode(Enumerable.Reverse(Marks), At(11)));

    [Fact]
    public void Names_are_kept_letter_by_letter()
    {
        var mark = Mark(1, AssetKind.Group, -150_000, 6_850_000) with { Name = "Caffi’r Bont – \"Tŷ\" <b>&amp; 🌱" };

        Assert.Equal(mark.Name, DecodedTile.Read(AssetTile.Encode([mark], At(14)))["assets"].Features[0]["name"]);
    }

    private static IReadOnlyList<DecodedFeature> Features(IReadOnlyDictionary<string, DecodedLayer> tile, string layer) =>
        tile.TryGetValue(layer, out var found) ? found.Features : [];

    private static TileAddress At(int zoom)
    {
        var shift = WorldGrid.Bits - zoom;
        return new TileAddress(zoom, WorldGrid.X(-150_000) >> shift, WorldGrid.Y(6_850_000) >> shift);
    }

    private static IEnumerable<TileAddress> TilesOf(int zoom) => Marks
        .Select(mark =>
            new TileAddress(zoom, WorldGrid.X(mark.X) >> (WorldGrid.Bits - zoom), WorldGrid.Y(mark.Y) >> (WorldGrid.Bits - zoom)))
        .Distinct();

    private static List<TileMark> Scattered(int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(1, count).Select(i => Mark(
            i, (AssetKind)(1 + random.Next(6)), -150_000 + (random.NextDouble() * 12_000), 6_850_000 + (random.NextDouble() * 12_000)))];
    }

    private static TileMark Mark(int number, AssetKind kind, double x, double y) =>
        new(new Guid(number, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]), kind, $"Asset {number}", ["growing", "food"], x, y, null);
}
