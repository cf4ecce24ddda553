using System.Net;
using System.Text.Json;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Api;

public sealed class AssetsTests(RunningService service) : IClassFixture<RunningService>
{
    private const int Shown = 28;
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task Everything_published_and_public_is_listed_and_nothing_else()
    {
        var all = await _http.JsonAsync("/api/v1/assets?limit=1000");
        Assert.Equal("FeatureCollection", all.Text("type"));
        Assert.Equal(Shown, all.Number("numberMatched"));
        Assert.Equal(Shown, all.Number("numberReturned"));
        Assert.Null(all.Next());
        var text = all.GetRawText();
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Closed cafe", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sort=name")]
    [InlineData("sort=updated")]
    [InlineData("sort=distance&near=-1.98,52.6")]
    [InlineData("q=walking")]
    [InlineData("kind=group&topic=active-outdoors&sort=name")]
    public async Task Following_next_shows_every_asset_once(string query)
    {
        var whole = await _http.JsonAsync($"/api/v1/assets?{query}&limit=1000");
        var seen = new List<string?>();
        var address = $"/api/v1/assets?{query}&limit=5";
        while (address is not null)
        {
            var page = await _http.JsonAsync(address);
            Assert.Equal(whole.Number("numberMatched"), page.Number("numberMatched"));
            Assert.InRange(page.Features().Count, 1, 5);
            seen.AddRange(page.Features().Select(feature => feature.Text("id")));
            address = page.Next();
        }

        Assert.Equal(whole.Features().Select(feature => feature.Text("id")), seen);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task One_asset_is_told_with_every_field()
    {
        var choir = await _http.JsonAsync($"/api/v1/assets/{SmallPlace.Choir}");
        Assert.Equal("Feature", choir.Text("type"));
        Assert.Equal(SmallPlace.Choir.ToString(), choir.Text("id"));
        var geometry = choir.GetProperty("geometry");
        Assert.Equal("Point", geometry.Text("type"));
        // 500 m east and north of 2° W on the grid's meridian; OS's own conversion of SO 99999... is about 52.602 N, 1.994 W.
        Assert.Equal(-1.994, geometry.GetProperty("coordinates")[0].GetDouble(), 0.002);
        Assert.Equal(52.602, geometry.GetProperty("coordinates")[1].GetDouble(), 0.002);
        var told = choir.GetProperty("properties");
        Assert.Equal("group", told.Text("kind"));
        Assert.Equal("Riverside Community Choir", told.Text("name"));
        Assert.Equal("music-singing", told.List("topics").Single().GetString());
        Assert.Equal("Tuesdays, 10am to 12 noon", told.List("sessions")[0].Text("words"));
        Assert.Equal("FREQ=WEEKLY;BYDAY=TU", told.List("sessions")[0].Text("rrule"));
        Assert.Equal("10:00", told.List("sessions")[0].Text("start"));
        Assert.Equal(1, told.List("sessions")[1].Number("nthOfMonth"));
        Assert.Equal("yes", told.GetProperty("access").Text("step-free"));
        Assert.Equal("no", told.GetProperty("access").Text("hearing-loop"));
        Assert.Null(told.GetProperty("access").Text("bsl"));
        Assert.Equal(2.5, told.GetProperty("cost").Number("pounds"));
        Assert.Equal("£2.50, with tea", told.GetProperty("cost").Text("words"));
        Assert.Equal(60, told.GetProperty("audience").Number("ageFrom"));
        Assert.Equal(40, told.Number("capacity"));
        Assert.Equal("register", told.GetProperty("source").Text("name"));
        Assert.Equal("2026-06-01", told.GetProperty("source").Text("retrieved"));
        Assert.Equal("2026-05-12", told.GetProperty("verified").Text("on"));
        Assert.Equal(1, told.Number("version"));
        var link = told.List("links").Single();
        Assert.Equal("Meets at", link.Text("words"));
        Assert.Equal("Testham Old Hall", link.Text("name"));
    }

    [Fact]
    public async Task A_link_to_what_the_public_may_not_see_is_not_told()
    {
        var text = (await _http.JsonAsync($"/api/v1/assets/{SmallPlace.Choir}")).GetRawText();
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain(SmallPlace.Workforce.ToString(), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_polygon_leaves_with_its_outer_ring_counter_clockwise_and_few_decimals()
    {
        var hall = await _http.JsonAsync($"/api/v1/assets/{SmallPlace.Hall}");
        var ring = hall.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray()
            .Select(pair => (X: pair[0].GetDouble(), Y: pair[1].GetDouble())).ToList();
        Assert.Equal(ring[0], ring[^1]);
        Assert.True(ring.Zip(ring.Skip(1), (a, b) => (a.X * b.Y) - (b.X * a.Y)).Sum() > 0);
        Assert.All(ring, pair => Assert.Equal(Math.Round(pair.X, 6), pair.X));
    }

    [Fact]
    public async Task Retired_assets_are_gone_by_name_and_others_hidden_do_not_exist()
    {
        var gone = await _http.ProblemAsync($"/api/v1/assets/{SmallPlace.Retired}", 410);
        Assert.Contains("Closed cafe", gone.Text("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain("960 999", gone.GetRawText(), StringComparison.Ordinal);
        await _http.ProblemAsync($"/api/v1/assets/{SmallPlace.Suggested}", 404);
        await _http.ProblemAsync($"/api/v1/assets/{SmallPlace.Workforce}", 404);
        await _http.ProblemAsync($"/api/v1/assets/{SmallPlace.Id(999)}", 404);
        await _http.ProblemAsync("/api/v1/assets/not-an-id", 404);
    }

    [Theory]
    [InlineData("q=libary", 0)]
    [InlineData("q=comunity%20choir", 1)]
    [InlineData("area=E01999001", 3)]
    [InlineData("area=E01999001&kind=group", 1)]
    [InlineData("area=E01999001&kind=group&kind=place", 2)]
    [InlineData("day=tue", 1)]
    [InlineData("day=wed", 0)]
    [InlineData("free=true", 1)]
    [InlineData("access=step-free", 1)]
    [InlineData("access=step-free&access=hearing-loop", 0)]
    [InlineData("source=register", Shown)]
    [InlineData("source=elsewhere", 0)]
    [InlineData("verifiedSince=2026-01-01", 1)]
    [InlineData("verifiedSince=2025-01-02", 2)]
    [InlineData("topic=music-singing", 1)]
    [InlineData("bbox=-2.0,52.59,-1.9855,52.61", 2)]
    [InlineData("bbox=-180,-90,180,90", Shown - 1)]
    public async Task Parameters_narrow_the_list(string query, int matched) =>
        Assert.Equal(matched, (await _http.JsonAsync("/api/v1/assets?" + query)).Number("numberMatched"));

    [Fact]
    public async Task Distance_is_told_in_metres_and_sorts()
    {
        var found = await _http.JsonAsync("/api/v1/assets?near=-1.99262,52.60201&within=200&sort=distance");
        var metres = found.Features().Select(feature => feature.GetProperty("properties").Number("metres")).ToList();
        Assert.Equal(2, metres.Count);
        Assert.True(metres[0] <= metres[1]);
        Assert.All(metres, distance => Assert.InRange(distance, 0, 200));
    }

    [Fact]
    public async Task A_name_with_a_script_in_it_stays_a_name()
    {
        using var answer = await _http.GetAsync($"/api/v1/assets/{SmallPlace.ScriptNamed}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(SmallPlace.Script, JsonDocument.Parse(text).RootElement.GetProperty("properties").Text("name"));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_cursor_of_another_search_is_refused_by_name()
    {
        var next = (await _http.JsonAsync("/api/v1/assets?sort=name&limit=5")).Next()!;
        var problem = await _http.ProblemAsync(
            new Uri(next).PathAndQuery.Replace("sort=name", "sort=updated", StringComparison.Ordinal), 400);
        Assert.Equal("cursor", problem.Text("parameter"));
    }

    [Fact]
    public async Task Head_answers_as_get_does_without_a_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/v1/assets");
        using var answer = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }
}
