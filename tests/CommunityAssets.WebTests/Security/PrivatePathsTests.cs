using System.Net;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Hosting;
using CommunityAssets.WebTests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommunityAssets.WebTests.Security;

public sealed class PrivatePathsTests(RunningService service) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData("/my/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "/my/…")]
    [InlineData("/MY/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/held.json", "/MY/…/…")]
    [InlineData("/claim/half-a-tok", "/claim/…")]
    [InlineData("/suggestions/x", "/suggestions/…")]
    [InlineData("/somewhere/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/edit", "/somewhere/…/edit")]
    public void What_opens_something_is_hidden(string path, string hidden)
    {
        Assert.Equal(hidden, PrivatePaths.Hide(path));
        Assert.True(PrivatePaths.IsPrivate(path));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/my")]
    [InlineData("/suggestions/")]
    [InlineData("/assets/01900000-0000-7000-8000-000000000001")]
    [InlineData("/api/v1/assets")]
    [InlineData("")]
    public void Every_other_path_is_written_as_it_is(string path)
    {
        Assert.Equal(path, PrivatePaths.Hide(path));
        Assert.False(PrivatePaths.IsPrivate(path));
    }

    [Fact]
    public async Task A_private_page_is_kept_by_no_cache_and_told_to_nobody_even_when_there_is_no_such_page()
    {
        using var answer = await service.Http.GetAsync("/my/" + PrivateToken.Make().Text);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("noindex, nofollow", answer.Headers.GetValues("X-Robots-Tag").Single());
    }

    [Fact]
    public async Task A_failure_behind_a_private_link_is_written_down_without_the_link()
    {
        var token = PrivateToken.Make().Text;
        var (app, http) = await RunningService.StartAsync(BrokenAtlas.FailingWith(new InvalidOperationException("Broken.")), RunningService.Settings);
        await using var running = app;
        using var browser = http;
        using var lines = new CaughtLines();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        using var answer = await http.GetAsync("/my/" + token);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.DoesNotContain(token, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(lines.Lines, line => line.Contains("/my/…", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.Lines, line => line.Contains(token, StringComparison.Ordinal));
        await app.StopAsync();
    }

    [Fact]
    public async Task Other_pages_may_be_found()
    {
        using var answer = await service.Http.GetAsync("/about");
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("X-Robots-Tag"));
    }
}
