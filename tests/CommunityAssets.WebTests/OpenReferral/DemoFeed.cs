using CommunityAssets.Storage;
using CommunityAssets.WebTests.CommandLine;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;

namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>The service on the demo place.</summary>
public sealed class DemoFeed : IAsyncLifetime
{
    private readonly Workplace _work = new();
    private WebApplication? _app;
    private IAtlas? _atlas;

    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Command.DoneAsync("demo", "--atlas", _work.Atlas);
        _atlas = await Storage.Atlas.OpenAsync(_work.Atlas, TimeProvider.System);
        (_app, Http) = await RunningService.StartAsync(_atlas, RunningService.Settings);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await _atlas!.DisposeAsync();
        _work.Dispose();
    }
}
