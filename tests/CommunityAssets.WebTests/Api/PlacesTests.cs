using System.Text.Json;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Api;

public sealed class PlacesTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task Areas_are_listed_by_level_and_code_and_paged()
    {
        var all = await _http.JsonAsync("/api/v1/areas");
        Assert.Equal(["Testham 001A", "Testham 001B", "Testham 001C", "Testham 001D", "Testham", "England", "Wales"], all.Names());
        var seen = new List<string?>();
        for (var address = "/api/v1/areas?limit=2&geometry=none"; address is not null;)
        {
            var page = await _http.JsonAsync(address);
            Assert.Equal(7, page.Number("numberMatched"));
            seen.AddRange(page.Names());
            address = page.Next();
        }

        Assert.Equal(all.Names(), seen);
    }

    [Theory]
    [InlineData("level=lsoa", 4)]
    [InlineData("level=lad", 1)]
    [InlineData("level=ward", 0)]
    [InlineData("level=lsoa&within=E06999001", 4)]
    [InlineData("q=E01999001", 1)]
    [InlineData("q=E0199", 4)]
    [InlineData("level=lsoa&bbox=-1.999,52.599,-1.988,52.605", 1)]
    [InlineData("vintage=2011", 0)]
    public async Task Parameters_narrow_the_list(string query, int matched) =>
        Assert.Equal(matched, (await _http.JsonAsync("/api/v1/areas?" + query)).Number("numberMatched"));

    [Fact]
    public async Task An_area_tells_its_shape_its_people_and_what_it_lies_in()
    {
        var area = await _http.JsonAsync("/api/v1/areas/E01999001?geometry=full");
        var told = area.GetProperty("properties");
        Assert.Equal("Testham 001A", told.Text("name"));
        Assert.Equal("Small area (LSOA)", told.Text("levelLabel"));
        Assert.Equal(2021, told.Number("vintage"));
        Assert.Equal(1500, told.Number("population"));
        Assert.Equal(["Testham", "England"], told.List("parents").Select(parent => parent.Text("name")));
        Assert.Equal(5, area.GetProperty("geometry").GetProperty("coordinates")[0].GetArrayLength());
        var box = area.List("bbox").Select(side => side.GetDouble()).ToList();
        Assert.True(box[0] < box[2] && box[1] < box[3]);
        Assert.InRange(box[0], -2.01, -1.99);
        Assert.InRange(box[3], 52.60, 52.61);
    }

    [Fact]
    public async Task The_areas_that_hold_a_point_come_smallest_first()
    {
        var found = await _http.JsonAsync("/api/v1/areas/at?near=-1.9926,52.602&geometry=none");
        Assert.Equal(["Testham 001A", "Testham", "England"], found.Names());
        Assert.All(found.Features(), feature => Assert.Equal(JsonValueKind.Null, feature.GetProperty("geometry").ValueKind));
        Assert.Empty((await _http.JsonAsync("/api/v1/areas/at?near=-5,50.1")).Features());
    }

    [Theory]
    [InlineData("TE1%201AA")]
    [InlineData("te11aa")]
    public async Task A_postcode_tells_its_point_and_areas_however_it_is_written(string written)
    {
        var found = await _http.JsonAsync("/api/v1/postcodes/" + written);
        Assert.Equal("TE1 1AA", found.Text("postcode"));
        Assert.True(found.GetProperty("live").GetBoolean());
        Assert.Equal(-1.9956, found.GetProperty("point")[0].GetDouble(), 0.002);
        Assert.Equal(["E01999001", "E06999001", "E92000001"], found.List("areas").Select(area => area.Text("code")));
    }

    [Fact]
    public async Task A_terminated_postcode_says_so_and_is_placed_in_areas_by_its_point()
    {
        var found = await _http.JsonAsync("/api/v1/postcodes/TE1%209ZZ");
        Assert.False(found.GetProperty("live").GetBoolean());
        Assert.Equal("2019-05", found.Text("terminated"));
        Assert.Equal("E01999004", found.List("areas")[0].Text("code"));
    }

    [Fact]
    public async Task The_search_box_finds_postcodes_areas_and_assets_with_slips()
    {
        var postcode = (await _http.JsonAsync("/api/v1/search?q=te1")).List("results");
        Assert.Equal(["TE1 1AA", "TE1 1AB"], postcode.Where(IsPostcode).Select(found => found.Text("label")));
        var exact = (await _http.JsonAsync("/api/v1/search?q=te19zz")).List("results")[0];
        Assert.Equal("Postcode, no longer in use", exact.Text("detail"));
        var places = (await _http.JsonAsync("/api/v1/search?q=testham")).List("results");
        Assert.Equal("Testham", places[0].Text("label"));
        Assert.Equal("Local authority", places[0].Text("detail"));
        Assert.Equal(4, places[0].List("bounds").Count);
        Assert.Contains(places, found => found.Text("label") == "Testham Old Hall" && found.Text("type") == "asset");
        var slip = (await _http.JsonAsync("/api/v1/search?q=comunity")).List("results");
        Assert.Contains(slip, found => found.Text("label") == "Riverside Community Choir" && found.List("point").Count == 2);
        Assert.DoesNotContain("secret", (await _http.JsonAsync("/api/v1/search?q=secret")).GetRawText(), StringComparison.Ordinal);
    }

    private static bool IsPostcode(JsonElement found) => found.Text("type") == "postcode";
}
