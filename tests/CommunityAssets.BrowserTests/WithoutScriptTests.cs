using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

[Collection(DemoVisits.Name)]
public sealed class WithoutScriptTests(DemoService demo)
{
    [BrowserFact]
    public async Task The_map_page_reads_without_script()
    {
        await using var visit = await demo.VisitAsync(script: false);
        await visit.Page.GotoAsync("/");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("What’s here");
        await Assertions.Expect(visit.Page.Locator(".strengths")).ToContainTextAsync("strengths: ");
        var rows = visit.Page.Locator("#table tbody tr");
        Assert.True(await rows.CountAsync() > 20, "The table has hardly any rows.");
        await Assertions.Expect(rows.First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".stage")).ToBeHiddenAsync();
        await visit.PictureAsync("without-script");
        await rows.First.Locator("a").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h2").First).ToContainTextAsync("What's here");
    }

    [BrowserFact]
    public async Task Choices_are_sent_as_a_form_without_script()
    {
        await using var visit = await demo.VisitAsync(script: false);
        await visit.Page.GotoAsync("/");
        await visit.Page.Locator("#indicator").SelectOptionAsync(new SelectOptionValue { Index = 3 });
        var chosen = await visit.Page.Locator("#indicator option:checked").InnerTextAsync();
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show these" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#table caption")).ToContainTextAsync(chosen);
    }

    [BrowserFact]
    public async Task Search_answers_with_a_list_without_script()
    {
        await using var visit = await demo.VisitAsync(script: false);
        await visit.Page.GotoAsync("/");
        await visit.Page.Locator("#search").FillAsync("library");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".found h3")).ToHaveTextAsync("Found for “library”");
        await visit.Page.Locator(".found a").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
    }
}
