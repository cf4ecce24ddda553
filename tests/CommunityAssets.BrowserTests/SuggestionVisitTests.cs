using CommunityAssets.Domain.Stewardship;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>From somebody's suggestion through a steward's hands onto the page that everybody sees, looked at by axe on the way.</summary>
[Collection(DemoVisits.Name)]
public sealed class SuggestionVisitTests(DemoService demo)
{
    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Something_new_is_suggested_reviewed_by_keys_and_published(int width, int height)
    {
        var name = $"Knit and natter {Guid.NewGuid():N}"[..32];
        await using var visit = await demo.VisitAsync(width, height);
        var page = visit.Page;
        await page.GotoAsync("/add");
        await Axe.LookAsync(visit, "the empty form");
        await PressAsync(page, "check");
        await Axe.LookAsync(visit, "the form with problems");
        Assert.Equal(2, await page.Locator(".govuk-error-summary__list a").CountAsync());
        await page.Locator("#f-kind").CheckAsync();
        await page.FillAsync("#f-name", name);
        await page.FillAsync("#f-summary", "Wool, tea and talk.");
        await page.Locator("[data-pin]").ScrollIntoViewIfNeededAsync();
        await page.Locator("[data-pin-map][data-state=ready]").WaitForAsync(new() { Timeout = 60_000 });
        await page.Locator("[data-pin-map] canvas").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-pin-words]")).ToContainTextAsync("The pin is at");
        await Axe.LookAsync(visit, "the form with a pin");
        await PressAsync(page, "check");
        await Axe.LookAsync(visit, "the page to check");
        await PressAsync(page, "send");
        await Axe.LookAsync(visit, "the private link");
        var mine = page.Url.Split('?')[0];
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));

        await using var review = await demo.VisitAsync(width, height);
        await demo.SignInAsync(review, Role.Steward);
        var desk = review.Page;
        await desk.GotoAsync("/review");
        await Axe.LookAsync(review, "the queue");
        await desk.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Axe.LookAsync(review, "one suggestion");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Turn keys off" }).ClickAsync();
        await desk.ReloadAsync();
        await desk.Keyboard.PressAsync("d");
        await Assertions.Expect(desk.Locator("#f-reason")).Not.ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Turn keys on" }).ClickAsync();
        await desk.Keyboard.PressAsync("d");
        await Assertions.Expect(desk.Locator("#f-reason")).ToBeFocusedAsync();
        await Axe.LookAsync(review, "one suggestion, about to be declined");
        await desk.Keyboard.PressAsync("e");
        await desk.WaitForURLAsync("**/amend");
        await Axe.LookAsync(review, "amending");
        await desk.GoBackAsync();
        await desk.Keyboard.PressAsync("a");
        await Assertions.Expect(desk.Locator(".govuk-notification-banner")).ToContainTextAsync("Published: " + name);

        await page.GotoAsync(mine);
        await Axe.LookAsync(visit, "what became of it");
        await page.GetByRole(AriaRole.Link, new() { Name = "See it in the atlas" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);
        await page.GetByRole(AriaRole.Link, new() { Name = "Put something right" }).ClickAsync();
        await Axe.LookAsync(visit, "putting something right");
        await page.FillAsync("#f-phone", "01632 960 001");
        await PressAsync(page, "check");
        await Axe.LookAsync(visit, "what would change");
        var entry = new Uri(page.Url).AbsolutePath.Replace("/suggest", "", StringComparison.Ordinal);
        await desk.GotoAsync(entry + "/edit");
        await Axe.LookAsync(review, "editing");
        await desk.GotoAsync("/review/changes");
        await Axe.LookAsync(review, "what groups changed");
    }

    [BrowserFact]
    public async Task Without_signal_the_form_opens_keeps_what_is_written_and_sends_it_when_there_is_some()
    {
        await using var visit = await demo.VisitAsync(390, 844);
        var page = visit.Page;
        await page.GotoAsync("/add");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        await page.ReloadAsync();
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Add something");
        await page.Locator("#f-kind").CheckAsync();
        await page.FillAsync("#f-name", "Choir on the hill");
        await page.Locator("button[value=check]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-draft-note]")).ToContainTextAsync("There is no signal just now");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-draft-note]")).ToContainTextAsync("There is no signal just now");
        Assert.Equal("Choir on the hill", await page.InputValueAsync("#f-name"));
        await page.Context.SetOfflineAsync(false);
        await page.WaitForURLAsync("**/suggestions/**", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Thank you");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [BrowserFact]
    public async Task A_draft_is_kept_on_this_device_and_can_be_thrown_away()
    {
        await using var visit = await demo.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/add");
        await page.FillAsync("#f-name", "Half a choir");
        await page.WaitForFunctionAsync("() => localStorage.getItem('communityassets.draft.add')?.includes('Half a choir')");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-draft-note]")).ToContainTextAsync("on this device only");
        Assert.Equal("Half a choir", await page.InputValueAsync("#f-name"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Throw it away" }).ClickAsync();
        await page.WaitForFunctionAsync("() => document.getElementById('f-name')?.value === '' && localStorage.length === 0");
    }

    private static Task PressAsync(IPage page, string step) => page.Locator($"button[value={step}]").ClickAsync();
}
