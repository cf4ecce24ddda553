using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Hosting;

public sealed class ProxyTests(RunningService service) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData(true, "https://atlas.example.org/api/v1/assets?limit=5&cursor=")]
    [InlineData(false, "http://127.0.0.1:")]
    public async Task Links_name_the_address_outside_only_behind_a_proxy_that_is_believed(bool behindProxy, string start)
    {
        var (app, http) = await RunningService.StartAsync(service.Atlas, RunningService.Settings with { BehindProxy = behindProxy });
        try
        {
            http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            http.DefaultRequestHeaders.Add("X-Forwarded-Host", "atlas.example.org");
            http.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
            Assert.StartsWith(start, (await http.JsonAsync("/api/v1/assets?limit=5")).Next(), StringComparison.Ordinal);
        }
        finally
        {
            http.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
