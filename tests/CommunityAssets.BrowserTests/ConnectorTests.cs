using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>A coordinator records somebody with them, and the person opens their own page; looked at by axe on the way.</summary>
[Collection(DemoVisits.Name)]
public sealed class ConnectorTests(DemoService demo)
{
    [BrowserTheory]
    [InlineData(1440, 900, true)]
    [InlineData(390, 844, true)]
    [InlineData(390, 844, false)]
    public async Task Somebody_is_recorded_seen_by_others_and_withdraws_on_their_own_page(int width, int height, bool script)
    {
        await using var visit = await demo.VisitAsync(width, height, script);
        var page = visit.Page;
        await demo.SignInAsync(visit, Role.Coordinator);
        var name = $"Sam {Guid.NewGuid().ToString("N")[..8]}";

        await page.GotoAsync("/connectors/add");
        await LookAsync(visit, script, "recording a connector");
        await PressAsync(page, "Record them, and show their private link");
        await LookAsync(visit, script, "a connector's form that is refused");
        Assert.Equal(4, await page.Locator(".govuk-error-summary__list a").CountAsync());

        await page.FillAsync("#name", name);
        await page.FillAsync("#contact", "Ring 01632 960 777 after six");
        await page.Locator("input[name=place]").First.CheckAsync();
        await page.Locator("#topic-making-mending").CheckAsync();
        await page.Locator("#showname-public").CheckAsync();
        await page.Locator("#given-1").CheckAsync();
        await page.Locator("#agreed").CheckAsync();
        await PressAsync(page, "Record them, and show their private link");
        await LookAsync(visit, script, "a private link");
        var own = await page.Locator(".private-link__address a").GetAttributeAsync("href");

        await page.GetByRole(AriaRole.Link, new() { Name = "Write down what they take part in and know" }).ClickAsync();
        await page.FillAsync("#look", "knit");
        await PressAsync(page, "Look for it");
        await LookAsync(visit, script, "changing a connector");
        await page.Locator("button", new() { HasText = "Takes part" }).First.ClickAsync();

        await page.GotoAsync("/connectors");
        await LookAsync(visit, script, "the list of connectors");
        await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await LookAsync(visit, script, "a connector");
        await PressAsync(page, "Show how to reach them");
        Assert.Equal("Ring 01632 960 777 after six", await page.Locator(".contact-route").InnerTextAsync());
        await LookAsync(visit, script, "how to reach a connector");
        await page.GetByRole(AriaRole.Link, new() { Name = "What is kept about them" }).ClickAsync();
        await PressAsync(page, "They asked me: show it, to print");
        await LookAsync(visit, script, "what is kept about a connector");

        await page.GotoAsync(own!);
        await LookAsync(visit, script, "a connector's own page");
        Assert.Contains("Takes part in", await page.Locator(".seen-table tbody tr").Nth(1).InnerTextAsync(), StringComparison.Ordinal);
        await PressAsync(page, "Withdraw now");
        await LookAsync(visit, script, "a connector's own page after they withdrew");
        await page.GotoAsync("/connectors");
        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = name }).CountAsync());
    }

    private static Task PressAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static Task LookAsync(Visit visit, bool script, string what) =>
        script ? Axe.LookAsync(visit, what) : visit.Page.Locator("h1").WaitForAsync();
}
