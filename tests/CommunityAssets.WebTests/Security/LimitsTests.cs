using System.Net;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;

namespace CommunityAssets.WebTests.Security;

/// <summary>How often one address may write, and what it is told when that was too often.</summary>
public sealed class LimitsTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly Pace Slow = new(3, TimeSpan.FromHours(1));

    [Fact]
    public async Task The_fourth_write_of_three_is_told_to_wait()
    {
        await WithAsync(behindProxy: false, async http =>
        {
            for (var write = 0; write < 3; write++)
            {
                using var taken = await http.PostAsync("/api/v1/assets", content: null);
                Assert.Equal(HttpStatusCode.MethodNotAllowed, taken.StatusCode);
            }

            using var refused = await http.PostAsync("/api/v1/assets", content: null);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.InRange(int.Parse(refused.Headers.GetValues("Retry-After").Single()), 3000, 3600);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
            Assert.Contains("too-many", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Reading_is_never_limited()
    {
        await WithAsync(behindProxy: false, async http =>
        {
            for (var read = 0; read < 20; read++)
            {
                await http.JsonAsync("/api/v1/assets?limit=1");
            }
        });
    }

    [Fact]
    public async Task People_are_told_on_a_page_how_long_to_wait()
    {
        await WithAsync(behindProxy: false, async http =>
        {
            using var last = await LastOfAsync(http, 4, "/about");
            Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
            var html = WebUtility.HtmlDecode(await last.Content.ReadAsStringAsync());
            Assert.Contains("Please wait a little", html, StringComparison.Ordinal);
            Assert.Matches("try again in (59|60) minutes", html);
        });
    }

    [Fact]
    public async Task A_forwarded_address_counts_only_behind_a_proxy_that_is_believed()
    {
        await WithAsync(behindProxy: true, async http =>
        {
            http.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
            using var first = await LastOfAsync(http, 4, "/api/v1/assets");
            Assert.Equal(HttpStatusCode.TooManyRequests, first.StatusCode);
            http.DefaultRequestHeaders.Remove("X-Forwarded-For");
            http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
            using var other = await LastOfAsync(http, 1, "/api/v1/assets");
            Assert.Equal(HttpStatusCode.MethodNotAllowed, other.StatusCode);
        });
        await WithAsync(behindProxy: false, async http =>
        {
            HttpResponseMessage? last = null;
            for (var write = 0; write < 4; write++)
            {
                http.DefaultRequestHeaders.Remove("X-Forwarded-For");
                http.DefaultRequestHeaders.Add("X-Forwarded-For", $"192.0.2.{write}");
                last?.Dispose();
                last = await http.PostAsync("/api/v1/assets", content: null);
            }

            Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
            last.Dispose();
        });
    }

    [Fact]
    public void A_network_of_one_household_is_one_address_and_memory_is_bounded()
    {
        var home = Limits.BucketOf(IPAddress.Parse("2001:db8:1:2:aaaa::1"));
        Assert.Equal(home, Limits.BucketOf(IPAddress.Parse("2001:db8:1:2:bbbb::2")));
        Assert.NotEqual(
            [home, home, home],
            Enumerable.Range(3, 3).Select(network => Limits.BucketOf(IPAddress.Parse($"2001:db8:1:{network}::1"))));
        Assert.Equal(Limits.BucketOf(IPAddress.Parse("192.0.2.1")), Limits.BucketOf(IPAddress.Parse("::ffff:192.0.2.1")));
        Assert.All(
            Enumerable.Range(0, 100_000),
            number => Assert.InRange(Limits.BucketOf(new IPAddress(number)), 0, Limits.Buckets - 1));
        Assert.InRange(Limits.BucketOf(null), 0, Limits.Buckets - 1);
    }

    private static async Task<HttpResponseMessage> LastOfAsync(HttpClient http, int times, string address)
    {
        for (var write = 1; write < times; write++)
        {
            (await http.PostAsync(address, content: null)).Dispose();
        }

        return await http.PostAsync(address, content: null);
    }

    private async Task WithAsync(bool behindProxy, Func<HttpClient, Task> test)
    {
        var settings = RunningService.Settings with { WritePace = Slow, BehindProxy = behindProxy };
        var (app, http) = await RunningService.StartAsync(service.Atlas, settings);
        try
        {
            await test(http);
        }
        finally
        {
            http.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
