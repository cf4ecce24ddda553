using System.Net;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

/// <summary>Who is let in through another provider, as what, and who is not.</summary>
public sealed class ElsewhereTests : ElsewherePlace
{
    [Fact]
    public async Task Somebody_with_a_role_there_gets_an_account_and_is_known_again()
    {
        Provider.Claims = Claims("subject-of-ann", groups: ["everybody", "atlas-coordinators"]);
        await StartAsync(Provider.Settings(roles: ("atlas-coordinators", Role.Coordinator)));
        var browser = Browser();
        Assert.Contains("Sign in with your council account", await browser.PageAsync("/sign-in"), StringComparison.Ordinal);
        Assert.Equal("/account", await SignInAsync(browser));
        Assert.Contains("Ann Other", await browser.PageAsync("/account"), StringComparison.Ordinal);
        var account = await OnlyAccountAsync();
        Assert.Equal(
            ("Ann Other", "ann@council.example", Role.Coordinator, AccountState.Open), (account.Name, account.Email, account.Role, account.State));
        Assert.Null((await Atlas.Accounts.SecretsAsync(account.Id))!.Password);
        Assert.Equal([AuditAct.AccountAdded, AuditAct.SignedIn], await ActsAsync());

        // Another address there is still the same person.
        Provider.Claims = Claims("subject-of-ann", email: "ann.married@council.example", groups: ["atlas-coordinators"]);
        Assert.Equal("/account", await SignInAsync(Browser()));
        Assert.Equal(account.Id, (await OnlyAccountAsync()).Id);
        Assert.Empty(Provider.Refused);
    }

    [Fact]
    public async Task Somebody_without_a_role_there_gets_no_account_unless_the_setting_says_so()
    {
        await StartAsync(Provider.Settings(roles: ("atlas-coordinators", Role.Coordinator)));
        Assert.Equal("/sign-in?done=elsewhere-unknown", await SignInAsync(Browser()));
        Assert.Empty(await Atlas.Accounts.ListAsync());
        Assert.Contains("gives you no account here", await Browser().PageAsync("/sign-in?done=elsewhere-unknown"), StringComparison.Ordinal);
        Assert.Equal([AuditAct.SignInRefused], await ActsAsync());
    }

    [Fact]
    public async Task Unknown_people_become_contributors_where_the_setting_says_so()
    {
        await StartAsync(Provider.Settings() with { UnknownPeople = Role.Contributor });
        Assert.Equal("/account", await SignInAsync(Browser()));
        Assert.Equal(Role.Contributor, (await OnlyAccountAsync()).Role);
    }

    [Fact]
    public async Task Roles_may_lie_deeper_in_what_the_provider_tells()
    {
        await StartAsync(Provider.Settings(roles: ("atlas-analyst", Role.Analyst)) with { RoleClaim = "realm_access.roles" });
        Provider.Claims = Claims("s");
        Provider.Claims["realm_access"] = new { roles = new[] { "other", "atlas-analyst" } };
        Assert.Equal("/account", await SignInAsync(Browser()));
        Assert.Equal(Role.Analyst, (await OnlyAccountAsync()).Role);
    }

    [Fact]
    public async Task The_provider_decides_about_roles_at_each_sign_in()
    {
        await StartAsync(Provider.Settings(roles: [("stewards", Role.Steward), ("analysts", Role.Analyst)]) with { AsksSecondFactor = true });
        Provider.Claims = Claims("s", groups: ["analysts", "stewards"]);
        var first = Browser();
        await SignInAsync(first);
        Assert.Equal(Role.Steward, (await OnlyAccountAsync()).Role);
        Provider.Claims = Claims("s", groups: ["analysts"]);
        await SignInAsync(Browser());
        Assert.Equal(Role.Analyst, (await OnlyAccountAsync()).Role);
        Assert.Contains(AuditAct.RoleChanged, await ActsAsync());

        // The session with the rights of before has ended.
        using var ended = await first.GetAsync("/account");
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        Provider.Claims = Claims("s");
        Assert.Equal("/sign-in?done=elsewhere-unknown", await SignInAsync(Browser()));
    }

    [Fact]
    public async Task An_email_address_that_nobody_has_verified_opens_no_account()
    {
        var there = await Visitors.AddAsync(Atlas, Role.Administrator, "ann@council.example", "four plain words here", secondFactor: true);
        await StartAsync(Provider.Settings() with { UnknownPeople = Role.Contributor });
        Assert.Equal("/sign-in?done=elsewhere-email-taken", await SignInAsync(Browser()));
        Provider.Claims = Claims("subject-of-ann", verified: false);
        Assert.Equal("/sign-in?done=elsewhere-email-taken", await SignInAsync(Browser()));
        Assert.False(await Atlas.Logins.HasAsync(there.Id));
    }

    [Fact]
    public async Task A_verified_address_links_the_account_that_has_it_and_its_second_factor_is_still_asked_for()
    {
        var there = await Visitors.AddAsync(Atlas, Role.Administrator, "ann@council.example", "four plain words here", secondFactor: true);
        await StartAsync(Provider.Settings());
        Provider.Claims = Claims("subject-of-ann", email: "Ann@Council.example", verified: true);
        var browser = Browser();
        Assert.Equal("/sign-in/code?to=%2Faccount", await SignInAsync(browser));
        using var refused = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
        Assert.True(await Atlas.Logins.HasAsync(there.Id));
        Assert.Equal(Role.Administrator, (await OnlyAccountAsync()).Role);
    }

    [Fact]
    public async Task A_provider_that_asks_for_a_second_factor_itself_is_believed_where_the_setting_says_so()
    {
        await StartAsync(Provider.Settings(roles: ("stewards", Role.Steward)) with { AsksSecondFactor = true });
        Provider.Claims = Claims("s", groups: ["stewards"]);
        var browser = Browser();
        Assert.Equal("/account", await SignInAsync(browser));
        using var review = await browser.GetAsync("/review");
        Assert.Equal(HttpStatusCode.OK, review.StatusCode);
        Assert.Single(await Atlas.Sessions.OfAsync((await OnlyAccountAsync()).Id));
    }

    [Fact]
    public async Task Without_that_setting_a_steward_sets_up_a_second_factor_here_first()
    {
        await StartAsync(Provider.Settings(roles: ("stewards", Role.Steward)));
        Provider.Claims = Claims("s", groups: ["stewards"]);
        var browser = Browser();
        Assert.Equal("/account", await SignInAsync(browser));
        using var review = await browser.GetAsync("/review");
        Assert.Equal(HttpStatusCode.SeeOther, review.StatusCode);
    }

    [Fact]
    public async Task A_closed_account_stays_closed()
    {
        await StartAsync(Provider.Settings() with { UnknownPeople = Role.Contributor });
        await SignInAsync(Browser());
        var account = await OnlyAccountAsync();
        await Atlas.Accounts.SaveAsync(
            account with { State = AccountState.Closed }, new AuditLine(account: null, "administrator", AuditAct.AccountClosed, account.Id));
        Assert.Equal("/sign-in?done=elsewhere-closed", await SignInAsync(Browser()));
        Assert.Empty(await Atlas.Sessions.OfAsync(account.Id));
    }

    [Fact]
    public async Task Somebody_who_is_invited_needs_no_password_of_their_own()
    {
        var invited = new Account(Guid.CreateVersion7(), "Ann", "ann@council.example", Role.Analyst);
        await Atlas.Accounts.AddAsync(invited, new AuditLine(account: null, "administrator", AuditAct.AccountAdded, invited.Id));
        await StartAsync(Provider.Settings());
        Provider.Claims = Claims("s", verified: true);
        Assert.Equal("/account", await SignInAsync(Browser()));
        Assert.Equal((AccountState.Open, Role.Analyst), ((await OnlyAccountAsync()).State, (await OnlyAccountAsync()).Role));
    }

    [Fact]
    public async Task Somebody_who_is_signed_in_links_their_other_sign_in_themselves()
    {
        var ann = await Visitors.AddAsync(Atlas, Role.Analyst, "ann@elsewhere.example");
        await StartAsync(Provider.Settings());
        var browser = Browser(await Visitors.StartSessionAsync(Atlas, ann, TimeProvider.System));
        Assert.Contains("?link=true", await browser.PageAsync("/account"), StringComparison.Ordinal);
        Assert.Equal("/account?done=elsewhere-linked", await SignInAsync(browser, "/sign-in/elsewhere?link=true"));
        Assert.Equal("/account", await SignInAsync(Browser()));
        Assert.Equal(ann.Id, (await OnlyAccountAsync()).Id);

        var bert = await Visitors.AddAsync(Atlas, Role.Analyst, "bert@elsewhere.example");
        var other = Browser(await Visitors.StartSessionAsync(Atlas, bert, TimeProvider.System));
        Assert.Equal("/account?done=elsewhere-linked-to-another", await SignInAsync(other, "/sign-in/elsewhere?link=true"));
        Assert.False(await Atlas.Logins.HasAsync(bert.Id));
    }

    [Fact]
    public async Task Nobody_links_to_an_account_that_they_are_not_signed_in_to_any_more()
    {
        var ann = await Visitors.AddAsync(Atlas, Role.Analyst, "ann@elsewhere.example");
        await StartAsync(Provider.Settings());
        using (var stranger = await Browser().GetAsync("/sign-in/elsewhere?link=true"))
        {
            Assert.Equal("/sign-in", stranger.Headers.Location?.OriginalString);
        }

        var browser = Browser(await Visitors.StartSessionAsync(Atlas, ann, TimeProvider.System));
        var back = await ToProviderAndBackAsync(browser, "/sign-in/elsewhere?link=true");
        using (await browser.SendFormAsync("/sign-out", new Dictionary<string, string>()))
        {
        }

        using var answer = await browser.GetAsync(back);
        Assert.Equal("/sign-in?done=elsewhere-failed", answer.Headers.Location?.OriginalString);
        Assert.False(await Atlas.Logins.HasAsync(ann.Id));
    }
}
