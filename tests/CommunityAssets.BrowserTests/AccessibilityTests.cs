using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;

namespace CommunityAssets.BrowserTests;

[Collection(DemoVisits.Name)]
public sealed class AccessibilityTests(DemoService demo)
{
    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Axe_finds_nothing_on_the_map_in_any_state(int width, int height)
    {
        await using var visit = await demo.VisitAsync(width, height);
        var page = (await visit.OpenMapAsync()).Page;
        await Axe.CheckAsync(visit, "the map");
        await page.Locator("#search").FillAsync("library");
        await page.Locator("[role=option]").First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Axe.CheckAsync(visit, "search results");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        var area = (await demo.Atlas.Areas.SearchAsync(new AreaQuery { Level = AreaLevel.Lsoa, Limit = 1 })).Areas[0].Key.Code;
        await visit.OpenMapAsync($"?area={area}");
        await visit.StoryName.WaitForAsync();
        await Axe.CheckAsync(visit, "an area's story");
        var asset = (await demo.Atlas.Assets.SearchAsync(new AssetQuery { Limit = 1 })).Hits[0].Asset.Id;
        await visit.OpenMapAsync($"?asset={asset}");
        await visit.StoryName.WaitForAsync();
        await Axe.CheckAsync(visit, "an asset's card");
        await visit.OpenMapAsync("?table=areas");
        await page.Locator("#table-body a[data-area]").First.WaitForAsync();
        await Axe.CheckAsync(visit, "the table of areas");
        await visit.OpenMapAsync("?table=assets");
        await page.Locator("#table-body a[data-asset]").First.WaitForAsync();
        await Axe.CheckAsync(visit, "the table of strengths");
        await page.GotoAsync("/?indicator=no-such-thing");
        await page.Locator(".map-message__step").WaitForAsync();
        await Axe.CheckAsync(visit, "a link that can't be followed");
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_on_the_pages_that_are_read()
    {
        var area = (await demo.Atlas.Areas.SearchAsync(new AreaQuery { Level = AreaLevel.Lsoa, Limit = 1 })).Areas[0].Key.Code;
        var asset = (await demo.Atlas.Assets.SearchAsync(new AssetQuery { Limit = 1 })).Hits[0].Asset.Id;
        await using var visit = await demo.VisitAsync();
        string[] addresses =
        [
            $"/areas/{area}", $"/assets/{asset}", $"/assets/{asset}/history", "/network", $"/network?asset={asset}", $"/network?area={area}",
            "/stories/tell", "/about", "/analyse", "/analyse/clusters", "/analyse/clusters/result?indicator=",
            "/analyse/overlay/result?indicator=imd-2025-score&topic=company", "/openreferral/guide", "/ogc?f=html", "/ogc/api?f=html",
            "/ogc/collections?f=html",
            "/ogc/collections/assets?f=html", "/ogc/collections/assets/items?f=html", "/ogc/collections/areas-lsoa/queryables?f=html",
            "/no-such-page",
        ];
        foreach (var address in addresses)
        {
            await visit.Page.GotoAsync(address);
            await Axe.CheckAsync(visit, address);
        }
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_on_the_map_page_without_script()
    {
        // Axe itself is script: the page is loaded as a browser without script shows it, then looked at.
        await using var visit = await demo.VisitAsync();
        await visit.Page.RouteAsync("**/dist/map.js*", route => route.AbortAsync());
        await visit.Page.GotoAsync("/");
        await Axe.CheckAsync(visit, "the page before its script has come");
    }

    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/about")]
    public async Task Everything_that_is_pressed_is_at_least_24_pixels_large(string address)
    {
        await using var visit = await demo.VisitAsync();
        await visit.Page.GotoAsync(address);
        if (address == "/")
        {
            await visit.DrawnAsync();
        }

        var small = await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, select, summary, input, [role=option], nav a')]
              .filter(element => element.checkVisibility() && !element.closest('.govuk-skip-link'))
              .map(element => [element, (element.closest('label') ?? element).getBoundingClientRect()])
              .filter(([, box]) => box.width < 24 || box.height < 24)
              .map(([element, box]) => `${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`)
            """);
        Assert.Empty(small);
    }

    [BrowserFact]
    public async Task Motion_stops_for_those_who_prefer_none()
    {
        await using var visit = await demo.VisitAsync();
        await visit.Page.EmulateMediaAsync(new() { ReducedMotion = Microsoft.Playwright.ReducedMotion.Reduce });
        await visit.OpenMapAsync();
        var free = await visit.FreePointAsync();
        await visit.Page.Mouse.ClickAsync(free.X, free.Y);
        await visit.StoryName.WaitForAsync();
        var moving = await visit.Page.EvaluateAsync<int>(
            "() => document.getAnimations().filter(animation => (animation.effect?.getComputedTiming().duration ?? 0) > 1).length");
        Assert.Equal(0, moving);
    }
}
