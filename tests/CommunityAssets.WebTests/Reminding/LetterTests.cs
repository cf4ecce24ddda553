using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;

namespace CommunityAssets.WebTests.Reminding;

/// <summary>
/// The service with a mail server to send letters by, and somebody signed in. Each test has both for itself, on one place.
/// </summary>
public abstract class LetterTests(RunningService place, Role role) : IClassFixture<RunningService>, IAsyncLifetime
{
    private WebApplication _app = null!;

    /// <summary>What the letters come to.</summary>
    protected MailServer Mail { get; } = new();

    /// <summary>The browser of whoever is signed in.</summary>
    protected HttpClient Visitor { get; private set; } = null!;

    /// <summary>The atlas that is served.</summary>
    protected IAtlas Atlas => place.Atlas;

    public async Task InitializeAsync()
    {
        (_app, var http) = await RunningService.StartAsync(Atlas, RunningService.Settings with { Post = Mail.Settings });
        var token = await Visitors.StartSessionAsync(Atlas, await Visitors.AddAsync(Atlas, role), RunningService.Time);
        Visitor = Visitors.Browser(http.BaseAddress!, token);
        http.Dispose();
    }

    public async Task DisposeAsync()
    {
        Visitor.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Mail.DisposeAsync();
    }
}
