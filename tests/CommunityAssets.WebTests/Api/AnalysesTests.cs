using System.Net;
using System.Text;
using System.Text.Json;
using CommunityAssets.Domain.Needs;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Api;

/// <summary>Analyses over HTTP, on Testham.</summary>
public sealed class AnalysesTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task An_answer_tells_its_method_its_parameters_what_each_column_tells_and_a_row_for_each_area()
    {
        var told = await _http.JsonAsync("/api/v1/overlay?indicator=loneliness");
        Assert.Equal(["name", "method", "parameters", "findings", "columns", "rows"], told.EnumerateObject().Select(part => part.Name));
        Assert.Equal("overlay", told.Text("name"));
        Assert.StartsWith("Thirds of Often lonely, 2024 (%)", told.Text("method"), StringComparison.Ordinal);
        Assert.Equal("2024", told.GetProperty("parameters").Text("period"));
        Assert.Contains(
            "not yet mapped", string.Join(' ', told.List("findings").Select(line => line.GetString())), StringComparison.Ordinal);
        Assert.All(told.List("columns"), column => Assert.False(string.IsNullOrWhiteSpace(column.Text("tells"))));
        var rows = told.List("rows");
        Assert.Equal(
            [SmallPlace.SouthWest, SmallPlace.SouthEast, SmallPlace.NorthWest, SmallPlace.NorthEast], rows.Select(row => row.Text("code")));
        Assert.Equal(30, rows[0].Number("need"));
        Assert.Equal(JsonValueKind.Null, rows[3].GetProperty("need").ValueKind);
        Assert.All(rows, row => Assert.False(row.TryGetProperty("geometry", out _)));
    }

    [Fact]
    public async Task What_only_the_workforce_sees_is_not_counted()
    {
        var told = await _http.JsonAsync("/api/v1/catchment?method=2sfca&metres=100000");
        Assert.Contains("27 recorded strengths", told.Text("method"), StringComparison.Ordinal);
        Assert.All(told.List("rows"), row => Assert.Equal(27, row.Number("sites")));
    }

    [Fact]
    public async Task The_smallest_areas_are_taken_unless_told_and_an_indicator_decides_which_it_has_values_for()
    {
        Assert.Equal("lsoa", (await _http.JsonAsync("/api/v1/catchment")).GetProperty("parameters").Text("level"));
        var place = await _http.JsonAsync("/api/v1/overlay?indicator=loneliness&level=lad");
        Assert.Equal(SmallPlace.Authority, place.List("rows").Single().Text("code"));
    }

    [Fact]
    public async Task Shapes_are_told_when_they_are_asked_for()
    {
        var rows = (await _http.JsonAsync("/api/v1/overlay?indicator=loneliness&geometry=simplified")).List("rows");
        Assert.All(rows, row => Assert.Equal("Polygon", row.GetProperty("geometry").Text("type")));
        var features = await _http.JsonAsync("/api/v1/overlay?indicator=loneliness&format=geojson");
        Assert.Equal("FeatureCollection", features.Text("type"));
        Assert.Equal(4, features.List("features").Count);
        Assert.All(features.List("features"), feature => Assert.Equal("Polygon", feature.GetProperty("geometry").Text("type")));
        Assert.Equal(30, features.List("features")[0].GetProperty("properties").Number("need"));
    }

    [Fact]
    public async Task Spreadsheets_and_GeoPackages_can_be_taken_away()
    {
        using var csv = await _http.GetAsync("/api/v1/overlay?indicator=loneliness&format=csv");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Equal("overlay.csv", csv.Content.Headers.ContentDisposition?.FileName);
        var lines = Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF').Split("\r\n");
        Assert.StartsWith("code,name,need,need_third,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(SmallPlace.SouthWest + ",Testham 001A,30,", lines[1], StringComparison.Ordinal);
        using var package = await _http.GetAsync("/api/v1/overlay?indicator=loneliness&format=gpkg");
        Assert.Equal("application/geopackage+sqlite3", package.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith(
            "SQLite format 3", Encoding.ASCII.GetString(await package.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("overlay", "indicator", "indicator is missing")]
    [InlineData("overlay?indicator=", "indicator", "without a value")]
    [InlineData("overlay?indicator=loneli", "indicator", "There is no indicator 'loneli'")]
    [InlineData("overlay?indicator=loneliness&period=1999", "period", "It has: lsoa 2021, 2024")]
    [InlineData("overlay?indicator=loneliness&level=oa", "level", "The atlas has no such areas")]
    [InlineData("overlay?indicator=green-score&level=lad", "level", "Green space score has no such values")]
    [InlineData("overlay?indicator=loneliness&vintage=2011", "vintage", "The atlas has no such areas")]
    [InlineData("overlay?indicator=loneliness&within=E09", "within", "There is no area 'E09'")]
    [InlineData("overlay?indicator=loneliness&topic=clubs", "topic", "'clubs' is not a topic")]
    [InlineData("overlay?indicator=loneliness&kind=club", "kind", "'club' is not one of the words")]
    [InlineData("overlay?indicator=loneliness&colour=red", "colour", "There is no parameter 'colour'")]
    [InlineData("overlay?indicator=loneliness&format=xls", "format", "'xls' is not one of the words")]
    [InlineData("catchment?metres=0", "metres", "out of range")]
    [InlineData("catchment?demand=loneli", "demand", "There is no indicator 'loneli'")]
    [InlineData("clusters?indicator=loneliness&permutations=0", "permutations", "out of range")]
    [InlineData("clusters?indicator=loneliness&falseDiscovery=1", "falseDiscovery", "out of range")]
    [InlineData("clusters?indicator=loneliness&seed=-1", "seed", "'-1' is not such a number")]
    [InlineData("clusters?indicator=loneliness&statistic=gi&around=green-score", "around", "Only statistic=moran")]
    public async Task What_can_not_be_asked_is_refused_in_words_that_name_the_parameter(string question, string parameter, string words)
    {
        using var answer = await _http.GetAsync("/api/v1/" + question);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(parameter, problem.Text("parameter"));
        Assert.Contains(words, problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_this_atlas_can_not_answer_is_told_so()
    {
        using var answer = await _http.GetAsync("/api/v1/catchment?demand=green-score");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("urn:communityassets:problem:cannot-answer", problem.Text("type"));
        Assert.Contains("has no counts", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_below_nobody_are_told_of_with_the_area_that_has_them()
    {
        await SmallPlace.ImportAsync(service.Atlas, "indicators", "below", async session =>
        {
            await session.StageAsync([new Indicator { Id = "below", Name = "Below", ValueKind = ValueKind.Count }]);
            await session.StageAsync(SmallPlace.Rows<IndicatorValue>([new("below", SmallPlace.SouthEast, 2021, "2024", -5)]));
        });
        var problem = await _http.ProblemAsync("/api/v1/catchment?demand=below", 400);
        Assert.Equal(
            $"Below counts fewer than none in {SmallPlace.SouthEast}, so it can't say how many people want something. "
            + "Choose an indicator that counts people.", problem.Text("detail"));
    }
}
