using System.Net;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

/// <summary>What people do with their own account, and administrators with those of others.</summary>
public abstract class AccountPageTests : AccountPlace
{
    private const string NewPassword = "quite another sentence";

    [NeedsFact]
    public async Task A_changed_password_signs_the_other_browsers_out_and_the_old_one_opens_nothing()
    {
        var ann = await AddAsync(Role.Contributor);
        var (here, there) = (await SignedInAsync(ann), await SignedInAsync(ann));
        Assert.Equal(200, await StatusAsync(there, "/account"));
        await SaidAsync(here, "/account/password", "That is not your password so far", ("current", "wrong"), ("password", NewPassword), ("again", NewPassword));
        await SaidAsync(here, "/account/password", "at least 12 characters", ("current", Password), ("password", "short"), ("again", "short"));
        await SaidAsync(here, "/account/password", "not the same", ("current", Password), ("password", NewPassword), ("again", "something else again"));
        await SaidAsync(here, "/account/password", "your own name", ("current", Password), ("password", "Somebody Else 1"), ("again", "Somebody Else 1"));
        Assert.Equal(200, await StatusAsync(there, "/account"));

        await DoneAsync(here, "/account/password", "/account?done=password", ("current", Password), ("password", NewPassword), ("again", NewPassword));
        Assert.Equal(200, await StatusAsync(here, "/account"));
        Assert.Equal(303, await StatusAsync(there, "/account"));
        using var old = await SignInAsync(Browser(), ann.Email, Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        using var @new = await SignInAsync(Browser(), ann.Email, NewPassword);
        Assert.Equal(HttpStatusCode.Redirect, @new.StatusCode);
    }

    [NeedsFact]
    public async Task A_steward_does_no_more_than_a_contributor_until_a_second_factor_is_set()
    {
        var steward = await AddAsync(Role.Steward);
        var (browser, other) = (Browser(), await SignedInAsync(steward));
        using (var answer = await SignInAsync(browser, steward.Email, Password, "/about"))
        {
            Assert.Equal("/account/second-factor?to=%2Fabout", answer.Headers.Location?.OriginalString);
        }

        var page = await browser.PageAsync("/account/second-factor?to=/about");
        var key = FromBase32(Between(page, "<code class=\"typed-key\">", "</code>").Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains("otpauth://totp/CommunityAssets%20", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("<path d=\"M4 4h1v1h-1z", page, StringComparison.Ordinal);
        var code = AuthenticatorCodes.Code(key, AuthenticatorCodes.StepOf(Time.GetUtcNow()));

        using (var wrong = await SetUpAsync(browser, page, code, "wrong password"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        Assert.Null((await Atlas.Accounts.SecretsAsync(steward.Id))!.SecondFactor);
        using var set = await SetUpAsync(browser, page, code, Password);
        var codes = await set.Content.ReadAsStringAsync();
        Assert.Contains("not shown again", codes, StringComparison.Ordinal);
        Assert.Equal(key, (await Atlas.Accounts.SecretsAsync(steward.Id))!.SecondFactor);
        Assert.Equal(RecoveryCodes.Count, await Atlas.Accounts.CountRecoveryCodesAsync(steward.Id));
        Assert.Equal(303, await StatusAsync(other, "/account"));
        Assert.DoesNotContain("needs a second factor", await browser.PageAsync("/account"), StringComparison.Ordinal);

        // The code that was typed here is used up.
        var next = Browser();
        (await SignInAsync(next, steward.Email, Password)).Dispose();
        using var again = await next.SendFormAsync("/sign-in/code", Fields(("code", code)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);

        using var taken = await browser.SendFormAsync(
            "/account/second-factor", Fields(("current", Password)), "/account/second-factor?handler=Remove");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.True((await Atlas.Accounts.FindAsync(steward.Id))!.SecondFactor);
    }

    [NeedsFact]
    public async Task An_administrator_without_a_second_factor_is_sent_to_set_one_up()
    {
        var chief = await AddAsync(Role.Administrator);
        using var answer = await (await SignedInAsync(chief)).GetAsync("/users");
        Assert.Equal("/account/second-factor?to=%2Fusers", answer.Headers.Location?.OriginalString);
        using var contributor = await (await SignedInAsync(await AddAsync(Role.Contributor))).GetAsync("/users");
        Assert.Equal(HttpStatusCode.Forbidden, contributor.StatusCode);
        Assert.Contains("can&#x27;t open this page", await contributor.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task A_second_factor_that_nobody_asks_for_can_be_taken_away()
    {
        var ann = await AddAsync(Role.Contributor, secondFactor: true);
        var browser = await SignedInAsync(ann);
        using var answer = await browser.SendFormAsync(
            "/account/second-factor", Fields(("current", Password)), "/account/second-factor?handler=Remove");
        Assert.Equal("/account?done=second-factor", answer.Headers.Location?.OriginalString);
        Assert.False((await Atlas.Accounts.FindAsync(ann.Id))!.SecondFactor);
    }

    [NeedsFact]
    public async Task A_key_is_sealed_for_its_account_and_for_half_an_hour()
    {
        var (ann, bert) = (await AddAsync(Role.Contributor), await AddAsync(Role.Analyst));
        var (hers, his) = (await SignedInAsync(ann), await SignedInAsync(bert));
        var page = await hers.PageAsync("/account/second-factor");
        var key = FromBase32(Between(page, "<code class=\"typed-key\">", "</code>").Replace(" ", "", StringComparison.Ordinal));
        var stolen = Fields(
            ("key", Forms.FieldOf(page, "key")), ("current", Password),
            ("code", AuthenticatorCodes.Code(key, AuthenticatorCodes.StepOf(Time.GetUtcNow()))));
        using (var planted = await his.SendFormAsync("/account/second-factor", stolen))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, planted.StatusCode);
        }

        Time.Pass(TimeSpan.FromMinutes(30));
        using var late = await SetUpAsync(
            hers, page, AuthenticatorCodes.Code(key, AuthenticatorCodes.StepOf(Time.GetUtcNow())), Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.False((await Atlas.Accounts.FindAsync(ann.Id))!.SecondFactor);
    }

    [NeedsFact]
    public async Task Somebody_ends_their_own_sessions_and_nobody_elses()
    {
        var (ann, bert) = (await AddAsync(Role.Contributor), await AddAsync(Role.Analyst));
        var there = await Visitors.StartSessionAsync(Atlas, ann, Time);
        var his = await Visitors.StartSessionAsync(Atlas, bert, Time);
        var here = await SignedInAsync(ann);
        foreach (var hash in (string[])[there.Hash, his.Hash])
        {
            using var ended = await here.SendFormAsync("/account", Fields(("session", hash)), "/account?handler=End");
            Assert.Equal("/account?done=ended", ended.Headers.Location?.OriginalString);
        }

        Assert.Equal(303, await StatusAsync(Browser(there), "/account"));
        Assert.Equal(200, await StatusAsync(Browser(his), "/account"));

        var third = await SignedInAsync(ann);
        using var everywhere = await here.SendFormAsync("/account", Fields(), "/account?handler=EndAll");
        Assert.Equal("/sign-in?done=changed", everywhere.Headers.Location?.OriginalString);
        Assert.Equal(303, await StatusAsync(third, "/account"));
        Assert.Equal(303, await StatusAsync(here, "/account"));
    }

    [NeedsFact]
    public async Task An_administrator_invites_somebody_who_sets_a_password_once()
    {
        var admin = await SignedInAsync(await AddAsync(Role.Administrator, secondFactor: true));
        var invite = Fields(("name", "Bea"), ("email", "Bea@Example.org "), ("role", "coordinator"));
        string link;
        using (var made = await admin.SendFormAsync("/users", invite))
        {
            Assert.Equal(HttpStatusCode.OK, made.StatusCode);
            link = Between(await made.Content.ReadAsStringAsync(), "<code class=\"typed-key\">", "</code>");
        }

        Assert.StartsWith($"{Address}invitation/", link, StringComparison.Ordinal);
        await SaidAsync(admin, "/users", "an account with that e-mail address", [.. invite.Select(field => (field.Key, field.Value))]);
        await SaidAsync(admin, "/users", "Choose a role", ("name", "Cy"), ("email", "cy@example.org"), ("role", "public"));
        await SaidAsync(admin, "/users", "no area", ("name", "Cy"), ("email", "cy@example.org"), ("role", "analyst"), ("patch", "E99"));
        var bea = (await Atlas.Accounts.FindByEmailAsync("bea@example.org"))!;
        Assert.Equal((Role.Coordinator, AccountState.Invited), (bea.Role, bea.State));

        var browser = Browser();
        using (var page = await browser.GetAsync(link))
        {
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("no-store", page.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        }

        await SaidAsync(browser, link, "first that anybody would try", ("password", "Password1234!"), ("again", "Password1234!"));
        await DoneAsync(browser, link, "/sign-in?done=password-set", ("password", NewPassword), ("again", NewPassword));
        Assert.Equal(404, await StatusAsync(browser, link));
        using var signedIn = await SignInAsync(browser, "bea@example.org", NewPassword);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var acts = (await Atlas.Audit.ReadAsync(new AuditQuery { Record = bea.Id })).Entries.Select(entry => entry.Line.Act);
        Assert.Equal([AuditAct.SignedIn, AuditAct.PasswordChanged, AuditAct.AccountInvited, AuditAct.AccountAdded], acts);
    }

    [NeedsFact]
    public async Task A_link_to_set_a_password_runs_out_after_two_days()
    {
        var ann = await AddAsync(Role.Contributor);
        var admin = await SignedInAsync(await AddAsync(Role.Administrator, secondFactor: true));
        using var made = await admin.SendFormAsync($"/users/{ann.Id}", Fields(), $"/users/{ann.Id}?handler=Link");
        var link = Between(await made.Content.ReadAsStringAsync(), "<code class=\"typed-key\">", "</code>");
        Assert.Equal(200, await StatusAsync(Browser(), link));
        Time.Pass(Invitations.Good);
        Assert.Equal(404, await StatusAsync(Browser(), link));
        Assert.Equal(404, await StatusAsync(Browser(), "/invitation/nonsense"));
    }

    [NeedsFact]
    public async Task Another_role_acts_on_the_very_next_request()
    {
        var ann = await AddAsync(Role.Analyst);
        var admin = await SignedInAsync(await AddAsync(Role.Administrator, secondFactor: true));
        var browser = await SignedInAsync(ann);
        Assert.Equal(200, await StatusAsync(browser, "/account"));
        await DoneAsync(admin, $"/users/{ann.Id}", $"/users/{ann.Id}?done=saved", ("name", "Ann"), ("role", "contributor"));
        Assert.Equal(303, await StatusAsync(browser, "/account"));
        Assert.Equal((Role.Contributor, "Ann"), (await Atlas.Accounts.FindAsync(ann.Id)) is { } now ? (now.Role, now.Name) : default);
    }

    [NeedsFact]
    public async Task An_administrator_ends_sessions_takes_a_second_factor_away_closes_and_opens_again()
    {
        var ann = await AddAsync(Role.Analyst, secondFactor: true);
        var admin = await SignedInAsync(await AddAsync(Role.Administrator, secondFactor: true));
        var page = $"/users/{ann.Id}";
        var browser = await SignedInAsync(ann);
        Assert.Equal(200, await StatusAsync(browser, "/account"));
        (await admin.SendFormAsync(page, Fields(), page + "?handler=End")).Dispose();
        Assert.Equal(303, await StatusAsync(browser, "/account"));

        (await admin.SendFormAsync(page, Fields(), page + "?handler=Factor")).Dispose();
        Assert.False((await Atlas.Accounts.FindAsync(ann.Id))!.SecondFactor);
        (await admin.SendFormAsync(page, Fields(("close", "true")), page + "?handler=State")).Dispose();
        Assert.Equal(AccountState.Closed, (await Atlas.Accounts.FindAsync(ann.Id))!.State);
        (await admin.SendFormAsync(page, Fields(("close", "false")), page + "?handler=State")).Dispose();
        Assert.Equal(AccountState.Invited, (await Atlas.Accounts.FindAsync(ann.Id))!.State);
        using var old = await SignInAsync(Browser(), ann.Email, Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
    }

    [NeedsFact]
    public async Task Nobody_changes_their_own_role_or_closes_their_own_account()
    {
        var chief = await AddAsync(Role.Administrator, secondFactor: true);
        var admin = await SignedInAsync(chief);
        var page = $"/users/{chief.Id}";
        await DoneAsync(admin, page, page + "?done=saved", ("name", "Chief"), ("role", "contributor"));
        using var closed = await admin.SendFormAsync(page, Fields(("close", "true")), page + "?handler=State");
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        var now = (await Atlas.Accounts.FindAsync(chief.Id))!;
        Assert.Equal((Role.Administrator, AccountState.Open, "Chief"), (now.Role, now.State, now.Name));
    }

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value);

    private static async Task SaidAsync(HttpClient browser, string page, string said, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.SendFormAsync(page, Fields(fields));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.DoesNotContain(fields.FirstOrDefault(field => field.Name == "password").Value ?? "no password", html, StringComparison.Ordinal);
    }

    private static async Task DoneAsync(HttpClient browser, string page, string goes, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.SendFormAsync(page, Fields(fields));
        Assert.Equal(goes, answer.Headers.Location?.OriginalString);
    }

    private static Task<HttpResponseMessage> SetUpAsync(HttpClient browser, string page, string code, string password) =>
        browser.SendFormAsync(
            "/account/second-factor", Fields(("key", Forms.FieldOf(page, "key")), ("code", code), ("current", password)));

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, $"There is no {start} in {text}");
        from += start.Length;
        return WebUtility.HtmlDecode(text[from..text.IndexOf(end, from, StringComparison.Ordinal)]);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
