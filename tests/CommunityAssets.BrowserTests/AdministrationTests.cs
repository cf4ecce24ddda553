using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>An administrator's round: a token made and revoked, the audit log read, looked at by axe on the way.</summary>
[Collection(DemoVisits.Name)]
public sealed class AdministrationTests(DemoService demo)
{
    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task An_administrator_makes_a_token_reads_the_audit_log_and_revokes_the_token(int width, int height)
    {
        await using var visit = await demo.VisitAsync(width, height);
        var page = visit.Page;
        await SignInAsync(page);
        await page.GotoAsync("/account/tokens");
        await LookAsync(visit, "tokens of one's own");
        await PressAsync(page, "Make the token");
        await LookAsync(visit, "a token without a name");
        await page.FillAsync("#name", "nightly export");
        await page.CheckAsync("#scope-connectors");
        await PressAsync(page, "Make the token");
        await LookAsync(visit, "a token that was made");
        Assert.StartsWith(ApiToken.Prefix, await page.Locator("#made").InnerTextAsync(), StringComparison.Ordinal);

        await page.GotoAsync("/admin");
        await LookAsync(visit, "the first page of administrators");
        await page.GetByRole(AriaRole.Link, new() { Name = "Audit log" }).ClickAsync();
        await LookAsync(visit, "the audit log");
        await page.SelectOptionAsync("#act", "token-made");
        await PressAsync(page, "Show these lines");
        await LookAsync(visit, "the audit log, narrowed");
        Assert.Contains("read connectors, 90 days", await page.Locator("tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/admin/audit?from=never");
        await LookAsync(visit, "the audit log, asked for what can't be understood");

        await page.GotoAsync("/admin/tokens");
        await LookAsync(visit, "everybody's tokens");
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke nightly export" }).First.ClickAsync();
        await LookAsync(visit, "everybody's tokens without one");
    }

    private static Task PressAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task LookAsync(Visit visit, string what)
    {
        await visit.Page.Locator("h1").WaitForAsync();
        await Axe.CheckAsync(visit, what);
        var wide = await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(wide <= 0, $"{what} is {wide} pixels wider than the window.");
    }

    private async Task SignInAsync(IPage page)
    {
        var (id, now, token) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow, PrivateToken.Make());
        var line = new AuditLine(account: null, AuditLine.CommandLine, AuditAct.AccountAdded, id);
        await demo.Atlas.Accounts.AddAsync(
            new Account(id, "Ada", $"{id:N}@example.org", Role.Administrator) { State = AccountState.Open }, line);
        await demo.Atlas.Accounts.SetSecondFactorAsync(id, new byte[20], [], keep: null, line);
        await demo.Atlas.Sessions.StartAsync(
            new Session(token.Hash, id, SessionStage.Whole, now, now, now.AddHours(1), "A browser"), instead: null, line: null);
        await page.GotoAsync("/about");
        await page.Context.AddCookiesAsync([new Cookie { Name = SessionCookie.Plain, Value = token.Text, Url = page.Url }]);
    }
}
