using System.Net;
using System.Net.Http.Headers;
using CommunityAssets.Domain.Assets;
using CommunityAssets.WebTests.Running;
using CommunityAssets.WebTests.Security;

namespace CommunityAssets.WebTests.Api;

public sealed class EntityTagTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Theory]
    [InlineData("/api/v1/assets?limit=3")]
    [InlineData("/api/v1/areas?level=lsoa")]
    [InlineData("/api/v1/areas/E01999001")]
    [InlineData("/api/v1/indicators")]
    [InlineData("/api/v1/indicators/loneliness/values?level=lsoa")]
    [InlineData("/api/v1/postcodes/TE11AA")]
    [InlineData("/api/v1/overview?area=E01999001")]
    [InlineData("/api/v1/search?q=hall")]
    public async Task What_somebody_already_has_is_not_sent_again(string address)
    {
        using var first = await _http.GetAsync(address);
        Assert.NotNull(first.Headers.ETag);
        using var again = await AskAsync(address, first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        using var any = await AskAsync(address, EntityTagHeaderValue.Any);
        Assert.Equal(HttpStatusCode.NotModified, any.StatusCode);
        using var other = await AskAsync(address, new EntityTagHeaderValue("\"something-else\"", isWeak: true));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Different_questions_have_different_tags()
    {
        using var three = await _http.GetAsync("/api/v1/assets?limit=3");
        using var four = await _http.GetAsync("/api/v1/assets?limit=4");
        Assert.NotEqual(three.Headers.ETag, four.Headers.ETag);
    }

    [Fact]
    public async Task A_change_of_the_atlas_changes_the_tag()
    {
        using var before = await _http.GetAsync("/api/v1/assets?source=edits");
        var asset = SmallPlace.Assets().First() with { Id = SmallPlace.Id(900), Provenance = new Provenance("edits", "900") };
        await service.Atlas.Assets.AddAsync(asset, "steward", null);
        using var after = await AskAsync("/api/v1/assets?source=edits", before.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Contains(SmallPlace.Id(900).ToString(), await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(22, 59, 23, 1)]
    [InlineData(23, 59, 24, 1)]
    public async Task A_day_that_is_over_changes_the_tag_by_the_clocks_of_Britain_and_by_universal_time(
        int hour, int minute, int then, int past)
    {
        var time = new MovingTime();
        var midnight = new DateTimeOffset(2027, 7, 1, 0, 0, 0, TimeSpan.Zero);
        time.Pass(midnight.AddHours(hour).AddMinutes(minute) - time.GetUtcNow());
        var (app, http) = await RunningService.StartAsync(service.Atlas, RunningService.Settings with { Time = time });
        try
        {
            using var before = await http.GetAsync("/api/v1/assets?limit=3");
            time.Pass(TimeSpan.FromSeconds(30));
            using var same = await http.GetAsync("/api/v1/assets?limit=3");
            Assert.Equal(before.Headers.ETag, same.Headers.ETag);
            time.Pass(midnight.AddHours(then).AddMinutes(past) - time.GetUtcNow());
            using var after = await http.GetAsync("/api/v1/assets?limit=3");
            Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        }
        finally
        {
            http.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_refusal_is_never_kept()
    {
        using var missing = await _http.GetAsync("/api/v1/areas/NOWHERE");
        Assert.Null(missing.Headers.ETag);
        Assert.True(missing.Headers.CacheControl?.NoStore);
        using var any = await AskAsync("/api/v1/areas/NOWHERE", EntityTagHeaderValue.Any);
        Assert.Equal(HttpStatusCode.NotFound, any.StatusCode);
    }

    private async Task<HttpResponseMessage> AskAsync(string address, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(tag);
        return await _http.SendAsync(request);
    }
}
