using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;

namespace CommunityAssets.WebTests.Security;

/// <summary>The service on an empty atlas with a clock that moves and no limits on how often one address may try; once for each test.</summary>
public abstract class AccountPlace : IAsyncLifetime
{
    protected const string Password = "four plain words here";
    private readonly List<IDisposable> _browsers = [];
    private WebApplication _app = null!;

    protected MovingTime Time { get; } = new();

    protected IAtlas Atlas { get; private set; } = null!;

    protected Uri Address { get; private set; } = null!;

    protected string AtlasName { get; private set; } = "";

    protected virtual ServiceSettings Settings => RunningService.Settings with
    {
        Time = Time,
        SignInPace = new Pace(10_000, TimeSpan.FromMilliseconds(1)),
        WritePace = new Pace(10_000, TimeSpan.FromMilliseconds(1)),
    };

    public async Task InitializeAsync()
    {
        AtlasName = await PrepareAsync();
        Atlas = await Storage.Atlas.CreateAsync(AtlasName, ReferenceSystem.BritishNationalGrid, Time);
        (_app, var http) = await RunningService.StartAsync(Atlas, Settings);
        Address = http.BaseAddress!;
        _browsers.Add(http);
    }

    public async Task DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Atlas.DisposeAsync();
        await RemoveAsync();
    }

    protected abstract Task<string> PrepareAsync();

    protected abstract Task RemoveAsync();

    protected HttpClient Browser(PrivateToken? token = null)
    {
        var browser = Visitors.Browser(Address, token);
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>Somebody with a password, and no second factor unless it is asked for.</summary>
    protected Task<Account> AddAsync(Role role, bool secondFactor = false) =>
        Visitors.AddAsync(Atlas, role, $"{role}@example.org".ToLowerInvariant(), Password, secondFactor);

    /// <summary>A browser with which somebody is signed in.</summary>
    protected async Task<HttpClient> SignedInAsync(Account account) => Browser(await Visitors.StartSessionAsync(Atlas, account, Time));

    protected static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email, string password, string to = "") =>
        browser.SendFormAsync("/sign-in", new Dictionary<string, string> { ["email"] = email, ["password"] = password, ["to"] = to });

    protected static async Task<int> StatusAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        return (int)answer.StatusCode;
    }
}
