using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>From the one-time link to signing out, in a browser, looked at by axe on the way.</summary>
[Collection(DemoVisits.Name)]
public sealed class AccountTests(DemoService demo)
{
    private const string Password = "plum kettle ladder moss";

    [BrowserTheory]
    [InlineData(1440, 900, true)]
    [InlineData(390, 844, true)]
    [InlineData(390, 844, false)]
    public async Task An_administrator_comes_in_by_a_link_sets_a_second_factor_invites_and_signs_out(int width, int height, bool script)
    {
        var (account, link) = await InviteAsync();
        await using var visit = await demo.VisitAsync(width, height, script);
        var page = visit.Page;

        await page.GotoAsync("/users");
        await LookAsync(visit, script, "signing in");
        await PressAsync(page, "Sign in");
        await LookAsync(visit, script, "signing in with nothing filled in");
        Assert.Equal(2, await page.Locator(".govuk-error-summary__list a").CountAsync());

        await page.GotoAsync(link);
        await page.FillAsync("#password", "Password1234!");
        await page.FillAsync("#again", "Password1234!");
        await PressAsync(page, "Set password");
        await LookAsync(visit, script, "a password that is refused");
        await page.FillAsync("#password", Password);
        await page.FillAsync("#again", Password);
        await PressAsync(page, "Set password");
        await page.FillAsync("#email", account.Email);
        await page.FillAsync("#password", Password);
        await PressAsync(page, "Sign in");

        await LookAsync(visit, script, "setting up a second factor");
        var key = FromBase32((await page.Locator(".typed-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await page.FillAsync("#code", AuthenticatorCodes.Code(key, AuthenticatorCodes.StepOf(DateTimeOffset.UtcNow)));
        await page.FillAsync("#current", Password);
        await PressAsync(page, "Set up");
        await LookAsync(visit, script, "recovery codes");
        var recovery = await page.Locator(".recovery-codes code").First.InnerTextAsync();
        Assert.Equal(RecoveryCodes.Count, await page.Locator(".recovery-codes code").CountAsync());

        await page.GotoAsync("/users");
        await page.FillAsync("#name", "Bea");
        await page.FillAsync("#email", $"{Guid.CreateVersion7():N}@example.org");
        await page.SelectOptionAsync("#role", "coordinator");
        await PressAsync(page, "Invite");
        await LookAsync(visit, script, "somebody invited");
        await page.Locator("tbody a").First.ClickAsync();
        await LookAsync(visit, script, "somebody's account");
        await page.GotoAsync("/account/password");
        await LookAsync(visit, script, "changing a password");

        await page.Locator(".site-header a", new() { HasText = "Your account" }).ClickAsync();
        await LookAsync(visit, script, "an own account");
        await PressAsync(page, "Sign out");
        await page.FillAsync("#email", account.Email);
        await page.FillAsync("#password", Password);
        await PressAsync(page, "Sign in");
        await LookAsync(visit, script, "giving a code");
        await page.FillAsync("#code", recovery);
        await PressAsync(page, "Sign in");
        await page.GotoAsync("/account");
        Assert.Contains("7 recovery codes left", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Your account", await page.Locator("h1").InnerTextAsync());
    }

    private static Task PressAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static Task LookAsync(Visit visit, bool script, string what) =>
        script ? Axe.LookAsync(visit, what) : visit.Page.Locator("h1").WaitForAsync();

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }

    private async Task<(Account Account, string Link)> InviteAsync()
    {
        var id = Guid.CreateVersion7();
        var account = await demo.Atlas.Accounts.AddAsync(
            new Account(id, "Ada", $"{id:N}@example.org", Role.Administrator), new AuditLine(null, AuditLine.CommandLine, AuditAct.AccountAdded, id));
        var token = PrivateToken.Make();
        await demo.Atlas.Accounts.InviteAsync(
            id, token.Hash, DateTimeOffset.UtcNow.AddHours(1), new AuditLine(null, AuditLine.CommandLine, AuditAct.AccountInvited, id));
        return (account, Invitations.Path + token.Text);
    }
}
