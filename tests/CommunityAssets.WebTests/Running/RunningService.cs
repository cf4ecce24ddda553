using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityAssets.WebTests.Running;

/// <summary>The service on a free port, on Testham in an embedded atlas of its own; started once for a class of tests.</summary>
public sealed class RunningService : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("communityassets-web-").FullName;
    private WebApplication? _app;

    /// <summary>A day on which one check is due and another is not.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public IAtlas Atlas { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var time = new StoppedClock(Now);
        Atlas = await Storage.Atlas.CreateAsync(Path.Combine(_folder, "testham.gpkg"), ReferenceSystem.BritishNationalGrid, time);
        await SmallPlace.LoadAsync(Atlas);
        var settings = new ServiceSettings
        {
            Urls = ["http://127.0.0.1:0"],
            Time = time,
            About = "Kept by Testham's neighbours.\n\nRing us.",
        };
        _app = Service.Build(Atlas, settings);
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
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

        Directory.Delete(_folder, recursive: true);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
