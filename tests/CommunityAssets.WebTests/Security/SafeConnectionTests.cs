using System.Net;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

/// <summary>Passwords and sessions travel over https, or do not leave the machine.</summary>
public sealed class SafeConnectionTests(RunningService place) : IClassFixture<RunningService>
{
    private const string Password = "plum kettle ladder moss";

    [Fact]
    public async Task Over_https_the_cookie_is_for_this_host_and_for_https_alone()
    {
        await using var behind = await ServeAsync(behindProxy: true);
        var account = await Visitors.AddAsync(place.Atlas, Role.Coordinator, password: Password);
        var http = behind.Http;
        using var page = await SendAsync(http, HttpMethod.Get, "/sign-in");
        var form = Forms.TokenOf(await page.Content.ReadAsStringAsync());
        var forms = page.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("forms=", StringComparison.Ordinal));
        Assert.Contains("; secure", forms, StringComparison.OrdinalIgnoreCase);

        using var answer = await SendAsync(http, HttpMethod.Post, "/sign-in", forms.Split(';')[0], new Dictionary<string, string>
        {
            ["email"] = account.Email,
            ["password"] = Password,
            ["__RequestVerificationToken"] = form,
        });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.Contains("session=", StringComparison.Ordinal));
        Assert.StartsWith("__Host-session=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);

        using var own = await SendAsync(http, HttpMethod.Get, "/account", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);

        // The name that plain http uses is believed on plain http alone, where another site's page could have set it.
        using var other = await SendAsync(http, HttpMethod.Get, "/account", cookie.Split(';')[0].Replace("__Host-", "", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, other.StatusCode);
    }

    [Theory]
    [InlineData("atlas.example.org", false)]
    [InlineData("192.0.2.7", false)]
    [InlineData("localhost", true)]
    [InlineData("[::1]:5080", true)]
    public async Task On_plain_http_a_password_is_asked_for_on_this_machine_alone(string host, bool asked)
    {
        await using var plain = await ServeAsync(behindProxy: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = host;
        using var answer = await plain.Http.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(asked, html.Contains("id=\"password\"", StringComparison.Ordinal));
        Assert.Equal(!asked, html.Contains("<strong>https</strong>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_plain_http_from_elsewhere_neither_a_password_nor_a_session_counts()
    {
        await using var plain = await ServeAsync(behindProxy: false);
        var account = await Visitors.AddAsync(place.Atlas, Role.Coordinator, password: Password);
        var token = await Visitors.StartSessionAsync(place.Atlas, account, RunningService.Time);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Host = "atlas.example.org";
        request.Headers.Add("Cookie", $"{SessionCookie.Plain}={token.Text}; {SessionCookie.Secure}={token.Text}");
        using var answer = await plain.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpMethod method, string address, string? cookie = null, Dictionary<string, string>? fields = null)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "atlas.example.org");
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        request.Content = fields is null ? null : new FormUrlEncodedContent(fields);
        return await http.SendAsync(request);
    }

    private async Task<Served> ServeAsync(bool behindProxy)
    {
        var (app, http) = await RunningService.StartAsync(place.Atlas, RunningService.Settings with { BehindProxy = behindProxy });
        http.Dispose();

        // Cookies are written by hand here, as they came.
        return new Served(
            app, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) });
    }

    private sealed record Served(Microsoft.AspNetCore.Builder.WebApplication App, HttpClient Http) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await App.StopAsync();
            await App.DisposeAsync();
        }
    }
}
