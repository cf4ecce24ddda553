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
        await demo.SignInAsync(visit, Role.Administrator);
        await page.GotoAsync("/account/tokens");
        await Axe.LookAsync(visit, "tokens of one's own");
        await PressAsync(page, "Make the token");
        await Axe.LookAsync(visit, "a token without a name");
        await page.FillAsync("#name", "nightly export");
        await page.CheckAsync("#scope-connectors");
        await PressAsync(page, "Make the token");
        await Axe.LookAsync(visit, "a token that was made");
        Assert.StartsWith(ApiToken.Prefix, await page.Locator("#made").InnerTextAsync(), StringComparison.Ordinal);

        await page.GotoAsync("/admin");
        await Axe.LookAsync(visit, "the first page of administrators");
        await page.GetByRole(AriaRole.Link, new() { Name = "Audit log" }).ClickAsync();
        await Axe.LookAsync(visit, "the audit log");
        await page.SelectOptionAsync("#act", "token-made");
        await PressAsync(page, "Show these lines");
        await Axe.LookAsync(visit, "the audit log, narrowed");
        Assert.Contains("read connectors, 90 days", await page.Locator("tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/admin/audit?from=never");
        await Axe.LookAsync(visit, "the audit log, asked for what can't be understood");

        await page.GotoAsync("/admin/tokens");
        await Axe.LookAsync(visit, "everybody's tokens");
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke nightly export" }).First.ClickAsync();
        await Axe.LookAsync(visit, "everybody's tokens without one");
    }

    private static Task PressAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
