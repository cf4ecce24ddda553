using System.Globalization;
using System.Text.Json;
using CommunityAssets.Cli;
using CommunityAssets.StorageTests.GeoPackage;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>Estimates for areas of people's own from the command line, on the demo place.</summary>
public sealed class EstimateCommandTests(AnalyseCommandTests.Demo demo) : IClassFixture<AnalyseCommandTests.Demo>
{
    private const string Grid = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::27700\"}}";
    private const string Ring = "638500 471000,640500 471300,640900 473100,638700 473400,638500 471000";

    [Fact]
    public async Task Each_area_of_a_file_has_its_rows_in_every_format()
    {
        var file = await FileAsync(
            "two.geojson", Feature("Riverside", Ring),
            Feature("East", "640500 471300,642500 471300,642500 473100,640900 473100,640500 471300"));
        foreach (var end in new[] { "csv", "geojson", "gpkg", "json" })
        {
            var path = demo.Path("told." + end);
            var run = await Command.DoneAsync("analyse", "estimate", "--atlas", demo.Atlas, "--polygon", file, "--out", path);
            Assert.Contains("Riverside: About ", run.Out, StringComparison.Ordinal);
            Assert.True(new FileInfo(path).Length > 1000);
        }

        var rows = JsonDocument.Parse(await File.ReadAllTextAsync(demo.Path("told.json"))).RootElement.GetProperty("rows").EnumerateArray()
            .ToList();
        Assert.Equal(["East", "Riverside"], rows.Select(row => row.GetProperty("area").GetString()).Distinct().Order());
        Assert.All(rows, row => Assert.Equal(
            row.GetProperty("areas").GetInt32(),
            new[] { "areas_with_value", "areas_held_back", "areas_without_value" }.Sum(column => row.GetProperty(column).GetInt32())));
        Assert.Contains(rows, row =>
            row.GetProperty("areas_held_back").GetInt32() > 0
                && row.GetProperty("note").GetString()!.Contains("held back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_whole_place_has_its_published_people_and_rests_on_no_split_area()
    {
        var file = await FileAsync(
            "whole.geojson", Feature("All", "600000 440000,680000 440000,680000 500000,600000 500000,600000 440000"));
        var result = await JsonAsync("--polygon", file, "--indicator", "loneliness");
        var row = result.GetProperty("rows")[0];
        Assert.Equal((98616, 0), (row.GetProperty("people").GetInt32(), row.GetProperty("split_share").GetDouble()));
        Assert.Equal(62, row.GetProperty("areas").GetInt32());
    }

    [GdalFact]
    public async Task Sums_agree_with_what_SpatiaLite_makes_of_the_same_centroids()
    {
        var file = await FileAsync("one.geojson", Feature("Riverside", Ring));
        var row = (await JsonAsync("--polygon", file, "--indicator", "ask-a-neighbour")).GetProperty("rows")[0];
        const string Inside = $"ST_Within(MakePoint(a.x, a.y), ST_GeomFromText('POLYGON(({Ring}))')) AND a.vintage = 2021";
        var period = row.GetProperty("period").GetString();
        var values = $"""
            FROM areas a JOIN indicator_values_named v ON v.area = a.code AND v.vintage = a.vintage
            WHERE v.indicator = 'ask-a-neighbour' AND v.period = '{period}' AND a.level = 2 AND v.value IS NOT NULL AND {Inside}
            """;
        Assert.Equal(Ask($"SELECT SUM(a.population) AS n FROM areas a WHERE a.level = 1 AND {Inside}"),
            row.GetProperty("people").GetDouble());
        Assert.Equal(Ask($"SELECT SUM(v.count) AS n {values}"), row.GetProperty("count").GetDouble(), 1e-9);
        Assert.Equal(Ask($"SELECT SUM(v.denominator) AS n {values}"), row.GetProperty("denominator").GetDouble(), 1e-9);
        Assert.Equal(Ask($"SELECT 100.0 * SUM(v.count) / SUM(v.denominator) AS n {values}"), row.GetProperty("value").GetDouble(), 1e-9);
        Assert.Equal(Ask($"SELECT COUNT(*) AS n {values}"), row.GetProperty("areas_with_value").GetDouble());
    }

    [Theory]
    [InlineData("feature 1: the shape is a Point", """{"type":"Point","coordinates":[-1,53]}""")]
    [InlineData("feature 1: the feature has no shape", """{"type":"Polygon","coordinates":[]}""")]
    [InlineData("wrong way round", """{"type":"Polygon","coordinates":[[[53,-1],[53.1,-1],[53.1,-1.1],[53,-1]]]}""")]
    [InlineData("outside the areas of this atlas", """{"type":"Polygon","coordinates":[[[-2,52],[-2.1,52],[-2.1,52.1],[-2,52]]]}""")]
    [InlineData(
        "feature 2: another area before it is called a, too",
        """{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{},"geometry":SHAPE},{"type":"Feature","id":"a","properties":{},"geometry":SHAPE}]}""")]
    [InlineData("not valid JSON", """{"type":"Polygon","coordinates":[[[-2,52],[NaN,52],[-2.1,52.1],[-2,52]]]}""")]
    public async Task Bad_files_are_refused_in_words_that_name_the_file(string words, string content)
    {
        var path = demo.Path("bad.geojson");
        const string Shape = """{"type":"Polygon","coordinates":[[[1.66,54.10],[1.70,54.10],[1.70,54.12],[1.66,54.10]]]}""";
        await File.WriteAllTextAsync(path, content.Replace("SHAPE", Shape, StringComparison.Ordinal));
        var run = await Command.RunAsync("analyse", "estimate", "--atlas", demo.Atlas, "--polygon", path);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.StartsWith("bad.geojson", run.Error, StringComparison.Ordinal);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    private double Ask(string sql)
    {
        var (code, output) = GdalFactAttribute.Run(
            "ogrinfo", "-ro", "-q", "-dialect", "sqlite", demo.Atlas, "-sql", sql.ReplaceLineEndings(" "));
        Assert.True(code == 0, output);
        return double.Parse(output[(output.LastIndexOf('=') + 1)..].Trim(), CultureInfo.InvariantCulture);
    }

    private async Task<JsonElement> JsonAsync(params string[] args) =>
        JsonDocument.Parse((await Command.DoneAsync(["analyse", "estimate", "--atlas", demo.Atlas, "--json", .. args])).Out).RootElement;

    private async Task<string> FileAsync(string name, params string[] features)
    {
        var path = demo.Path(name);
        await File.WriteAllTextAsync(path, $$"""{"type":"FeatureCollection",{{Grid}},"features":[{{string.Join(',', features)}}]}""");
        return path;
    }

    private static string Feature(string name, string ring)
    {
        var corners = string.Join(',', ring.Split(',').Select(corner => $"[{corner.Replace(' ', ',')}]"));
        return "{\"type\":\"Feature\",\"properties\":{\"name\":\"" + name + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
            + corners + "]]}}";
    }
}
