using System.Net;
using CommunityAssets.Web.Tiles;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityAssets.WebTests.Api;

public sealed class DescriptionTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly string[] Programs = ["/api/", "/tiles/", "/health/"];
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task The_description_lists_every_address_with_its_parameters()
    {
        var document = await _http.JsonAsync("/openapi/v1.json");
        Assert.StartsWith("3.", document.Text("openapi"), StringComparison.Ordinal);
        var paths = document.GetProperty("paths");
        var routes = service.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace(":int", "", StringComparison.Ordinal))
            .Where(route => Programs.Any(start => route.StartsWith(start, StringComparison.Ordinal))).Distinct().ToList();
        Assert.True(routes.Count >= 14, string.Join(", ", routes));
        Assert.All(routes, route => Assert.True(paths.TryGetProperty(route, out _), route + " is missing"));
        var assets = paths.GetProperty("/api/v1/assets").GetProperty("get").List("parameters")
            .ToDictionary(parameter => parameter.Text("name")!);
        Assert.Equal(16, assets.Count);
        Assert.Equal("array", assets["kind"].GetProperty("schema").Text("type"));
        var kinds = assets["kind"].GetProperty("schema").GetProperty("items").List("enum");
        Assert.Contains("story", kinds.Select(choice => choice.GetString()));
        Assert.Contains("1,000", assets["limit"].Text("description"), StringComparison.Ordinal);
        Assert.Equal("path", paths.GetProperty("/api/v1/areas/{code}").GetProperty("get").List("parameters")[0].Text("in"));
    }

    [Fact]
    public async Task The_description_tells_of_tokens_and_that_none_is_needed()
    {
        var document = await _http.JsonAsync("/openapi/v1.json");
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token");
        Assert.Equal(("http", "bearer"), (scheme.Text("type"), scheme.Text("scheme")));
        Assert.Equal(["{}", "{\"token\":[]}"], document.List("security").Select(way => way.GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_operation_has_an_id_of_its_own()
    {
        var document = await _http.JsonAsync("/openapi/v1.json");
        var ids = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Value.TryGetProperty("operationId", out _))
            .Select(operation => operation.Value.Text("operationId")).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Health_is_told_and_never_kept(string address, string status)
    {
        using var answer = await _http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(status, (await _http.JsonAsync(address)).Text("status"));
    }

    [Fact]
    public async Task The_service_says_that_it_is_ready_once_the_first_look_is_prepared()
    {
        Assert.Equal("ready", (await _http.JsonAsync("/health/ready")).Text("status"));
        Assert.True(service.Services.GetRequiredService<TilesWarmUp>().Done.IsCompleted);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Long_answers_travel_compressed(string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/assets?limit=1000");
        request.Headers.AcceptEncoding.ParseAdd(coding);
        using var answer = await _http.SendAsync(request);
        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.Single());
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }
}
