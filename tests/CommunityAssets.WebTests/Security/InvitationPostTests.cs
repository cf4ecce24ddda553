using System.Net;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Reminding;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

/// <summary>Where letters can be sent, whoever is invited gets the link, and the administrator does not see it.</summary>
public sealed class InvitationPostTests(RunningService place) : LetterTests(place, Role.Administrator)
{
    [Fact]
    public async Task Somebody_invited_gets_the_link_by_letter_and_nobody_else_sees_it()
    {
        var html = await InviteAsync("bea@example.org");
        Assert.Contains("on its way to bea@example.org", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Invitations.Path, html, StringComparison.Ordinal);
        var (to, letter) = Assert.Single(Mail.Letters);
        Assert.Contains("bea@example.org", to, StringComparison.Ordinal);
        var text = MailServer.TextOf(letter);
        var start = text.IndexOf("https://atlas.example.org/testham" + Invitations.Path, StringComparison.Ordinal);
        Assert.True(start >= 0, text);
        var token = text[start..].Split('\r', '\n', ' ')[0].Split('/')[^1];
        Assert.True(PrivateToken.TryParse(token, out var read));
        Assert.Equal("bea@example.org", (await Atlas.Accounts.FindInvitedAsync(read.Hash))!.Email);
    }

    [Fact]
    public async Task When_a_letter_is_not_taken_the_administrator_gets_the_link_to_pass_on()
    {
        Mail.Refuses = true;
        var html = await InviteAsync("cy@example.org");
        Assert.Contains("Give it to them yourself", html, StringComparison.Ordinal);
        Assert.Contains(Invitations.Path, html, StringComparison.Ordinal);
    }

    private async Task<string> InviteAsync(string email)
    {
        using var answer = await Visitor.SendFormAsync(
            "/users", new Dictionary<string, string> { ["name"] = "Bea", ["email"] = email, ["role"] = "analyst" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
