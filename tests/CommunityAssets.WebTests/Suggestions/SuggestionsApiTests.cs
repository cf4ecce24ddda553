using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Suggestions;

/// <summary>Suggesting and editing for programs.</summary>
public sealed class SuggestionsApiTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task A_program_suggests_without_cookies_and_gets_a_private_link()
    {
        var name = "Choir " + Guid.NewGuid().ToString("N");
        using var answer = await PostAsync(
            $$"""{"entry": {"kind": "group", "name": "{{name}}", "topics": ["music-singing"], "ageFrom": 18, "pounds": 2.5, "cost": "amount", "access": {"step-free": true}, "times": [{"day": "tue", "from": "10:00", "to": "12:00"}], "postcode": "TE1 1AA"}, "why": "I go there"}""");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.StartsWith(service.Http.BaseAddress + "suggestions/", body.Text("link")!, StringComparison.Ordinal);
        Assert.Contains("Waiting for a steward", await service.Http.PageAsync(new Uri(body.Text("link")!).AbsolutePath), StringComparison.Ordinal);
        var sent = (await service.Atlas.Suggestions.ListAsync(new SuggestionQuery { Limit = 200 })).Suggestions.Single(one => one.Proposed.Name == name);
        Assert.Equal((18, 2.5m, Answer.Yes, 1), (sent.Proposed.Audience!.AgeFrom, sent.Proposed.Cost!.Pounds, sent.Proposed.Access[AccessFeature.StepFree], sent.Proposed.Sessions.Length));
        Assert.Equal("I go there", sent.Why);
    }

    [Theory]
    [InlineData("""{"entry": {"name": "x"}}""", "kind")]
    [InlineData("""{"entry": {"kind": "group"}}""", "name")]
    [InlineData("""{"entry": {"kind": "group", "name": "x", "postcode": "ZZ"}}""", "postcode")]
    [InlineData("""{"entry": {"kind": "group", "name": "x", "web": "javascript:alert(1)"}}""", "web")]
    [InlineData("""{"entry": {"kind": "group", "name": "x", "email": "nobody"}}""", "email")]
    [InlineData("""{"entry": {"kind": "group", "name": "x\u0007y"}}""", "name")]
    [InlineData("""{"entry": {"kind": "group", "name": "x\u202Ey"}}""", "name")]
    [InlineData("""{"entry": {"kind": "group", "name": "x", "latitude": 48.85, "longitude": 2.35}}""", "latitude")]
    [InlineData("""{"entry": {"kind": "group", "name": "x", "gridReference": "SK"}}""", "gridReference")]
    [InlineData("""{"entry": {"kind": "group", "name": "x", "times": [{"day": "tue", "from": "25:00"}]}}""", "times[0].From")]
    [InlineData("""{"entry": {"kind": "group", "name": "x", "capacity": -1}}""", "capacity")]
    [InlineData("""{"entry": {"kind": "gift", "name": "x"}}""", "agreed")]
    public async Task What_cannot_be_used_is_told_field_by_field(string json, string field)
    {
        using var answer = await PostAsync(json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal([field], problem.List("fields").Select(item => item.Text("field")));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"entry": {"kind": "group", "name": "x", "colour": "red"}}""")]
    [InlineData("""{"kind": "other"}""")]
    [InlineData("""{"kind": "closure", "asset": "x", "why": "gone"}""")]
    [InlineData("""{"kind": "closure", "asset": "01900000-0000-7000-8000-000000000051", "why": "not for the public to know of"}""")]
    [InlineData("""{"kind": "closure", "asset": "01900000-0000-7000-8000-000000000001"}""")]
    [InlineData("""{"kind": "correction", "asset": "01900000-0000-7000-8000-000000000001"}""")]
    [InlineData("""{"entry": {"kind": {"a": 1}, "name": "x"}}""")]
    public async Task What_is_no_suggestion_is_refused_in_words(string json)
    {
        using var answer = await PostAsync(json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.NotEmpty(JsonDocument.Parse(text).RootElement.Text("detail")!);
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_told_so()
    {
        using var form = new FormUrlEncodedContent([new("name", "x")]);
        using var answer = await service.Http.PostAsync("/api/v1/suggestions", form);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task A_steward_changes_fields_over_the_version_that_they_read_and_is_told_when_somebody_was_first()
    {
        var asset = await service.Atlas.Assets.AddAsync(
            SmallPlace.Added("Choir " + Guid.NewGuid(), 700, 700) with { Summary = "Songs", Contact = new Contact("01632 960 123") }, "steward", null);
        using var steward = await service.BrowserAsync(Role.Steward);
        var token = Forms.TokenOf(await steward.PageAsync("/add"));
        using (var changed = await SendAsync(steward, token, HttpMethod.Patch, asset.Id, "\"1\"", """{"summary": "Songs and cake", "phone": null, "why": "rang"}"""))
        {
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
            Assert.Equal("\"2\"", changed.Headers.ETag!.Tag);
        }

        var saved = (await service.Atlas.Assets.FindAsync(asset.Id))!;
        Assert.Equal((2, "Songs and cake", null), (saved.Version, saved.Summary, saved.Contact));
        Assert.Equal([AssetPart.Summary, AssetPart.Contact], AssetParts.Differing(asset, saved));
        foreach (var (condition, status) in new[] { ("\"1\"", 412), ("*", 428), ("W/\"2\"", 428), (null, 428) })
        {
            using var late = await SendAsync(steward, token, HttpMethod.Patch, asset.Id, condition, """{"summary": "late"}""");
            Assert.Equal(status, (int)late.StatusCode);
        }

        using (var whole = await SendAsync(steward, token, HttpMethod.Put, asset.Id, "\"2\"", """{"kind": "place", "name": "Hall"}"""))
        {
            Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        }

        Assert.Equal((AssetKind.Place, "Hall", null), ((await service.Atlas.Assets.FindAsync(asset.Id)) is { } now ? (now.Kind, now.Name, now.Summary) : default));
        using var forged = await SendAsync(steward, token: null, HttpMethod.Patch, asset.Id, "\"3\"", """{"summary": "forged"}""");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var nobody = await SendAsync(service.Http, token: null, HttpMethod.Patch, asset.Id, "\"3\"", """{"summary": "nobody"}""");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Fact]
    public async Task Ten_thousand_suggestions_from_one_address_are_refused_cheaply_and_leave_the_queue_usable()
    {
        var settings = RunningService.Settings with { SuggestionPace = new Pace(20, TimeSpan.FromHours(1)), BehindProxy = true };
        var (app, http) = await RunningService.StartAsync(service.Atlas, settings);
        try
        {
            var before = (await service.Atlas.Suggestions.CountAsync()).In(SuggestionState.Waiting);
            var statuses = new System.Collections.Concurrent.ConcurrentDictionary<HttpStatusCode, int>();
            await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, stop) =>
            {
                using var answer = await FromAsync(http, "203.0.113.7", $"Spam {number}", stop);
                statuses.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                {
                    Assert.NotNull(answer.Headers.RetryAfter);
                }
            });
            Assert.Equal([(HttpStatusCode.Created, 20), (HttpStatusCode.TooManyRequests, 9_980)], statuses.Select(pair => (pair.Key, pair.Value)).Order());
            Assert.Equal(before + 20, (await service.Atlas.Suggestions.CountAsync()).In(SuggestionState.Waiting));

            using var neighbour = await FromAsync(http, "198.51.100.9", "Honest choir", CancellationToken.None);
            Assert.Equal(HttpStatusCode.Created, neighbour.StatusCode);
            using var steward = await service.BrowserAsync(Role.Steward);
            Assert.Contains("data-queue", await steward.PageAsync("/review"), StringComparison.Ordinal);
        }
        finally
        {
            http.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private static async Task<HttpResponseMessage> FromAsync(HttpClient http, string address, string name, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/suggestions")
        {
            Content = JsonContent.Create(new { entry = new { kind = "group", name } }),
        };
        request.Headers.Add("X-Forwarded-For", address);
        return await http.SendAsync(request, stop);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, string? token, HttpMethod method, Guid id, string? condition, string json)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/assets/{id}") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (condition is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", condition);
        }

        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        return await http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> PostAsync(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await service.Http.PostAsync("/api/v1/suggestions", content);
    }
}
