using System.Collections.Concurrent;
using System.Net.Http.Headers;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Hosting;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommunityAssets.WebTests.Security;

/// <summary>What the service writes to its log while people sign in and things fail: nothing that tells of anybody or opens anything.</summary>
public sealed class LogTests : IAsyncLifetime
{
    private const string Email = "marked-person@example.org";
    private const string Password = "marked words of a password";
    private const string Visitor = "192.0.2.77";

    private readonly string _folder = Directory.CreateTempSubdirectory("communityassets-log-").FullName;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly List<string> _secrets = [Email, "marked-person", "marked%20", "marked words", Visitor, "marked+search", "marked search"];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Signing_in_rightly_and_wrongly_writes_nobody_down()
    {
        await using var atlas = await MakeAtlasAsync();
        var account = await Visitors.AddAsync(atlas, Role.Coordinator, Email, Password);
        await using var provider = await TestProvider.StartAsync();
        provider.Claims = new() { ["sub"] = "marked-subject", ["email"] = Email };
        _secrets.Add("marked-subject");
        var (app, http) = await StartAsync(atlas, provider);
        await using (app)
        {
            foreach (var (email, password) in new[] { (Email, "marked words wrong"), ("marked-person-not-here@example.org", Password), (Email, Password) })
            {
                using var browser = Visitors.Browser(http.BaseAddress!, token: null);
                browser.DefaultRequestHeaders.Add("X-Forwarded-For", Visitor);
                using var answer = await browser.SendFormAsync(
                    "/sign-in?to=/find?q=marked+search", new Dictionary<string, string> { ["email"] = email, ["password"] = password });
            }

            var session = await Visitors.StartSessionAsync(atlas, account, TimeProvider.System);
            var (token, never) = (PrivateToken.Make(), PrivateToken.Make());
            _secrets.AddRange([session.Text, session.Hash, token.Text, token.Hash, never.Text, never.Hash]);
            var now = DateTimeOffset.UtcNow;
            var made = new ApiToken(Guid.CreateVersion7(), account.Id, "marked search", TokenScope.Read, now, now.AddDays(1), LastUsed: null);
            await atlas.Tokens.AddAsync(made, token.Hash, new AuditLine(account.Id, "coordinator", AuditAct.TokenMade, made.Id));
            await AskAsync(http, session, ApiToken.TextOf(token), "/api/v1/assets?q=marked+search", "/api/v1/assets?q=marked%20search&colour=red");
            await AskAsync(http, session, ApiToken.TextOf(never), "/api/v1/assets", "/about");
            await AskAsync(http, session, bearer: null, "/account", "/admin/audit", $"/my/{never.Text}", $"/invitation/{never.Text}");

            using var elsewhere = Visitors.Browser(http.BaseAddress!, token: null);
            using var failed = await elsewhere.GetAsync($"/sign-in/elsewhere/done?code={never.Text}&state={token.Text}");
            Assert.Equal("/sign-in?done=elsewhere-failed", failed.Headers.Location?.OriginalString);
            await app.StopAsync();
        }

        http.Dispose();
        AssertClean("Signing in through another provider failed");
    }

    [Fact]
    public async Task Failures_write_down_what_happened_and_neither_who_nor_with_which_token()
    {
        var (app, http) = await StartAsync(BrokenAtlas.FailingWith(new InvalidOperationException("It broke.")), provider: null);
        var token = PrivateToken.Make();
        _secrets.AddRange([token.Text, token.Hash]);
        await using (app)
        {
            await AskAsync(
                http, token, bearer: null, "/about", "/api/v1/assets?q=marked+search", $"/my/{token.Text}", $"/invitation/{token.Text}", "/account");
            await AskAsync(http, session: null, ApiToken.TextOf(token), "/api/v1/assets", "/tiles/assets/0/0/0.mvt");
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("email", Email), KeyValuePair.Create("password", Password)]);
            using var posted = await http.PostAsync("/sign-in", form);
            await app.StopAsync();
        }

        http.Dispose();
        AssertClean("It broke.");
    }

    private async Task<IAtlas> MakeAtlasAsync() =>
        await Atlas.CreateAsync(Path.Combine(_folder, "atlas.gpkg"), ReferenceSystem.BritishNationalGrid, TimeProvider.System);

    private async Task<(WebApplication App, HttpClient Http)> StartAsync(IAtlas atlas, TestProvider? provider)
    {
        var settings = RunningService.Settings with { Time = TimeProvider.System, BehindProxy = true, SignInElsewhere = provider?.Settings() };
        var (app, http) = await RunningService.StartAsync(atlas, settings);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(new Listener(_lines));
        return (app, http);
    }

    private static async Task AskAsync(HttpClient http, PrivateToken? session, string? bearer, params string[] addresses)
    {
        using var browser = Visitors.Browser(http.BaseAddress!, session);
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", Visitor);
        browser.DefaultRequestHeaders.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        foreach (var address in addresses)
        {
            using var answer = await browser.GetAsync(address);
        }
    }

    private void AssertClean(string expected)
    {
        Assert.Contains(_lines, line => line.Contains(expected, StringComparison.Ordinal));
        foreach (var secret in _secrets)
        {
            Assert.DoesNotContain(_lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Hears what goes to the log, with everything that a line carries.</summary>
    private sealed class Listener(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
