using System.Net;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security.Elsewhere;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;

namespace CommunityAssets.WebTests.Security;

/// <summary>
/// A service that lets people in through a provider, on an empty atlas; once for each test. On the real clock: cookies of this browser end by it.
/// </summary>
public abstract class ElsewherePlace : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("communityassets-elsewhere-").FullName;
    private readonly List<IDisposable> _browsers = [];
    private WebApplication? _app;

    protected IAtlas Atlas { get; private set; } = null!;

    protected TestProvider Provider { get; private set; } = null!;

    protected Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Provider = await TestProvider.StartAsync();
        Provider.Claims = Claims("subject-of-ann");
        Atlas = await Storage.Atlas.CreateAsync(Path.Combine(_folder, "atlas.gpkg"), ReferenceSystem.BritishNationalGrid, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await Atlas.DisposeAsync();
        await Provider.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected async Task StartAsync(ElsewhereSettings settings)
    {
        (_app, var http) = await RunningService.StartAsync(Atlas, RunningService.Settings with { SignInElsewhere = settings, Time = TimeProvider.System });
        Address = http.BaseAddress!;
        _browsers.Add(http);
    }

    protected HttpClient Browser(PrivateToken? token = null)
    {
        var browser = Visitors.Browser(Address, token);
        _browsers.Add(browser);
        return browser;
    }

    protected static Dictionary<string, object> Claims(string subject, string? email = "ann@council.example", bool? verified = null, params string[] groups)
    {
        var claims = new Dictionary<string, object> { ["sub"] = subject, ["name"] = "Ann Other", ["groups"] = groups };
        if (email is not null)
        {
            claims["email"] = email;
        }

        if (verified is { } told)
        {
            claims["email_verified"] = told;
        }

        return claims;
    }

    /// <summary>Goes to the provider and back, as a browser does.</summary>
    /// <returns>Where this service sends the browser in the end.</returns>
    protected static async Task<string> SignInAsync(HttpClient browser, string start = "/sign-in/elsewhere?to=%2Faccount")
    {
        using var back = await browser.GetAsync(await ToProviderAndBackAsync(browser, start));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        return back.Headers.Location!.OriginalString;
    }

    /// <summary>Goes to the provider.</summary>
    /// <returns>The address that the provider sends the browser back to.</returns>
    protected static async Task<Uri> ToProviderAndBackAsync(HttpClient browser, string start = "/sign-in/elsewhere?to=%2Faccount")
    {
        using var begun = await browser.GetAsync(start);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        using var provider = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var there = await provider.GetAsync(begun.Headers.Location);
        Assert.Equal(HttpStatusCode.Redirect, there.StatusCode);
        return there.Headers.Location!;
    }

    protected async Task<AuditAct[]> ActsAsync() =>
        [.. (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries.Reverse().Select(entry => entry.Line.Act)];

    protected async Task<Account> OnlyAccountAsync() => Assert.Single(await Atlas.Accounts.ListAsync());
}
