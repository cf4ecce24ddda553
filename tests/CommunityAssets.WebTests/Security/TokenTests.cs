using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

/// <summary>Tokens for programs over HTTP: made on the account's page, shown once, sent as Bearer, never more than their account.</summary>
public abstract class TokenTests : AccountPlace
{
    private const string Page = "/account/tokens";

    [NeedsFact]
    public async Task A_token_is_shown_once_and_reads_in_its_accounts_place()
    {
        var steward = await AddAsync(Role.Steward, secondFactor: true);
        var (hidden, open) = await AddAssetsAsync();
        var browser = await SignedInAsync(steward);
        var text = await MakeAsync(browser, "read");
        Assert.DoesNotContain(text, await browser.PageAsync(Page), StringComparison.Ordinal);

        using var program = Program(text);
        Assert.Equal([hidden, open], (await program.JsonAsync("/api/v1/assets?sort=name")).Names());
        Assert.Equal([open], (await Browser().JsonAsync("/api/v1/assets?sort=name")).Names());
        foreach (var address in new[] { "/openreferral/services", "/ogc/collections/assets/items?f=json", "/tiles/assets.json", "/api/v1/indicators" })
        {
            Assert.Equal(200, await StatusAsync(program, address));
        }

        var made = Assert.Single((await Atlas.Audit.ReadAsync(new AuditQuery { Acts = [AuditAct.TokenMade] })).Entries).Line;
        Assert.Equal((steward.Id, "steward", "read, 30 days"), (made.Account, made.Role, made.Detail));
    }

    [NeedsFact]
    public async Task A_token_that_holds_no_longer_is_refused_everywhere_rather_than_answered_less()
    {
        var steward = await AddAsync(Role.Steward, secondFactor: true);
        var browser = await SignedInAsync(steward);
        using var program = Program(await MakeAsync(browser, "read"));
        Assert.Equal(200, await StatusAsync(program, "/api/v1/assets"));

        using (var revoked = await browser.SendFormAsync(Page, new Dictionary<string, string> { ["token"] = await IdAsync(steward) }, Page + "?handler=Revoke"))
        {
            Assert.Equal(HttpStatusCode.Redirect, revoked.StatusCode);
        }

        foreach (var address in new[] { "/api/v1/assets", "/openreferral/services", "/ogc/collections?f=json", "/tiles/assets/0/0/0.mvt", "/about" })
        {
            using var answer = await program.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.Unauthorized), (address, answer.StatusCode));
            Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
        }
    }

    [NeedsFact]
    public async Task A_token_expires_and_goes_with_a_closed_account()
    {
        var steward = await AddAsync(Role.Steward, secondFactor: true);
        var browser = await SignedInAsync(steward);
        using var first = Program(await MakeAsync(browser, "read"));
        using var second = Program(await MakeAsync(browser, "read", days: "90"));
        Time.Pass(TimeSpan.FromDays(31));
        Assert.Equal(401, await StatusAsync(first, "/api/v1/assets"));
        Assert.Equal(200, await StatusAsync(second, "/api/v1/assets"));
        await Atlas.Accounts.SaveAsync(steward with { State = AccountState.Closed }, Line(AuditAct.AccountClosed, steward));
        Assert.Equal(401, await StatusAsync(second, "/api/v1/assets"));
    }

    [NeedsFact]
    public async Task A_change_of_role_changes_what_a_token_may_at_once()
    {
        var analyst = await AddAsync(Role.Analyst);
        var (hidden, open) = await AddAssetsAsync();
        using var program = Program(await MakeAsync(await SignedInAsync(analyst), "read"));
        Assert.Equal([hidden, open], (await program.JsonAsync("/api/v1/assets?sort=name")).Names());
        await Atlas.Accounts.SaveAsync(analyst with { Role = Role.Contributor }, Line(AuditAct.RoleChanged, analyst));
        Assert.Equal([open], (await program.JsonAsync("/api/v1/assets?sort=name")).Names());
    }

    [NeedsFact]
    public async Task A_token_opens_nothing_about_accounts_whatever_its_scopes()
    {
        var administrator = await AddAsync(Role.Administrator, secondFactor: true);
        using var program = Program(await MakeAsync(await SignedInAsync(administrator), "read"));
        foreach (var address in new[] { "/account", Page, "/users", "/admin", "/admin/audit", "/admin/audit.csv", "/admin/tokens" })
        {
            using var answer = await program.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, answer.StatusCode));
            Assert.Equal("Bearer error=\"insufficient_scope\"", answer.Headers.WwwAuthenticate.ToString());
        }
    }

    [NeedsFact]
    public async Task Nothing_but_a_bearer_header_is_taken_for_a_token()
    {
        var steward = await AddAsync(Role.Steward, secondFactor: true);
        var (_, open) = await AddAssetsAsync();
        var text = await MakeAsync(await SignedInAsync(steward), "read");
        using var cookie = Browser();
        cookie.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Plain}={text[3..]}; token={text}");
        Assert.Equal([open], (await cookie.JsonAsync("/api/v1/assets")).Names());
        using var basic = Browser();
        basic.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", text);
        Assert.Equal([open], (await basic.JsonAsync("/api/v1/assets")).Names());
        Assert.Equal(400, await StatusAsync(Browser(), "/api/v1/assets?access_token=" + text));
        foreach (var wrong in new[] { text[3..], "ca_", "ca_" + new string('A', 43), text + "x" })
        {
            using var program = Browser();
            program.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + wrong);
            Assert.Equal(401, await StatusAsync(program, "/api/v1/assets"));
        }
    }

    [NeedsFact]
    public async Task The_day_of_use_is_kept_and_answers_are_for_the_program_alone()
    {
        var steward = await AddAsync(Role.Steward, secondFactor: true);
        using var program = Program(await MakeAsync(await SignedInAsync(steward), "read"));
        Assert.Null((await Atlas.Tokens.OfAsync(steward.Id))[0].LastUsed);
        using var answer = await program.GetAsync("/api/v1/assets");
        Assert.True(answer.Headers.CacheControl!.Private || answer.Headers.CacheControl.NoStore);
        for (var wait = 0; wait < 100 && (await Atlas.Tokens.OfAsync(steward.Id))[0].LastUsed is null; wait++)
        {
            await Task.Delay(20);
        }

        Assert.Equal(DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime), (await Atlas.Tokens.OfAsync(steward.Id))[0].LastUsed);
    }

    [NeedsFact]
    public async Task A_token_is_not_made_without_the_password_a_name_and_an_end()
    {
        var steward = await AddAsync(Role.Steward, secondFactor: true);
        var browser = await SignedInAsync(steward);
        var right = Fields("read", "30");
        foreach (var (field, value) in new[] { ("password", "not the password"), ("password", ""), ("name", " "), ("days", "100000") })
        {
            using var answer = await browser.SendFormAsync(Page, new Dictionary<string, string>(right) { [field] = value });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        using var bare = new FormUrlEncodedContent(right);
        using var forged = await browser.PostAsync(Page, bare);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Empty(await Atlas.Tokens.OfAsync(steward.Id));
    }

    [NeedsFact]
    public async Task An_administrator_sees_every_token_and_revokes_one()
    {
        var steward = await AddAsync(Role.Steward, secondFactor: true);
        using var program = Program(await MakeAsync(await SignedInAsync(steward), "read"));
        var administrator = await SignedInAsync(await AddAsync(Role.Administrator, secondFactor: true));
        Assert.Contains("nightly export", await administrator.PageAsync("/admin/tokens"), StringComparison.Ordinal);
        using var answer = await administrator.SendFormAsync("/admin/tokens", new Dictionary<string, string> { ["token"] = await IdAsync(steward) });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(401, await StatusAsync(program, "/api/v1/assets"));
        Assert.Equal(403, await StatusAsync(await SignedInAsync(steward), "/admin/tokens"));
    }

    private static AuditLine Line(AuditAct act, Account account) => new(account: null, AuditLine.CommandLine, act, account.Id);

    private static Dictionary<string, string> Fields(string scope, string days) => new()
    {
        ["name"] = "nightly export",
        ["scope"] = scope,
        ["days"] = days,
        ["password"] = Password,
    };

    private static async Task<string> MakeAsync(HttpClient browser, string scope, string days = "30")
    {
        using var answer = await browser.SendFormAsync(Page, Fields(scope, days));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, html);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return Regex.Match(html, "id=\"made\">(?<token>ca_[A-Za-z0-9_-]{43})<", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["token"].Value;
    }

    private HttpClient Program(string token)
    {
        var program = Browser();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program;
    }

    private async Task<string> IdAsync(Account account) => (await Atlas.Tokens.OfAsync(account.Id))[0].Id.ToString();

    private async Task<(string Hidden, string Open)> AddAssetsAsync()
    {
        var hidden = SmallPlace.Added("Among colleagues", 500, 500) with { Visibility = Domain.Assets.Visibility.Workforce };
        await Atlas.Assets.AddAsync(hidden, "steward", reason: null);
        await Atlas.Assets.AddAsync(SmallPlace.Added("Open to all", 600, 600), "steward", reason: null);
        return ("Among colleagues", "Open to all");
    }
}
