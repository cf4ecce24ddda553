using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace CommunityAssets.UnitTests.Cartography.Tiles;

public sealed class AreaTileTests
{
    private static readonly List<(string Code, string Name, Geometry Shape)> Areas = Patchwork.Make(side: 8, width: 900, seed: 7);
    private static readonly AreaShapes Shapes = AreaShapes.Of(Areas);

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(16)]
    public void Neighbours_show_no_gap_and_no_overlap_at_any_zoom(int zoom)
    {
        foreach (var tile in TilesOf(zoom).Take(6))
        {
            if (!DecodedTile.Read(AreaTile.Encode(AreaLevel.Lsoa, Shapes, tile, null)).TryGetValue("lsoa", out var layer))
            {
                continue;
            }

            var grounds = layer.Features.Select(feature => feature.Geometry).ToList();
            Assert.All(grounds, ground => Assert.True(ground.IsValid));
            var together = UnaryUnionOp.Union(grounds);
            Assert.Equal(grounds.Sum(ground => ground.Area), together.Area, 3);

            // The patchwork has no hole, so neither has what is drawn of it. An island too small to be seen leaves none either.
            var holes = Enumerable.Range(0, together.NumGeometries).Select(together.GetGeometryN).OfType<Polygon>()
                .Sum(polygon => polygon.NumInteriorRings);
            Assert.Equal(0, holes);
        }
    }

    [Fact]
    public void Far_out_borders_have_few_positions()
    {
        var (far, near) = (Count(8), Shapes.Positions);

        Assert.InRange(far, 64 * 3, near / 10);
    }

    [Fact]
    public void A_border_that_two_areas_share_is_cut_to_the_same_positions_for_both()
    {
        var layer = DecodedTile.Read(AreaTile.Encode(AreaLevel.Lsoa, Shapes, TilesOf(10).First(), null))["lsoa"];
        var edges = layer.Features.SelectMany(feature => Edges(feature.Geometry)).GroupBy(edge => edge).ToList();

        Assert.All(edges, edge => Assert.InRange(edge.Count(), 1, 2));
        Assert.True(edges.Count(edge => edge.Count() == 2) > edges.Count / 2);
    }

    [Fact]
    public void Values_missing_values_and_values_held_back_are_three_things()
    {
        var values = new Dictionary<string, AreaTileValue>(StringComparer.Ordinal)
        {
            [Areas[0].Code] = new(12.5, Suppressed: false),
            [Areas[1].Code] = new(null, Suppressed: true),
            [Areas[2].Code] = new(0, Suppressed: false),
        };

        var features = Merged(10, values).ToDictionary(feature => (string)feature["code"]!, StringComparer.Ordinal);

        var (held, back, zero, none) = (features[Areas[0].Code], features[Areas[1].Code], features[Areas[2].Code], features[Areas[3].Code]);
        Assert.Equal((12.5, true, null), (held["value"], held["hasValue"], held["suppressed"]));
        Assert.Equal((null, false, true), (back["value"], back["hasValue"], back["suppressed"]));
        Assert.Equal((0.0, true, null), (zero["value"], zero["hasValue"], zero["suppressed"]));
        Assert.Equal((null, false, null), (none["value"], none["hasValue"], none["suppressed"]));
        Assert.Equal("Area 1", held["name"]);
    }

    [Fact]
    public void Without_an_indicator_nothing_is_said_of_values() =>
        Assert.All(Merged(10, null), feature => Assert.Equal(["code", "name"], feature.Attributes.Keys.Order(StringComparer.Ordinal)));

    [Fact]
    public void An_area_has_one_number_in_every_tile()
    {
        var ids = TilesOf(13).SelectMany(tile => Read(tile, "lsoa")).GroupBy(feature => feature["code"]).ToList();

        Assert.Equal(Areas.Count, ids.Count);
        Assert.All(ids, area => Assert.Single(area.Select(feature => feature.Id).Distinct()));
        Assert.Equal(ids.Count, ids.Select(area => area.First().Id).Distinct().Count());
        Assert.All(ids, area => Assert.InRange(area.First().Id, 0UL, (1UL << 53) - 1));
    }

    [Fact]
    public void Each_name_has_one_point_inside_its_area_from_the_zoom_at_which_it_has_room()
    {
        Assert.Empty(TilesOf(11).SelectMany(tile => Read(tile, "lsoa-names")));
        var names = TilesOf(12).SelectMany(tile => Read(tile, "lsoa-names")).Select(feature => (string)feature["name"]!).ToList();

        Assert.Equal(Areas.Select(area => area.Name).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        foreach (var tile in TilesOf(12))
        {
            var grounds = Read(tile, "lsoa").ToDictionary(
                feature => (string)feature["code"]!, feature => feature.Geometry, StringComparer.Ordinal);
            Assert.All(Read(tile, "lsoa-names"), name => Assert.True(grounds[(string)name["code"]!].Distance(name.Geometry) <= 1));
        }
    }

    [Fact]
    public void Where_there_is_nothing_the_tile_has_no_bytes() =>
        Assert.Empty(AreaTile.Encode(AreaLevel.Lsoa, Shapes, new TileAddress(10, 0, 0), null));

    [Fact]
    public void A_layer_made_ready_coarsely_keeps_its_borders_together()
    {
        var dense = Areas.ConvertAll(area => (area.Code, area.Name, NetTopologySuite.Densify.Densifier.Densify(area.Shape, 1)));
        var coarse = AreaShapes.Of(dense, mostPositions: 5000);
        var layer = DecodedTile.Read(AreaTile.Encode(AreaLevel.Lsoa, coarse, TilesOf(10).First(), null))["lsoa"];
        var grounds = layer.Features.Select(feature => feature.Geometry).ToList();

        Assert.Equal(11, coarse.NearestZoom);
        Assert.True(coarse.Positions < 0.6 * dense.Sum(area => area.Item3.NumPoints));
        Assert.Equal(grounds.Sum(ground => ground.Area), UnaryUnionOp.Union(grounds).Area, 3);
    }

    [Fact]
    public void A_part_of_a_layer_has_the_same_borders_near_as_the_whole()
    {
        var tile = TilesOf(14).Skip(3).First();
        var part = AreaShapes.Part(Areas.Where(area => area.Shape.EnvelopeInternal.Intersects(tile.Surroundings)));

        Assert.Equal(
            AreaTile.Encode(AreaLevel.Lsoa, Shapes, tile, null),
            AreaTile.Encode(AreaLevel.Lsoa, part, tile, null));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void A_whole_country_at_once_is_told_without_codes_where_areas_are_too_small_to_point_at(int zoom)
    {
        var values = Areas.ToDictionary(area => area.Code, area => new AreaTileValue(12.3, Suppressed: false), StringComparer.Ordinal);
        var features = TilesOf(zoom)
            .SelectMany(tile => DecodedTile.Read(AreaTile.Encode(AreaLevel.Lsoa, Shapes, tile, values))["lsoa"].Features).ToList();

        Assert.NotEmpty(features);
        Assert.All(features, feature => Assert.Equal(["value"], feature.Attributes.Keys));
        Assert.All(features, feature => Assert.Equal(12.3, Convert.ToDouble(feature["value"], null), 5));

        // What is at or above a limit stays so.
        Assert.All(features, feature => Assert.True(Convert.ToDouble(feature["value"], null) >= 12.3));
    }

    [Fact]
    public void Far_out_an_area_that_can_be_pointed_at_tells_which_it_is()
    {
        var wide = AreaShapes.Of(Patchwork.Make(side: 4, width: 60_000, seed: 3, west: -600_000, south: 6_400_000));
        var shift = WorldGrid.Bits - 6;
        var tile = new TileAddress(6, WorldGrid.X(-550_000) >> shift, WorldGrid.Y(6_500_000) >> shift);

        var features = DecodedTile.Read(AreaTile.Encode(AreaLevel.Lad, wide, tile, null))["lad"].Features;

        Assert.NotEmpty(features);
        Assert.Contains(features, feature => feature["code"] is string && feature["name"] is string && feature.Id > 500_000_000);
    }

    private static List<DecodedFeature> Merged(int zoom, IReadOnlyDictionary<string, AreaTileValue>? values) =>
        [.. TilesOf(zoom).SelectMany(tile => DecodedTile.Read(AreaTile.Encode(AreaLevel.Lsoa, Shapes, tile, values))["lsoa"].Features)
            .DistinctBy(feature => feature["code"])];

    private static IReadOnlyList<DecodedFeature> Read(TileAddress tile, string layer) =>
        DecodedTile.Read(AreaTile.Encode(AreaLevel.Lsoa, Shapes, tile, null)).TryGetValue(layer, out var found) ? found.Features : [];

    private static long Count(int zoom) =>
        TilesOf(zoom).SelectMany(tile => Read(tile, "lsoa")).Sum(feature => (long)feature.Geometry.NumPoints);

    private static IEnumerable<(Coordinate, Coordinate)> Edges(Geometry ground) => Enumerable.Range(0, ground.NumGeometries)
        .Select(i => (Polygon)ground.GetGeometryN(i))
        .SelectMany(polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing))
        .SelectMany(ring => ring.Coordinates.Zip(ring.Coordinates.Skip(1)))
        .Select(edge => edge.First.CompareTo(edge.Second) < 0 ? edge : (edge.Second, edge.First));

    private static IEnumerable<TileAddress> TilesOf(int zoom)
    {
        var box = new Envelope();
        Areas.ForEach(area => box.ExpandToInclude(area.Shape.EnvelopeInternal));
        var shift = WorldGrid.Bits - zoom;
        for (var x = WorldGrid.X(box.MinX) >> shift; x <= WorldGrid.X(box.MaxX) >> shift; x++)
        {
            for (var y = WorldGrid.Y(box.MaxY) >> shift; y <= WorldGrid.Y(box.MinY) >> shift; y++)
            {
                yield return new TileAddress(zoom, x, y);
            }
        }
    }
}
