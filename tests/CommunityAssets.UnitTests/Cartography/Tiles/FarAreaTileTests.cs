using CommunityAssets.Cartography.Classes;
using CommunityAssets.Cartography.Maps;
using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Places;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Cartography.Tiles;

/// <summary>A country of areas, most of which are smaller than a step of a far tile (611 m at zooms 6 and 7).</summary>
public sealed class FarAreaTileTests
{
    private static readonly List<(string Code, string Name, Geometry Shape)> Areas =
        [.. Patchwork.Make(side: 40, width: 420, seed: 11), .. Patchwork.Make(side: 12, width: 2500, seed: 5, west: -120_000, south: 6_850_000)
            .Select(area => area with { Code = "W" + area.Code })];

    private static readonly AreaShapes Shapes = AreaShapes.Of(Areas);
    private static readonly Dictionary<string, double> Values = Made();

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Every_area_of_a_country_is_shaded_at_its_point_in_its_own_class_or_that_of_one_in_the_same_step(int zoom)
    {
        var tiles = new Dictionary<(int, int), IReadOnlyList<(double Value, List<Polygon> Grounds)>>();
        var (own, steps) = (0, ValueSteps.Of([.. Values.Values]));
        foreach (var step in Shapes.All.GroupBy(area => Step(area, zoom)))
        {
            var told = step.Select(area => steps.Told(Values[area.Code])).ToHashSet();
            foreach (var area in step)
            {
                var seen = Shade(area, zoom);
                Assert.True(seen is { } shade && told.Contains(shade), $"{area.Code} at z{zoom} is shaded {seen}, not {string.Join('/', told)}.");
                own += seen == steps.Told(Values[area.Code]) ? 1 : 0;
            }
        }

        // One in each step at least; where areas have a step of their own, nearly all.
        Assert.InRange(own, Shapes.All.Select(area => Step(area, zoom)).Distinct().Count(), Shapes.All.Count);
        Assert.True(Shapes.All.Where(area => area.Code[0] == 'W').Average(area => Shade(area, zoom) == steps.Told(Values[area.Code]) ? 1 : 0) > 0.95);

        double? Shade(AreaShape area, int at)
        {
            var shift = WorldGrid.Bits - at;
            var tile = new TileAddress(at, area.LabelX >> shift, area.LabelY >> shift);
            if (!tiles.TryGetValue((tile.X, tile.Y), out var features))
            {
                tiles[(tile.X, tile.Y)] = features = Read(tile);
            }

            var side = (double)(1 << shift) / AreaShapes.FrameOf(tile).Extent;
            var point = new Coordinate((area.LabelX - ((double)tile.X * (1 << shift))) / side, (area.LabelY - ((double)tile.Y * (1 << shift))) / side);
            return features
                .Where(feature => feature.Grounds.Exists(ground => ground.EnvelopeInternal.Intersects(point)
                    && SimplePointInAreaLocator.IsContained(point, ground)))
                .Select(feature => (double?)feature.Value).LastOrDefault();
        }
    }

    [Fact]
    public void Areas_too_small_to_point_at_are_told_together_step_by_step_of_values()
    {
        var shift = WorldGrid.Bits - 6;
        var area = Shapes.All[0];
        var layer = DecodedTile.Read(Encode(new TileAddress(6, area.LabelX >> shift, area.LabelY >> shift)))["lsoa"];

        Assert.InRange(layer.Features.Count, 25, 100);
        Assert.All(layer.Features, feature => Assert.Equal(["value"], feature.Attributes.Keys));
        Assert.Equal(1024, layer.Extent);
    }

    [Fact]
    public void Steps_never_change_the_class_that_a_value_has_on_the_map()
    {
        double[] values = [.. Values.Values];
        var steps = ValueSteps.Of(values);
        foreach (var method in ClassMethods.All)
        {
            var classes = RoundedClasses.Of(values, method, PlaceMap.Classes).Classes;
            Assert.InRange(classes.Counts.Length, 3, 7);
            Assert.All(values, value => Assert.Equal(classes.ClassOf(value), classes.ClassOf(steps.Told(value))));
        }

        Assert.All(values, value => Assert.True(steps.Told(value) <= value));
        Assert.InRange(values.Select(steps.Told).Distinct().Count(), 24, 50);
    }

    [Fact]
    public void A_few_different_values_are_told_as_they_are()
    {
        double[] values = [3, 1, 2, 2, 1, 7.5];

        Assert.All(values, value => Assert.Equal(value, ValueSteps.Of(values).Told(value)));
    }

    [Fact]
    public void Areas_without_a_value_and_with_one_held_back_are_told_apart_far_out_too()
    {
        var shift = WorldGrid.Bits - 6;
        var values = Shapes.All.Where((_, i) => i % 3 == 0).ToDictionary(
            area => area.Code, _ => new AreaTileValue(null, Suppressed: true), StringComparer.Ordinal);
        var tile = new TileAddress(6, Shapes.All[0].LabelX >> shift, Shapes.All[0].LabelY >> shift);

        var features = DecodedTile.Read(AreaTile.Encode(AreaLevel.Lsoa, Shapes, tile, values))["lsoa"].Features;

        Assert.Contains(features, feature => feature.Attributes.Count == 0);
        Assert.Contains(features, feature => feature["suppressed"] is true);
    }

    private static (int X, int Y) Step(AreaShape area, int zoom)
    {
        var shift = WorldGrid.Bits - zoom - (int)Math.Log2(AreaShapes.FrameOf(new TileAddress(zoom, 0, 0)).Extent);
        return (area.LabelX >> shift, area.LabelY >> shift);
    }

    private static byte[] Encode(TileAddress tile) => AreaTile.Encode(
        AreaLevel.Lsoa, Shapes, tile, Values.ToDictionary(one => one.Key, one => new AreaTileValue(one.Value, Suppressed: false), StringComparer.Ordinal));

    private static IReadOnlyList<(double Value, List<Polygon> Grounds)> Read(TileAddress tile) =>
        [.. DecodedTile.Read(Encode(tile))["lsoa"].Features.Select(feature => (
            Convert.ToDouble(feature["value"], null),
            Enumerable.Range(0, feature.Geometry.NumGeometries).Select(i => (Polygon)feature.Geometry.GetGeometryN(i)).ToList()))];

    // Quarters, which single precision tells exactly.
    private static Dictionary<string, double> Made()
    {
        var random = new Random(3);
        return Areas.ToDictionary(area => area.Code, _ => Math.Round(400 * random.NextDouble() * random.NextDouble()) / 4, StringComparer.Ordinal);
    }
}
