using System.Net;
using System.Net.Mail;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Post;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Reminding;
using CommunityAssets.WebTests.Running;
using Microsoft.AspNetCore.Builder;

namespace CommunityAssets.WebTests.Security;

/// <summary>Where letters can be sent, whoever is invited gets the link, and the administrator does not see it.</summary>
public sealed class InvitationPostTests(RunningService place) : IClassFixture<RunningService>, IAsyncLifetime
{
    private readonly MailServer _mail = new();
    private WebApplication _app = null!;
    private HttpClient _admin = null!;

    public async Task InitializeAsync()
    {
        var post = new PostSettings
        {
            Host = "127.0.0.1",
            Port = _mail.Port,
            Encrypted = false,
            From = new MailAddress("atlas@example.org"),
            Address = new Uri("https://atlas.example.org/testham"),
        };
        (_app, var http) = await RunningService.StartAsync(place.Atlas, RunningService.Settings with { Post = post });
        var token = await Visitors.StartSessionAsync(
            place.Atlas, await Visitors.AddAsync(place.Atlas, Role.Administrator), RunningService.Time);
        _admin = Visitors.Browser(http.BaseAddress!, token);
        http.Dispose();
    }

    public async Task DisposeAsync()
    {
        _admin.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _mail.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_invited_gets_the_link_by_letter_and_nobody_else_sees_it()
    {
        var html = await InviteAsync("bea@example.org");
        Assert.Contains("on its way to bea@example.org", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Invitations.Path, html, StringComparison.Ordinal);
        var (to, letter) = Assert.Single(_mail.Letters);
        Assert.Contains("bea@example.org", to, StringComparison.Ordinal);
        var text = MailServer.TextOf(letter);
        var start = text.IndexOf("https://atlas.example.org/testham" + Invitations.Path, StringComparison.Ordinal);
        Assert.True(start >= 0, text);
        var token = text[start..].Split('\r', '\n', ' ')[0].Split('/')[^1];
        Assert.True(PrivateToken.TryParse(token, out var read));
        Assert.Equal("bea@example.org", (await place.Atlas.Accounts.FindInvitedAsync(read.Hash))!.Email);
    }

    [Fact]
    public async Task When_a_letter_is_not_taken_the_administrator_gets_the_link_to_pass_on()
    {
        _mail.Refuses = true;
        var html = await InviteAsync("cy@example.org");
        Assert.Contains("Give it to them yourself", html, StringComparison.Ordinal);
        Assert.Contains(Invitations.Path, html, StringComparison.Ordinal);
    }

    private async Task<string> InviteAsync(string email)
    {
        using var answer = await _admin.SendFormAsync(
            "/users", new Dictionary<string, string> { ["name"] = "Bea", ["email"] = email, ["role"] = "analyst" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
