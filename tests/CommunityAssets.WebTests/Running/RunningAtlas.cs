using CommunityAssets.Storage;
using CommunityAssets.Web;
using Microsoft.AspNetCore.Builder;

namespace CommunityAssets.WebTests.Running;

/// <summary>The service on a free port, on an atlas that is there.</summary>
internal sealed class RunningAtlas : IAsyncDisposable
{
    private readonly IAtlas _atlas;
    private readonly WebApplication _app;

    private RunningAtlas(IAtlas atlas, WebApplication app, HttpClient http)
    {
        _atlas = atlas;
        _app = app;
        Http = http;
    }

    public HttpClient Http { get; }

    /// <summary>The service as GDAL's driver for OGC API – Features names it.</summary>
    public string Open => "OAPIF:" + new Uri(Http.BaseAddress!, "/ogc");

    /// <summary>Opens an atlas and serves it.</summary>
    public static async Task<RunningAtlas> OpenAsync(string name)
    {
        var atlas = await Atlas.OpenAsync(name, TimeProvider.System);
        var (app, http) = await RunningService.StartAsync(atlas, new ServiceSettings { Urls = ["http://127.0.0.1:0"] });
        return new RunningAtlas(atlas, app, http);
    }

    /// <summary>The address of all features of a collection.</summary>
    public string Items(string collection, string query) =>
        new Uri(Http.BaseAddress!, $"/ogc/collections/{collection}/items?f=json&limit=10000&{query}").AbsoluteUri;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _atlas.DisposeAsync();
    }
}
