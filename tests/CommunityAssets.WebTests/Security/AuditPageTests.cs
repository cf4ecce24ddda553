using System.Net;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Security;

/// <summary>The audit log on its page and as a file: found by day, account and act, and read by administrators alone.</summary>
public abstract class AuditPageTests : AccountPlace
{
    private static readonly Guid Choir = Guid.CreateVersion7();

    [NeedsFact]
    public async Task Lines_are_shown_with_names_that_the_log_does_not_hold()
    {
        var (browser, steward) = await PrepareLinesAsync();
        var html = WebUtility.HtmlDecode(await browser.PageAsync("/admin/audit"));
        Assert.Contains("Somebody Else", html, StringComparison.Ordinal);
        Assert.Contains("Asset changed", html, StringComparison.Ordinal);
        Assert.Contains("22 November 2026, 09:00:00", html, StringComparison.Ordinal);
        Assert.Contains(steward.Id.ToString(), html, StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task Lines_are_found_by_day_account_act_and_record()
    {
        var (browser, steward) = await PrepareLinesAsync();
        Assert.Equal((true, false, false), await SeesAsync("?until=2026-11-21&act=asset-changed"));
        Assert.Equal((false, true, true), await SeesAsync("?from=2026-11-22&act="));
        Assert.Equal((true, true, false), await SeesAsync($"?account={steward.Id}"));
        Assert.Equal((false, false, true), await SeesAsync("?act=sign-in-refused"));
        Assert.Equal((true, true, false), await SeesAsync($"?record={Choir}"));

        async Task<(bool First, bool Second, bool Third)> SeesAsync(string query)
        {
            var html = await browser.PageAsync("/admin/audit" + query);
            return (html.Contains("first-line", StringComparison.Ordinal), html.Contains("second-line", StringComparison.Ordinal),
                html.Contains("third-line", StringComparison.Ordinal));
        }
    }

    [NeedsFact]
    public async Task Reading_and_taking_away_are_lines_themselves()
    {
        var (browser, _) = await PrepareLinesAsync();
        await browser.PageAsync("/admin/audit");
        using var file = await browser.GetAsync("/admin/audit.csv");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        var acts = (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries.Take(2).Select(entry => (entry.Line.Act, entry.Line.Role));
        Assert.Equal([(AuditAct.AuditExported, "administrator"), (AuditAct.AuditRead, "administrator")], acts);
    }

    [NeedsFact]
    public async Task Long_logs_come_page_after_page()
    {
        var (browser, steward) = await PrepareLinesAsync();
        for (var line = 0; line < 150; line++)
        {
            await Atlas.Audit.AppendAsync(new AuditLine(steward.Id, "steward", AuditAct.LinkAdded, record: null, $"line-{line:D3}"));
        }

        var first = await browser.PageAsync("/admin/audit?act=link-added");
        Assert.Contains("line-149", first, StringComparison.Ordinal);
        Assert.DoesNotContain("line-049", first, StringComparison.Ordinal);
        var start = first.IndexOf("rel=\"next\" href=\"", StringComparison.Ordinal) + "rel=\"next\" href=\"".Length;
        var second = await browser.PageAsync(WebUtility.HtmlDecode(first[start..first.IndexOf('"', start)]));
        Assert.Contains("line-049", second, StringComparison.Ordinal);
        Assert.Contains("line-000", second, StringComparison.Ordinal);
        Assert.DoesNotContain("line-050", second, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task The_file_holds_every_line_asked_for_and_no_formula()
    {
        var (browser, steward) = await PrepareLinesAsync();
        await Atlas.Audit.AppendAsync(new AuditLine(steward.Id, "steward", AuditAct.AssetChanged, Choir, "=HYPERLINK(\"http://evil.example\")"));
        using var answer = await browser.GetAsync("/admin/audit.csv?act=asset-changed");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("audit-2026-11-22.csv", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("number,at,account,name,role,act,record,detail", lines[0]);
        Assert.Equal(4, lines.Length);
        Assert.EndsWith($",2026-11-22T09:00:00.000Z,{steward.Id},Somebody Else,steward,asset-changed,{Choir},\"'=HYPERLINK(\"\"http://evil.example\"\")\"", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",first-line", lines[3], StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task What_can_not_be_understood_is_told_and_not_shown()
    {
        var (browser, _) = await PrepareLinesAsync();
        foreach (var query in new[] { "?from=yesterday", "?from=2026-11-22&until=2026-11-21", "?account=ann", "?act=flew", "?cursor=x", "?until=9999-12-31" })
        {
            var html = await browser.PageAsync("/admin/audit" + query, HttpStatusCode.BadRequest);
            Assert.Contains("Please look at this again", html, StringComparison.Ordinal);
            Assert.DoesNotContain("first-line", html, StringComparison.Ordinal);
        }

        Assert.Equal(400, await StatusAsync(browser, "/admin/audit.csv?from=yesterday"));
        Assert.Equal(400, await StatusAsync(browser, "/admin/audit.csv?colour=red"));
    }

    [NeedsFact]
    public async Task Nobody_but_an_administrator_reads_it()
    {
        foreach (var role in new[] { Role.Contributor, Role.Coordinator, Role.Analyst, Role.Steward })
        {
            var browser = await SignedInAsync(await AddAsync(role, secondFactor: true));
            foreach (var address in new[] { "/admin", "/admin/audit", "/admin/audit.csv", "/admin/tokens" })
            {
                Assert.Equal((role, address, 403), (role, address, await StatusAsync(browser, address)));
            }
        }

        Assert.Equal(303, await StatusAsync(Browser(), "/admin/audit"));
        Assert.Empty((await Atlas.Audit.ReadAsync(new AuditQuery { Acts = [AuditAct.AuditRead, AuditAct.AuditExported] })).Entries);
    }

    [NeedsFact]
    public async Task The_first_page_of_administrators_says_what_is_due()
    {
        var (browser, steward) = await PrepareLinesAsync();
        Assert.Contains("Nothing is due", await browser.PageAsync("/admin"), StringComparison.Ordinal);
        var invited = new Account(Guid.CreateVersion7(), "Newly Asked", "new@example.org", Role.Analyst);
        await Atlas.Accounts.AddAsync(invited, new AuditLine(account: null, "administrator", AuditAct.AccountAdded, invited.Id));
        await Atlas.Accounts.SetSecondFactorAsync(
            steward.Id, key: null, [], keep: null, new AuditLine(steward.Id, "steward", AuditAct.SecondFactorRemoved, steward.Id));
        var html = WebUtility.HtmlDecode(await browser.PageAsync("/admin"));
        Assert.Contains("Newly Asked", html, StringComparison.Ordinal);
        Assert.Contains("has not set a password", html, StringComparison.Ordinal);
        Assert.Contains("needs a second factor and has none", html, StringComparison.Ordinal);
    }

    // One line on the 21st, two on the 22nd.
    private async Task<(HttpClient Administrator, Account Steward)> PrepareLinesAsync()
    {
        var steward = await AddAsync(Role.Steward, secondFactor: true);
        await Atlas.Audit.AppendAsync(new AuditLine(steward.Id, "steward", AuditAct.AssetChanged, Choir, "first-line"));
        Time.Pass(TimeSpan.FromDays(1));
        await Atlas.Audit.AppendAsync(new AuditLine(steward.Id, "steward", AuditAct.AssetChanged, Choir, "second-line"));
        await Atlas.Audit.AppendAsync(new AuditLine(account: null, "public", AuditAct.SignInRefused, record: null, "third-line"));
        return (await SignedInAsync(await AddAsync(Role.Administrator, secondFactor: true)), steward);
    }
}
