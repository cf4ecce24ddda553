using System.Net;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Hosting;

public sealed class FailuresTests
{
    private const string Inside = "password=hunter2 at /srv/atlas";

    [Theory]
    [InlineData("/api/v1/assets")]
    [InlineData("/api/v1/overview?area=E01999001")]
    [InlineData("/api/v1/maps/place")]
    [InlineData("/tiles/assets/0/0/0.mvt")]
    [InlineData("/health/ready")]
    public async Task An_atlas_that_can_not_be_reached_is_told_to_programs_as_503(string address)
    {
        await using var broken = await BrokenAsync(new AtlasUnreachableException(Inside));
        using var answer = await broken.Http.GetAsync(address);
        Assert.Equal("30", answer.Headers.GetValues("Retry-After").Single());
        var problem = await broken.Http.ProblemAsync(address, 503);
        Assert.DoesNotContain("hunter2", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/areas/E01999001")]
    [InlineData("/assets/01900000-0000-7000-8000-000000000001")]
    [InlineData("/about")]
    public async Task An_atlas_that_can_not_be_reached_is_told_to_people_on_a_page(string address)
    {
        await using var broken = await BrokenAsync(new AtlasUnreachableException(Inside));
        var html = WebUtility.HtmlDecode(await broken.Http.PageAsync(address, HttpStatusCode.ServiceUnavailable));
        Assert.Contains("The atlas can't be reached just now", html, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_tells_nothing_of_the_inside()
    {
        await using var broken = await BrokenAsync(new InvalidOperationException(Inside));
        var problem = await broken.Http.ProblemAsync("/api/v1/assets", 500);
        Assert.DoesNotContain("hunter2", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", problem.GetRawText(), StringComparison.Ordinal);
        var html = WebUtility.HtmlDecode(await broken.Http.PageAsync("/about", HttpStatusCode.InternalServerError));
        Assert.Contains("Something went wrong here", html, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", html, StringComparison.Ordinal);
        using var answer = await broken.Http.GetAsync("/about");
        Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_lives_while_its_atlas_is_away()
    {
        await using var broken = await BrokenAsync(new AtlasUnreachableException(Inside));
        Assert.Equal("live", (await broken.Http.JsonAsync("/health/live")).Text("status"));
        await broken.Http.PageAsync("/nothing", HttpStatusCode.NotFound);
    }

    private static async Task<Broken> BrokenAsync(Exception failure)
    {
        var (app, http) = await RunningService.StartAsync(BrokenAtlas.FailingWith(failure), RunningService.Settings);
        return new Broken(app, http);
    }

    private sealed record Broken(Microsoft.AspNetCore.Builder.WebApplication App, HttpClient Http) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await App.StopAsync();
            await App.DisposeAsync();
        }
    }
}
