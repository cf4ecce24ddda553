using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

[Collection(DemoVisits.Name)]
public sealed class TroubleTests(DemoService demo)
{
    [BrowserFact]
    public async Task A_map_that_can_t_be_reached_says_so_and_comes_when_it_is_asked_again()
    {
        await using var visit = await demo.VisitAsync();
        await visit.Page.RouteAsync("**/api/v1/maps/place*", route => route.AbortAsync());
        await visit.Page.GotoAsync("/");
        await Assertions.Expect(visit.Page.Locator("#map-message")).ToContainTextAsync("The atlas can’t be reached just now");
        await Assertions.Expect(visit.Page.Locator(".strengths")).ToContainTextAsync("strengths: ");
        await visit.Page.UnrouteAllAsync();
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Try again" }).ClickAsync();
        await visit.DrawnAsync();
        await Assertions.Expect(visit.Page.Locator("#map-message")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Offline_says_so_keeps_what_is_on_the_screen_and_goes_on_afterwards()
    {
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync();
        await visit.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(visit.Page.Locator("#map-message")).ToContainTextAsync("You are offline. What is on the screen stays");
        Assert.True(await visit.DrawnOfAsync("area-fill") > 20);
        await visit.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(visit.Page.Locator("#map-message")).ToBeHiddenAsync();
        await visit.DrawnAsync();
    }

    [BrowserFact]
    public async Task A_browser_that_can_t_draw_maps_gets_the_table()
    {
        await using var visit = await demo.VisitAsync();
        await visit.Page.AddInitScriptAsync(
            """
            const get = HTMLCanvasElement.prototype.getContext;
            HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest); };
            """);
        await visit.Page.GotoAsync("/");
        await Assertions.Expect(visit.Page.Locator("#map-message")).ToContainTextAsync("The table below has everything that is on it");
        await visit.Page.Locator("#table-body a[data-area]").First.ClickAsync();
        await Assertions.Expect(visit.StoryName).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Choices_that_nothing_recorded_fits_are_not_told_as_absence()
    {
        var topics = (await demo.Atlas.Assets.CountAsync(new Storage.AssetQuery { Kinds = [Domain.Assets.AssetKind.Story] })).ByTopic;
        var all = (await demo.Atlas.Assets.CountAsync(new Storage.AssetQuery())).ByTopic;
        var without = all.Keys.Order(StringComparer.Ordinal).First(topic => topics.GetValueOrDefault(topic) == 0);
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync($"?kind=story&topic={without}");
        await Assertions.Expect(visit.Page.Locator("#map-message")).ToContainTextAsync("Not recorded is not absent");
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show every kind and topic" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#map-message")).ToBeHiddenAsync();
        await visit.DrawnAsync();
        Assert.True(await visit.DrawnOfAsync("asset-clusters") > 5);
    }
}
