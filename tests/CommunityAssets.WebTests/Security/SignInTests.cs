using System.Net;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

/// <summary>Signing in and out over HTTP, as a browser does.</summary>
public abstract class SignInTests : AccountPlace
{
    private const string Start = StartPage.Address;

    [NeedsFact]
    public async Task Somebody_signs_in_sees_their_account_and_signs_out()
    {
        var ann = await AddAsync(Role.Coordinator);
        var browser = Browser();
        using (var refused = await browser.GetAsync("/account?done=x"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
            Assert.Equal("/sign-in?to=%2Faccount%3Fdone%3Dx", refused.Headers.Location?.OriginalString);
        }

        using var answer = await SignInAsync(browser, ann.Email.ToUpperInvariant(), Password, "/account");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/account", answer.Headers.Location?.OriginalString);
        var page = await browser.PageAsync("/account");
        Assert.Contains(ann.Email, page, StringComparison.Ordinal);
        Assert.Contains("Coordinator", page, StringComparison.Ordinal);
        Assert.Equal(Time.GetUtcNow(), (await Atlas.Accounts.FindAsync(ann.Id))!.LastSignIn);

        using var left = await browser.SendFormAsync("/sign-out", new Dictionary<string, string>());
        Assert.Equal("/sign-in?done=signed-out", left.Headers.Location?.OriginalString);
        Assert.Equal(303, await StatusAsync(browser, "/account"));
        Assert.Empty(await Atlas.Sessions.OfAsync(ann.Id));
        var acts = (await Atlas.Audit.ReadAsync(new AuditQuery { Account = ann.Id })).Entries.Select(entry => entry.Line.Act);
        Assert.Equal([AuditAct.SignedOut, AuditAct.SignedIn], acts);
    }

    [NeedsFact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_alike()
    {
        var ann = await AddAsync(Role.Coordinator);
        var wrong = await RefusedAsync(ann.Email, "another password");
        var unknown = await RefusedAsync("nobody@example.org", "another password");
        Assert.Equal(wrong.Replace(ann.Email, "nobody@example.org", StringComparison.Ordinal), unknown);
        Assert.Contains("do not go together", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("another password", wrong, StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task Five_wrong_tries_lock_for_a_quarter_of_an_hour_whether_there_is_an_account_or_not()
    {
        var ann = await AddAsync(Role.Coordinator);
        var said = new List<string>();
        foreach (var email in (string[])[ann.Email, "nobody@example.org"])
        {
            for (var tries = 0; tries < 4; tries++)
            {
                Assert.Contains("do not go together", await RefusedAsync(email, "wrong"), StringComparison.Ordinal);
            }

            Assert.Contains("too many wrong tries", await RefusedAsync(email, "wrong"), StringComparison.Ordinal);
            said.Add((await RefusedAsync(email, Password)).Replace(email, "", StringComparison.Ordinal));
        }

        Assert.Equal(said[0], said[1]);
        Assert.Contains("too many wrong tries", said[0], StringComparison.Ordinal);
        var locked = (await Atlas.Audit.ReadAsync(new AuditQuery { Acts = [AuditAct.AccountLocked] })).Entries;
        Assert.Equal([null, ann.Id], locked.Select(entry => entry.Line.Record));

        Time.Pass(SignIns.Locked);
        using var answer = await SignInAsync(Browser(), ann.Email, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [NeedsFact]
    public async Task Many_guesses_at_once_are_no_more_than_five()
    {
        var ann = await AddAsync(Role.Coordinator);
        var browser = Browser();
        var token = Forms.TokenOf(await browser.PageAsync("/sign-in"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async number =>
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["email"] = ann.Email,
                ["password"] = "guess" + number,
                ["__RequestVerificationToken"] = token,
            });
            using var answer = await browser.PostAsync("/sign-in", form);
            return await answer.Content.ReadAsStringAsync();
        }));
        Assert.Equal(4, answers.Count(html => html.Contains("do not go together", StringComparison.Ordinal)));
        using var right = await SignInAsync(Browser(), ann.Email, Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
    }

    [NeedsFact]
    public async Task A_right_password_starts_the_count_afresh()
    {
        var ann = await AddAsync(Role.Coordinator);
        for (var round = 0; round < 2; round++)
        {
            for (var tries = 0; tries < 4; tries++)
            {
                await RefusedAsync(ann.Email, "wrong");
            }

            using var answer = await SignInAsync(Browser(), ann.Email, Password);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }

    [NeedsFact]
    public async Task An_invited_or_closed_account_can_not_be_signed_in_to()
    {
        var ann = await AddAsync(Role.Coordinator);
        var browser = await SignedInAsync(ann);
        Assert.Equal(200, await StatusAsync(browser, "/account"));
        await Atlas.Accounts.SaveAsync(ann with { State = AccountState.Closed }, Line(AuditAct.AccountClosed, ann));
        Time.Pass(LiveSessions.Kept);
        Assert.Equal(303, await StatusAsync(browser, "/account"));
        await RefusedAsync(ann.Email, Password);
        await Atlas.Accounts.SaveAsync(ann with { State = AccountState.Invited }, Line(AuditAct.AccountReopened, ann));
        await RefusedAsync(ann.Email, Password);
    }

    [NeedsFact]
    public async Task A_second_factor_is_asked_for_and_each_code_works_once()
    {
        var ann = await AddAsync(Role.Coordinator, secondFactor: true);
        var browser = Browser();
        using (var first = await SignInAsync(browser, ann.Email, Password, "/account"))
        {
            Assert.Equal("/sign-in/code?to=%2Faccount", first.Headers.Location?.OriginalString);
        }

        // Half signed in is not signed in.
        Assert.Equal(303, await StatusAsync(browser, "/account"));

        using (var wrong = await CodeAsync(browser, "000000"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        using (var right = await CodeAsync(browser, Code()))
        {
            Assert.Equal("/account", right.Headers.Location?.OriginalString);
        }

        Assert.Equal(200, await StatusAsync(browser, "/account"));

        // Whoever saw the code typed can't use it, in another browser, within its half minute.
        var other = Browser();
        (await SignInAsync(other, ann.Email, Password)).Dispose();
        using (var again = await CodeAsync(other, Code()))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        }

        Time.Pass(TimeSpan.FromSeconds(30));
        using var later = await CodeAsync(other, Code());
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [NeedsFact]
    public async Task Codes_can_not_be_guessed_through()
    {
        var ann = await AddAsync(Role.Coordinator, secondFactor: true);
        var browser = Browser();
        (await SignInAsync(browser, ann.Email, Password)).Dispose();
        for (var tries = 0; tries < 5; tries++)
        {
            (await CodeAsync(browser, "000000")).Dispose();
        }

        // Another right password does not give five more tries.
        var other = Browser();
        (await SignInAsync(other, ann.Email, Password)).Dispose();
        using var right = await CodeAsync(other, Code());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
        Assert.Contains("too many wrong tries", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task A_password_waits_ten_minutes_for_its_code()
    {
        var ann = await AddAsync(Role.Coordinator, secondFactor: true);
        var browser = Browser();
        (await SignInAsync(browser, ann.Email, Password)).Dispose();
        Assert.Equal(200, await StatusAsync(browser, "/sign-in/code"));
        Time.Pass(Session.ForCode);
        Assert.Equal(302, await StatusAsync(browser, "/sign-in/code"));
    }

    [NeedsFact]
    public async Task A_recovery_code_lets_in_once()
    {
        var ann = await AddAsync(Role.Coordinator, secondFactor: true);
        var codes = RecoveryCodes.Make();
        await Atlas.Accounts.SetSecondFactorAsync(
            ann.Id, Key(), [.. codes.Select(RecoveryCodes.Hash)], keep: null, Line(AuditAct.SecondFactorSet, ann));
        var browser = Browser();
        (await SignInAsync(browser, ann.Email, Password)).Dispose();
        using (var right = await CodeAsync(browser, codes[0].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal)))
        {
            Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        }

        Assert.Contains("7 recovery codes left", await browser.PageAsync("/account"), StringComparison.Ordinal);
        var other = Browser();
        (await SignInAsync(other, ann.Email, Password)).Dispose();
        using var again = await CodeAsync(other, codes[0]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [NeedsFact]
    public async Task A_session_ends_when_it_is_not_used_and_when_it_has_lasted_long_enough()
    {
        var ann = await AddAsync(Role.Coordinator);
        var browser = await SignedInAsync(ann);
        for (var hours = 0; hours < 7 * 24; hours += 7)
        {
            Assert.Equal(200, await StatusAsync(browser, "/account"));
            await SeenAsync(ann);
            Time.Pass(TimeSpan.FromHours(7));
        }

        Assert.Equal(303, await StatusAsync(browser, "/account"));
        var idle = await SignedInAsync(ann);
        Assert.Equal(200, await StatusAsync(idle, "/account"));
        Time.Pass(Session.Idle);
        Assert.Equal(303, await StatusAsync(idle, "/account"));

        var chief = await AddAsync(Role.Administrator, secondFactor: true);
        var admin = await SignedInAsync(chief);
        Time.Pass(TimeSpan.FromHours(7));
        Assert.Equal(200, await StatusAsync(admin, "/users"));
        await SeenAsync(chief);
        Time.Pass(TimeSpan.FromHours(5));
        Assert.Equal(303, await StatusAsync(admin, "/users"));
    }

    [NeedsFact]
    public async Task A_token_that_was_there_before_is_worth_nothing_after()
    {
        var ann = await AddAsync(Role.Coordinator);
        var planted = PrivateToken.Make();
        var victim = Browser(planted);
        (await SignInAsync(victim, ann.Email, Password)).Dispose();
        Assert.Equal(200, await StatusAsync(victim, "/account"));
        Assert.Equal(303, await StatusAsync(Browser(planted), "/account"));

        var before = await Visitors.StartSessionAsync(Atlas, ann, Time);
        var browser = Browser(before);
        (await browser.SendFormAsync("/sign-out", new Dictionary<string, string>())).Dispose();
        Assert.Equal(303, await StatusAsync(Browser(before), "/account"));
    }

    [NeedsFact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        var ann = await AddAsync(Role.Coordinator);
        using var answer = await SignInAsync(Browser(), ann.Email, Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("session=", StringComparison.Ordinal));
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        var token = cookie["session=".Length..cookie.IndexOf(';', StringComparison.Ordinal)];
        Assert.True(PrivateToken.TryParse(token, out var read));
        Assert.Equal(read.Hash, (await Atlas.Sessions.OfAsync(ann.Id)).Single().Hash);
        Assert.DoesNotContain(token, read.Hash, StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task A_form_without_its_token_is_refused()
    {
        var ann = await AddAsync(Role.Coordinator);
        var browser = await SignedInAsync(ann);
        foreach (var address in (string[])["/sign-in", "/sign-out", "/account?handler=EndAll", "/account/password", "/account/second-factor"])
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = ann.Email, ["password"] = Password });
            using var answer = await browser.PostAsync(address, form);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{address} answered {(int)answer.StatusCode}");
            Assert.Contains("That form could not be taken", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(200, await StatusAsync(browser, "/account"));
    }

    [NeedsFact]
    public async Task After_signing_in_nobody_is_sent_to_another_site()
    {
        var ann = await AddAsync(Role.Coordinator);
        foreach (var (to, goes) in ((string, string)[])
        [
            ("https://evil.example", Start), ("//evil.example", Start), ("/\\evil.example", Start), ("/\t/evil.example", Start), ("evil.example", Start),
            ("javascript:alert(1)", Start), ("/sign-in", Start), ("/areas/E01?x=1", "/areas/E01?x=1"), ("", Start),
        ])
        {
            using var answer = await SignInAsync(Browser(), ann.Email, Password, to);
            Assert.Equal(goes, answer.Headers.Location?.OriginalString);
        }
    }

    [NeedsFact]
    public async Task Those_who_work_with_communities_start_at_their_own_page_and_everybody_else_at_the_map()
    {
        foreach (var role in Rights.Roles.Where(role => role != Role.Public))
        {
            var account = await AddAsync(role, secondFactor: false);
            var browser = Browser();
            using var signedIn = await SignInAsync(browser, account.Email, Password, to: "");
            var place = signedIn.Headers.Location?.OriginalString;
            if (SecondFactor.IsNeeded(role, RunningService.Settings))
            {
                // They go on once they have set it up.
                Assert.Equal((role, "/account/second-factor?to=%2Fstart"), (role, place));
                continue;
            }

            Assert.Equal((role, Start), (role, place));
            using var start = await browser.GetAsync(Start);
            Assert.Equal((role, Rights.IsWorkforce(role) ? "/home" : "/"), (role, start.Headers.Location?.OriginalString));
            Assert.True(start.Headers.CacheControl?.NoStore);
        }

        using var stranger = await Browser().GetAsync(Start);
        Assert.Equal("/", stranger.Headers.Location?.OriginalString);
    }

    [NeedsFact]
    public async Task Nothing_seen_while_signed_in_is_kept_by_anybody_else()
    {
        var browser = await SignedInAsync(await AddAsync(Role.Coordinator));
        foreach (var address in (string[])["/account", "/about", "/"])
        {
            using var answer = await browser.GetAsync(address);
            Assert.True(answer.Headers.CacheControl is { NoStore: true, Public: false }, $"{address}: {answer.Headers.CacheControl}");
        }

        foreach (var address in (string[])["/api/v1/assets", "/tiles/assets/0/0/0.mvt", "/ogc/collections", "/openreferral/services"])
        {
            using var answer = await browser.GetAsync(address);
            Assert.True(answer.Headers.CacheControl is { NoCache: true, Private: true }, $"{address}: {answer.Headers.CacheControl}");
        }

        using var open = await Browser().GetAsync("/about");
        Assert.Equal("no-cache", open.Headers.CacheControl?.ToString());
    }

    private static AuditLine Line(AuditAct act, Account account) => new(account: null, AuditLine.CommandLine, act, account.Id);

    private static byte[] Key() => [.. Enumerable.Range(1, 20).Select(i => (byte)i)];

    private static Task<HttpResponseMessage> CodeAsync(HttpClient browser, string code) =>
        browser.SendFormAsync("/sign-in/code", new Dictionary<string, string> { ["code"] = code, ["to"] = "/account" });

    private string Code() => AuthenticatorCodes.Code(Key(), AuthenticatorCodes.StepOf(Time.GetUtcNow()));

    private async Task<string> RefusedAsync(string email, string password)
    {
        using var answer = await SignInAsync(Browser(), email, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        return html.Replace(Forms.TokenOf(html), "", StringComparison.Ordinal);
    }

    // That a session was used is noted on the side.
    private async Task SeenAsync(Account account)
    {
        for (var waits = 0; (await Atlas.Sessions.OfAsync(account.Id)).All(session => session.Seen < Time.GetUtcNow()); waits++)
        {
            Assert.True(waits < 500, "That the session was used is never noted.");
            await Task.Delay(10);
        }
    }
}
