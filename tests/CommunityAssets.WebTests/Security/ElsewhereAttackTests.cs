using System.Net;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

/// <summary>What somebody who means harm may try on the way to the provider and back.</summary>
public sealed class ElsewhereAttackTests : ElsewherePlace
{
    private const string Failed = "/sign-in?done=elsewhere-failed";

    [Fact]
    public async Task What_comes_back_works_once_and_in_the_browser_that_asked()
    {
        await StartAsync(Provider.Settings() with { UnknownPeople = Role.Contributor });
        var (mine, other) = (Browser(), Browser());
        var back = await ToProviderAndBackAsync(mine);
        using (var stolen = await other.GetAsync(back))
        {
            Assert.Equal(Failed, stolen.Headers.Location?.OriginalString);
        }

        using (var answer = await mine.GetAsync(back))
        {
            Assert.Equal("/account", answer.Headers.Location?.OriginalString);
        }

        using var again = await mine.GetAsync(back);
        Assert.Equal(Failed, again.Headers.Location?.OriginalString);
        Assert.Equal(1, Provider.Exchanged);
    }

    [Fact]
    public async Task A_state_or_a_code_that_was_not_given_opens_nothing()
    {
        await StartAsync(Provider.Settings() with { UnknownPeople = Role.Contributor });
        var browser = Browser();
        var back = await ToProviderAndBackAsync(browser);
        var state = back.Query[back.Query.IndexOf("state=", StringComparison.Ordinal)..];
        foreach (var query in new[] { "", "?code=x", "?code=x&state=x", "?error=access_denied", "?error=access_denied&" + state, "?code=x&" + state })
        {
            using var answer = await browser.GetAsync("/sign-in/elsewhere/done" + query);
            Assert.Equal((query, Failed), (query, answer.Headers.Location?.OriginalString));
        }

        Assert.Empty(await Atlas.Accounts.ListAsync());
    }

    [Fact]
    public async Task A_code_of_another_browsers_challenge_is_refused_by_the_provider()
    {
        await StartAsync(Provider.Settings() with { UnknownPeople = Role.Contributor });
        var (mine, other) = (Browser(), Browser());
        var myBack = await ToProviderAndBackAsync(mine);
        var otherBack = await ToProviderAndBackAsync(other);
        var mixed = myBack.Query[..myBack.Query.IndexOf("&state=", StringComparison.Ordinal)]
            + otherBack.Query[otherBack.Query.IndexOf("&state=", StringComparison.Ordinal)..];
        using var answer = await other.GetAsync("/sign-in/elsewhere/done" + mixed);
        Assert.Equal(Failed, answer.Headers.Location?.OriginalString);
        Assert.Contains("token: redirect or verifier", Provider.Refused);
    }

    [Fact]
    public async Task Nobody_is_sent_to_another_site_afterwards()
    {
        await StartAsync(Provider.Settings() with { UnknownPeople = Role.Contributor });
        foreach (var to in new[] { "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)" })
        {
            Assert.Equal(StartPage.Address, await SignInAsync(Browser(), "/sign-in/elsewhere?to=" + Uri.EscapeDataString(to)));
        }
    }

    [Fact]
    public async Task A_session_of_before_counts_for_nothing_afterwards()
    {
        await StartAsync(Provider.Settings() with { UnknownPeople = Role.Contributor });
        var planted = PrivateToken.Make();
        var browser = Browser(planted);
        Assert.Equal("/account", await SignInAsync(browser));
        using var attacker = await Browser(planted).GetAsync("/account");
        Assert.Equal(HttpStatusCode.SeeOther, attacker.StatusCode);
    }

    [Fact]
    public async Task An_id_token_that_tells_of_somebody_else_is_not_believed()
    {
        await StartAsync(Provider.Settings(roles: ("stewards", Role.Steward)));
        foreach (var told in new Dictionary<string, object>[]
        {
            new() { ["sub"] = "subject-of-bert", ["groups"] = new[] { "stewards" } },
            new() { ["aud"] = "another-service", ["groups"] = new[] { "stewards" } },
            new() { ["exp"] = 1000, ["groups"] = new[] { "stewards" } },
        })
        {
            Provider.IdToken = told;
            Assert.Equal(Failed, await SignInAsync(Browser()));
        }

        Provider.IdToken = new() { ["groups"] = new[] { "stewards" } };
        Assert.Equal("/account", await SignInAsync(Browser()));
        Assert.Equal(Role.Steward, (await OnlyAccountAsync()).Role);
    }

    [Fact]
    public async Task An_id_token_is_enough_where_there_is_no_userinfo()
    {
        await StartAsync(Provider.Settings(userInfo: false) with { UnknownPeople = Role.Contributor });
        Assert.Equal(Failed, await SignInAsync(Browser()));
        Provider.IdToken = new() { ["name"] = "Ann", ["preferred_username"] = "ann@council.example" };
        Assert.Equal("/account", await SignInAsync(Browser()));
        Assert.Equal("ann@council.example", (await OnlyAccountAsync()).Email);
        Provider.Claims = Claims("another");
        Provider.IdToken = new() { ["name"] = "Nameless" };
        Assert.Equal("/sign-in?done=elsewhere-no-email", await SignInAsync(Browser()));
    }

    [Fact]
    public async Task Where_no_provider_is_set_there_is_no_such_address()
    {
        var (app, http) = await RunningService.StartAsync(Atlas, RunningService.Settings);
        using (http)
        {
            await http.PageAsync("/sign-in/elsewhere", HttpStatusCode.NotFound);
            await http.PageAsync("/sign-in/elsewhere/done?code=x&state=y", HttpStatusCode.NotFound);
            Assert.DoesNotContain("council account", await http.PageAsync("/sign-in"), StringComparison.Ordinal);
        }

        await app.StopAsync();
        await app.DisposeAsync();
    }
}
