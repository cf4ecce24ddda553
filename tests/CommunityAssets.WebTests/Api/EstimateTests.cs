using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Jobs;
using CommunityAssets.WebTests.Jobs;
using CommunityAssets.WebTests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityAssets.WebTests.Api;

/// <summary>Estimates for areas of people's own over HTTP.</summary>
public sealed class EstimateTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    // Longitudes and latitudes around the southern half of Testham, whose south-west corner is 2° west, 52.6° north or so.
    private const string South =
        """{"type":"Polygon","coordinates":[[[-2.001,52.596],[-1.969,52.596],[-1.969,52.6065],[-2.001,52.6065],[-2.001,52.596]]]}""";

    private const string Both =
        $$$"""
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"South"},"geometry":{{{South}}}},
        {"type":"Feature","properties":{"name":"All"},"geometry":{"type":"Polygon","coordinates":[[[-2.01,52.59],[-1.96,52.59],[-1.96,52.62],[-2.01,52.62],[-2.01,52.59]]]}}]}
        """;

    [Fact]
    public async Task People_strengths_and_every_indicator_are_told_for_what_is_drawn()
    {
        var feature = await EstimateAsync(South);
        var told = feature.GetProperty("properties");
        Assert.Equal(["E01999001", "E01999002"], told.List("members").Select(code => code.GetString()));
        Assert.Equal(3100, told.Number("people"));
        Assert.Contains("About 3,100 people live here", told.List("findings")[1].GetString(), StringComparison.Ordinal);
        Assert.Contains("strengths are on the map here", told.GetProperty("strengths").Text("sentence"), StringComparison.Ordinal);
        Assert.Contains("not at all (Office for National Statistics", told.Text("method"), StringComparison.Ordinal);
        var ids = told.List("indicators").Select(one => one.GetProperty("line").Text("id")).ToList();
        Assert.Contains("loneliness", ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal("Polygon", feature.GetProperty("geometry").Text("type"));
    }

    [Fact]
    public async Task An_area_that_is_one_of_the_atlas_has_its_own_values()
    {
        var area = await _http.JsonAsync("/api/v1/areas/E01999001?geometry=full");
        var own = (await _http.JsonAsync("/api/v1/overview?area=E01999001")).List("indicators");
        var told = (await EstimateAsync(area.GetProperty("geometry").GetRawText())).GetProperty("properties");
        Assert.Equal(["E01999001"], told.List("members").Select(code => code.GetString()));
        Assert.Equal(0, told.GetProperty("splitShare").GetDouble());
        Assert.Equal(1500, told.Number("people"));
        var compared = 0;
        foreach (var line in told.List("indicators").Select(one => one.GetProperty("line")))
        {
            var published = own.Single(one => one.Text("id") == line.Text("id"));
            if (line.GetProperty("value").ValueKind == JsonValueKind.Number)
            {
                compared++;
                Assert.Equal(published.GetProperty("value").GetDouble(), line.GetProperty("value").GetDouble());
            }
        }

        Assert.True(compared > 0);
    }

    [Fact]
    public async Task What_crosses_itself_is_mended_and_said_to_be()
    {
        var told = (await EstimateAsync(
            """{"type":"Feature","properties":{"name":"Bow"},"geometry":{"type":"Polygon","coordinates":[[[-2,52.597],[-1.97,52.606],[-1.97,52.597],[-2,52.606],[-2,52.597]]]}}"""))
            .GetProperty("properties");
        Assert.Equal("Bow", told.Text("name"));
        Assert.Contains(
            told.List("findings"), sentence => sentence.GetString()!.Contains("crossed or touched itself", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Indicators_can_be_chosen_and_the_answer_had_as_a_table()
    {
        using var answer = await PostAsync(South, "?indicator=loneliness&format=csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("1,loneliness,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_areas_are_each_answered_in_their_order()
    {
        using var answer = await PostAsync(Both, "?indicator=loneliness");
        var features = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.List("features");
        Assert.Equal(["South", "All"], features.Select(feature => feature.GetProperty("properties").Text("name")));
        var alone = (await EstimateAsync(South)).GetProperty("properties");
        Assert.Equal(alone.GetProperty("members").GetRawText(), features[0].GetProperty("properties").GetProperty("members").GetRawText());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&format=csv")]
    public async Task Whoever_prefers_it_is_given_a_job_that_answers_the_same_and_is_kept_for_nobody_else(string form)
    {
        var room = service.Services.GetRequiredService<WorkRoom>();
        var kept = room.Kept;
        using var direct = await PostAsync(Both, "?indicator=loneliness" + form);
        using var made = await PostAsync(Both, "?indicator=loneliness" + form, "respond-async");
        Assert.Equal(HttpStatusCode.Accepted, made.StatusCode);
        Assert.True(made.Headers.CacheControl!.NoStore);
        var place = made.Headers.Location!.OriginalString;
        var over = await JobCalls.OverAsync(_http, place);
        Assert.Equal(("done", "estimate"), (over.Text("state"), over.Text("analysis")));
        Assert.Equal(["self", "result"], over.List("links").Select(link => link.Text("rel")));
        using var result = await _http.GetAsync(place + "/result");
        Assert.Equal(direct.Content.Headers.ContentType!.MediaType, result.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await direct.Content.ReadAsStringAsync(), await result.Content.ReadAsStringAsync());
        Assert.Equal(kept, room.Kept);

        (await _http.DeleteAsync(place)).Dispose();
        await _http.ProblemAsync(place + "/result", 404);
    }

    [Fact]
    public async Task A_job_of_somebody_who_sees_more_is_theirs_alone()
    {
        using var coordinator = await service.BrowserAsync(Role.Coordinator);
        using var made = await PostAsync(South, "", "respond-async", coordinator);
        var place = made.Headers.Location!.OriginalString;
        Assert.Equal("done", (await JobCalls.OverAsync(coordinator, place)).Text("state"));
        await coordinator.JsonAsync(place + "/result");
        await _http.ProblemAsync(place, 404);
        await _http.ProblemAsync(place + "/result", 404);
    }

    [Fact]
    public async Task Nothing_of_what_is_sent_may_be_kept()
    {
        using var answer = await PostAsync(South, "");
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[-1.99,52.6]}""", "is a Point")]
    [InlineData("""{"type":"LineString","coordinates":[[-1.99,52.6],[-1.98,52.6]]}""", "is a LineString")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "has no shape")]
    [InlineData("""{"type":"Polygon","coordinates":[[[-1.99,52.6],[-1.99,52.6],[-1.99,52.6],[-1.99,52.6]]]}""", "encloses nothing")]
    [InlineData("""{"type":"Polygon","coordinates":[[[52.6,-1.99],[52.61,-1.99],[52.61,-1.98],[52.6,-1.99]]]}""", "wrong way round")]
    [InlineData("""{"type":"Polygon","coordinates":[[[-1,51],[-1.1,51],[-1.1,51.1],[-1,51]]]}""", "outside the areas of this atlas")]
    [InlineData("""{"type":"Polygon","coordinates":[[[-1.99,52.6],["x",52.6],[-1.98,52.61],[-1.99,52.6]]]}""",
        "stands where a number should")]
    [InlineData("""{"type":"Polygon","coordinates":[[[-1.99,52.6],[NaN,52.6],[-1.98,52.61],[-1.99,52.6]]]}""", "not valid JSON")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "no area in it")]
    [InlineData("""{"type":"Nonsense"}""", "neither GeoJSON nor TopoJSON")]
    [InlineData("""<osm version="0.6"><node id="1" lat="51" lon="-2"/></osm>""", "areas are read from GeoJSON, GeoPackage and TopoJSON")]
    [InlineData("""<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/hostname">]><kml>&a;</kml>""", "document type definition")]
    [InlineData("hello", "What was sent: this is no geographic file")]
    [InlineData("<kml/>", "What was sent: this is KML that begins with")]
    [InlineData("PK and so on", "is a ZIP archive, such as shapefiles come in")]
    [InlineData("", "nothing in it")]
    public async Task What_is_no_area_of_the_place_is_refused_in_words(string body, string words)
    {
        using var answer = await PostAsync(body, "");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(
            words, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?indicator=unknown", "There is no indicator")]
    [InlineData("?nope=1", "There is no parameter")]
    [InlineData("?format=xml", "format")]
    public async Task A_question_that_can_not_be_answered_is_refused_in_words(string query, string words)
    {
        using var answer = await PostAsync(South, query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_types_and_too_much_are_refused()
    {
        using var text = await _http.PostAsync(new Uri("/api/v1/estimate", UriKind.Relative), new StringContent("x"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
        Assert.Contains("Content-Type", await text.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Asked first whether to send it at all, as programs do with much: the answer comes before the body.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/estimate")
        {
            Content = new StringContent(new string(' ', 5_000_000)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/geo+json");
        request.Headers.ExpectContinue = true;
        using var much = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, much.StatusCode);
    }

    [Fact]
    public async Task Spikes_by_the_thousand_are_refused_before_anything_is_worked_out()
    {
        using var answer = await PostAsync(Round(corners: 4000, inner: 0.001), "");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("to and fro too often", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_boundary_that_crosses_itself_thousands_of_times_is_refused_and_one_that_does_now_and_then_is_mended()
    {
        // A star of so many corners, each joined to the one almost opposite, crosses itself almost half as often as the square of them.
        using var answer = await PostAsync(Star(corners: 101), "");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("crosses itself more than 1,000 times", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True((await EstimateAsync(Star(corners: 21))).GetProperty("properties").Number("people") > 0);
    }

    [Fact]
    public async Task A_finely_drawn_outline_is_worked_out()
    {
        var told = (await EstimateAsync(Round(corners: 40_000, inner: 0.999))).GetProperty("properties");
        Assert.True(told.Number("people") > 0);
    }

    // A round shape in the middle of Testham whose every other corner lies nearer the middle, by that part of its radius.
    private static string Star(int corners) => Round(corners, inner: 1, step: corners / 2);

    private static string Round(int corners, double inner, int step = 1)
    {
        var ring = Enumerable.Range(0, corners + 1).Select(corner =>
        {
            var (angle, radius) = (2 * Math.PI * (corner * step % corners) / corners, corner % 2 == 0 ? 1 : inner);
            return FormattableString.Invariant(
                $"[{-1.985 + (0.016 * radius * Math.Cos(angle)):F9},{52.6065 + (0.0105 * radius * Math.Sin(angle)):F9}]");
        });
        return "{\"type\":\"Polygon\",\"coordinates\":[[" + string.Join(',', ring) + "]]}";
    }

    private async Task<JsonElement> EstimateAsync(string body)
    {
        using var answer = await PostAsync(body, "");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("features")[0];
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string query, string? preference = null, HttpClient? asker = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/estimate" + query)
        {
            Content = new StringContent(body, Encoding.UTF8),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/geo+json");
        if (preference is not null)
        {
            request.Headers.Add("Prefer", preference);
        }

        return await (asker ?? _http).SendAsync(request);
    }
}
