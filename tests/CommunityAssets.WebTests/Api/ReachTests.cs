using System.Net;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Api;

/// <summary>What is within a walk, over HTTP, on Testham, which has no network of streets.</summary>
public sealed class ReachTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Here = "near=-1.9956,52.5973";
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task Each_time_is_a_feature_with_who_lives_there_and_what_is_recorded_and_strengths_come_nearest_first()
    {
        var told = await _http.JsonAsync("/api/v1/reach?" + Here + "&minutes=10,30");
        var (near, far) = (told.Features()[0].GetProperty("properties"), told.Features()[1].GetProperty("properties"));
        Assert.False(told.GetProperty("onNetwork").GetBoolean());
        Assert.Equal((10, 800), (near.Number("minutes"), near.Number("metres")));
        Assert.Equal("Polygon", told.Features()[0].GetProperty("geometry").Text("type"));
        Assert.Equal(1500, near.Number("people"));
        Assert.Equal(3100, far.Number("people"));
        Assert.Equal(1, far.Number("peopleUnknown") > 0 ? 1 : 0);
        Assert.True(far.Number("recorded") >= near.Number("recorded"));
        var ways = told.List("strengths").Select(one => one.Number("metres")).ToList();
        Assert.Equal(far.Number("recorded"), ways.Count);
        Assert.Equal(ways.Order(), ways);
        Assert.All(ways, metres => Assert.InRange(metres, 0, 2400));
        Assert.Equal(far.GetProperty("kinds").EnumerateObject().Sum(kind => kind.Value.GetInt32()), ways.Count);
    }

    [Fact]
    public async Task The_place_can_be_sent_in_the_body_and_is_kept_nowhere()
    {
        var get = await _http.GetAsync("/api/v1/reach?" + Here);
        using var form = new StringContent(Here, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        var post = await _http.PostAsync("/api/v1/reach", form);

        Assert.Equal(await get.Content.ReadAsStringAsync(), await post.Content.ReadAsStringAsync());
        Assert.All([get, post], answer =>
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Null(answer.Headers.ETag);
        });
    }

    [Fact]
    public async Task It_sets_out_from_a_strength_that_the_viewer_may_see()
    {
        var told = await _http.JsonAsync("/api/v1/reach?minutes=60&asset=" + SmallPlace.Hall);
        Assert.Equal(SmallPlace.Hall.ToString(), told.Text("asset"));
        var ids = told.List("strengths").Select(one => one.Text("id")).ToList();
        Assert.DoesNotContain(SmallPlace.Hall.ToString(), ids);
        Assert.Contains(SmallPlace.Choir.ToString(), ids);
        Assert.DoesNotContain(SmallPlace.Workforce.ToString(), ids);
        foreach (var hidden in new[] { SmallPlace.Workforce, SmallPlace.Suggested, SmallPlace.Retired, Guid.NewGuid() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("/api/v1/reach?asset=" + hidden)).StatusCode);
        }
    }

    [Fact]
    public async Task Strengths_and_times_come_as_tables_too()
    {
        var strengths = (await _http.GetStringAsync("/api/v1/reach?format=csv&minutes=60&" + Here)).Split("\r\n");
        Assert.StartsWith("id,name,kind,topics,metres,minutes,measured", strengths[0], StringComparison.Ordinal);
        Assert.Contains("straight line × 1.3", strengths[1], StringComparison.Ordinal);
        var times = (await _http.GetStringAsync("/api/v1/reach?format=csv&rows=times&" + Here)).Split("\r\n");
        Assert.StartsWith("5,400,", times[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "near", "Neither near nor asset is given")]
    [InlineData(Here + "&asset=01900000-0000-7000-8000-000000000001", "asset", "Both near and asset are given")]
    [InlineData("asset=hall", "asset", "'hall' is not an id")]
    [InlineData("near=52.6,-1.9", "near", "longitude first")]
    [InlineData(Here + "&minutes=15,10", "minutes", "'15,10' is not that")]
    [InlineData(Here + "&minutes=5,90", "minutes", "from 1 to 60")]
    [InlineData(Here + "&format=pdf", "format", "one of geojson, csv, gpkg")]
    [InlineData(Here + "&metres=5", "metres", "There is no parameter 'metres'")]
    public async Task What_can_not_be_used_is_refused_by_its_name(string query, string parameter, string words)
    {
        var answer = await _http.GetAsync("/api/v1/reach?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(parameter, problem.Text("parameter"));
        Assert.Contains(words, problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused()
    {
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _http.PostAsync("/api/v1/reach", json)).StatusCode);
    }
}
