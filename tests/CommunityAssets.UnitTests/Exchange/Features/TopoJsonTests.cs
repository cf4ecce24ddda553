using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.UnitTests.Exchange.Readers;

namespace CommunityAssets.UnitTests.Exchange.Features;

public sealed class TopoJsonTests : FeatureBench
{
    // Two squares that share the edge between them, on a grid of steps of 0.1 degrees from (-2, 51).
    private const string Quantised =
        """
        {"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[-2,51]},"objects":{"wards":{"type":"GeometryCollection","geometries":[
        {"type":"Polygon","arcs":[[0,1]],"id":"W1","properties":{"name":"West"}},
        {"type":"MultiPolygon","arcs":[[[2,1]]],"properties":{"name":"East"}},
        {"type":"Point","coordinates":[5,5]},
        {"type":"MultiPoint","coordinates":[[0,0],[1,2]]},
        {"type":"LineString","arcs":[1]},
        {"type":"MultiLineString","arcs":[[-2],[1]]},
        {"type":null,"properties":{"name":"Nowhere"}}]}},
        "arcs":[[[1,1],[-1,0],[0,-1],[1,0]],[[1,0],[0,1]],[[1,1],[1,0],[0,-1],[-1,0]]]}
        """;

    [Fact]
    public async Task Quantised_arcs_become_shapes_of_every_type()
    {
        var features = await Good("a.topojson", Quantised);

        Assert.Equal(
            [
                "POLYGON ((-1.9 51.1, -2 51.1, -2 51, -1.9 51, -1.9 51.1))",
                "MULTIPOLYGON (((-1.9 51.1, -1.8 51.1, -1.8 51, -1.9 51, -1.9 51.1)))",
                "POINT (-1.5 51.5)",
                "MULTIPOINT ((-2 51), (-1.9 51.2))",
                "LINESTRING (-1.9 51, -1.9 51.1)",
                "MULTILINESTRING ((-1.9 51.1, -1.9 51), (-1.9 51, -1.9 51.1))",
            ],
            features.Take(6).Select(Rounded));
        Assert.Null(features[6].Geometry);
        Assert.Equal("W1", features[0].Id);
        Assert.Equal("East", features[1].Attributes["name"]);
    }

    [Fact]
    public async Task Arcs_that_are_not_quantised_are_taken_as_they_stand()
    {
        var feature = Assert.Single(await Good(
            "a.topojson", """{"arcs":[[[-2,51],[-1,51],[-1,52],[-2,51]]],"objects":{"a":{"arcs":[[0]],"type":"Polygon"}},"type":"Topology"}"""));

        Assert.Equal("POLYGON ((-2 51, -1 51, -1 52, -2 51))", feature.Geometry!.AsText());
    }

    [Fact]
    public async Task One_of_several_objects_is_chosen_by_its_name()
    {
        const string text =
            """{"type":"Topology","arcs":[],"objects":{"a":{"type":"Point","coordinates":[-2,51]},"b":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[-1,52]}]}}}""";

        Assert.Equal("POINT (-1 52)", Assert.Single(await Good("a.topojson", text, "B")).Geometry!.AsText());
        Assert.Contains("2 layers (a, b)", await Unreadable("a.topojson", text), StringComparison.Ordinal);
        Assert.Contains("no layer \"c\"", await Unreadable("a.topojson", text, "c"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_arc_that_is_not_there_refuses_the_feature()
    {
        var refusal = await Refused("a.topojson", """{"type":"Topology","arcs":[],"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"LineString","arcs":[3]}]}}}""");

        Assert.Contains("no arc 3", refusal.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_numbers_that_stand_for_more_points_than_memory_holds_are_refused()
    {
        var arc = string.Join(',', Enumerable.Range(0, 3000).Select(step => $"[{1 + (step % 2)},{50 + (step % 3)}]"));
        string Topology(int times) =>
            """{"type":"Topology","arcs":[[ARC]],"objects":{"a":{"type":"MultiLineString","arcs":[[TIMES]]}}}"""
                .Replace("ARC", arc, StringComparison.Ordinal).Replace("TIMES", string.Join(',', Enumerable.Repeat(0, times)), StringComparison.Ordinal);

        Assert.Equal(11_997, Assert.Single(await Good("four.topojson", Topology(4))).Geometry!.NumPoints);
        Assert.Contains("same arcs again and again", (await Refused("many.topojson", Topology(5))).Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"Topology","arcs":[[1,2]],"objects":{}}""", "arcs[0]")]
    [InlineData("""{"type":"Topology","transform":{"scale":1},"arcs":[],"objects":{}}""", "transform")]
    [InlineData("""{"type":"Topology","arcs":[],"objects":{}}""", "no objects")]
    public async Task A_damaged_topology_is_refused(string text, string expected)
    {
        Assert.Contains(expected, await Unreadable("a.topojson", text), StringComparison.Ordinal);
    }

    [RealDataFact]
    public async Task The_same_boundaries_come_out_of_TopoJSON_and_GeoJSON()
    {
        var topo = await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(RealData.Path("lac_areas/derby_lsoa_2011.topojson")), layer: null, Notes));
        var geo = await Reading.Good(FeatureFile.ReadAsync(InputFile.Open(RealData.Path("lac_areas/derby_lsoa_2011.geojson")), layer: null, Notes));

        var byCode = geo.ToDictionary(feature => (string)feature.Attributes["LSOA11CD"]!, StringComparer.Ordinal);
        Assert.Equal(151, topo.Count);
        Assert.All(topo, feature =>
        {
            var twin = byCode[(string)feature.Attributes["LSOA11CD"]!];
            Assert.Equal(twin.Geometry!.NumPoints, feature.Geometry!.NumPoints);
            // Quantised to a ten-thousandth of the place's width; areas are in square degrees.
            Assert.Equal(twin.Geometry.Area, feature.Geometry.Area, twin.Geometry.Area * 0.01);
        });
    }

    private static string Rounded(Feature feature)
    {
        var copy = feature.Geometry!.Copy();
        foreach (var point in copy.Coordinates)
        {
            (point.X, point.Y) = (Math.Round(point.X, 6), Math.Round(point.Y, 6));
        }

        return copy.AsText();
    }
}
