using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Web;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Builder;

namespace CommunityAssets.WebTests.Running;

/// <summary>The service on a free port, on Testham in an embedded atlas of its own; started once for a class of tests.</summary>
public class RunningService : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("communityassets-web-").FullName;
    private WebApplication? _app;

    /// <summary>A day on which one check is due and another is not.</summary>
    public static TimeProvider Time { get; } = new StoppedClock(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    /// <summary>All tests come from one address: they are not made to wait for each other.</summary>
    private static Pace Unhurried => new(100_000, TimeSpan.FromMilliseconds(1));

    public static ServiceSettings Settings { get; } = new()
    {
        Urls = ["http://127.0.0.1:0"],
        Time = Time,
        SignInPace = Unhurried,
        WritePace = Unhurried,
        SuggestionPace = Unhurried,
        AnalysisPace = Unhurried,
        About = "Kept by Testham's neighbours.\n\nRing us.",
    };

    public IAtlas Atlas { get; private set; } = null!;

    /// <summary>The atlas's one-string name, for another process to open it.</summary>
    public virtual string AtlasName => Path.Combine(_folder, "testham.gpkg");

    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    /// <summary>Starts a service.</summary>
    public static async Task<(WebApplication App, HttpClient Http)> StartAsync(IAtlas atlas, ServiceSettings settings)
    {
        var app = Service.Build(atlas, settings);
        await app.StartAsync();
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
        return (app, http);
    }

    public async Task InitializeAsync()
    {
        Atlas = await CreateAtlasAsync();
        await SmallPlace.LoadAsync(Atlas);
        (_app, Http) = await StartAsync(Atlas, Settings);
    }

    public async Task DisposeAsync()
    {
        Http?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (Atlas is not null)
        {
            await Atlas.DisposeAsync();
        }

        await RemoveAtlasAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected virtual Task<IAtlas> CreateAtlasAsync() =>
        Storage.Atlas.CreateAsync(AtlasName, ReferenceSystem.BritishNationalGrid, Time);

    protected virtual Task RemoveAtlasAsync() => Task.CompletedTask;

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
