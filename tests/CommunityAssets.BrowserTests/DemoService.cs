using CommunityAssets.Cli;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Session = CommunityAssets.Domain.People.Session;

namespace CommunityAssets.BrowserTests;

/// <summary>The demo place in an embedded atlas, served on a free port, and one browser; shared by every test.</summary>
public sealed class DemoService : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"communityassets-browser-{Guid.CreateVersion7():N}");
    private IAtlas? _atlas;
    private WebApplication? _service;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The address that the service listens on, without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The atlas that is served.</summary>
    public IAtlas Atlas => _atlas ?? throw new InvalidOperationException("The demo place has not been made.");

    /// <summary>Makes the demo place, starts the service and the browser; nothing where there is no browser, since every test is skipped then.</summary>
    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, "demo.gpkg");
        await using var said = new StringWriter();
        var code = await CommandLine.RunAsync(["demo", "--atlas", path], new Terminal(said, said, Live: false), TimeProvider.System);
        if (code > 1)
        {
            throw new InvalidOperationException("The demo place could not be made: " + said);
        }

        _atlas = await Storage.Atlas.OpenAsync(path, TimeProvider.System);
        _service = Service.Build(_atlas, new ServiceSettings { Urls = ["http://127.0.0.1:0"] });
        await _service.StartAsync();
        Address = _service.Urls.First().TrimEnd('/');
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(Chromium.Options);
    }

    /// <summary>Opens a fresh window, as somebody who has never been here.</summary>
    /// <param name="width">Width of the window in pixels.</param>
    /// <param name="height">Height of the window in pixels.</param>
    /// <param name="script">Whether script runs.</param>
    /// <param name="touch">Whether it is a touch screen.</param>
    /// <param name="at">Another service than the usual one.</param>
    public async Task<Visit> VisitAsync(int width = 1440, int height = 900, bool script = true, bool touch = false, string? at = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = at ?? Address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = script,
            HasTouch = touch,
            Locale = "en-GB",
        });
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>Signs a visit in with a new account of its own.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="role">The account's role.</param>
    /// <returns>The account's id.</returns>
    public async Task<Guid> SignInAsync(Visit visit, Role role)
    {
        var id = Guid.CreateVersion7();
        var line = new AuditLine(null, AuditLine.CommandLine, AuditAct.AccountAdded, id);
        await Atlas.Accounts.AddAsync(new Account(id, "Ada", $"{id:N}@example.org", role) { State = AccountState.Open }, line);
        await Atlas.Accounts.SetSecondFactorAsync(id, [.. Enumerable.Range(1, 20).Select(i => (byte)i)], [], keep: null, line);
        var (token, now) = (PrivateToken.Make(), DateTimeOffset.UtcNow);
        await Atlas.Sessions.StartAsync(
            new Session(token.Hash, id, SessionStage.Whole, now, now, now + Session.Longest(role), "A browser"), instead: null, line: null);
        await visit.Page.Context.AddCookiesAsync([new() { Name = SessionCookie.Plain, Value = token.Text, Url = Address }]);
        return id;
    }

    /// <summary>Adds a choir of its own name, whose letters go to an address of its own.</summary>
    public Task<Asset> AddChoirAsync(Verification? verification = null)
    {
        var id = Guid.CreateVersion7();
        return Atlas.Assets.AddAsync(
            new Asset
            {
                Id = id,
                Kind = AssetKind.Group,
                Name = "Choir " + id.ToString("N")[^6..],
                Summary = "We sing in the library. Nobody needs to read music.",
                Topics = ["music"],
                Provenance = new Provenance("hand", id.ToString()),
                Contact = new Contact(Email: $"{id:N}@example.org"),
                Verification = verification,
            },
            "steward",
            null);
    }

    /// <summary>Serves the same place once more, with a base map under it.</summary>
    public Task<OtherService> ServeAsync(BaseMap map) => ServeAsync(new ServiceSettings { BaseMap = map });

    /// <summary>Serves the same place once more, with other settings.</summary>
    public async Task<OtherService> ServeAsync(ServiceSettings settings)
    {
        var service = Service.Build(Atlas, settings with { Urls = ["http://127.0.0.1:0"] });
        await service.StartAsync();
        return new OtherService(service);
    }

    /// <summary>Stops everything and takes the demo place away.</summary>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_service is not null)
        {
            await _service.StopAsync();
            await _service.DisposeAsync();
        }

        if (_atlas is not null)
        {
            await _atlas.DisposeAsync();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
