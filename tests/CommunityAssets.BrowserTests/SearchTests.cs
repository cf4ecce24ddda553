using CommunityAssets.Storage;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

[Collection(DemoVisits.Name)]
public sealed class SearchTests(DemoService demo)
{
    [BrowserFact]
    public async Task A_postcode_is_found_and_the_area_around_it_is_told()
    {
        var postcode = (await demo.Atlas.Postcodes.StartingWithAsync("AM", 1))[0].Code;
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync()).Page;
        await page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Search a postcode" }).FillAsync(postcode);
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync(postcode);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.StoryName).ToBeVisibleAsync();
        await visit.AddressHoldsAsync("area=");
        await Assertions.Expect(page.Locator(".pin")).ToBeVisibleAsync();
        await visit.PictureAsync("postcode-found");
    }

    [BrowserFact]
    public async Task An_asset_is_found_with_arrow_keys_and_its_card_opens()
    {
        var name = (await demo.Atlas.Assets.SearchAsync(new AssetQuery { Sort = AssetSort.Name, Limit = 40 })).Hits[^1].Asset.Name;
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync()).Page;
        await page.Locator("#search").PressSequentiallyAsync(name);
        var option = page.GetByRole(AriaRole.Option).Filter(new LocatorFilterOptions { HasText = name }).First;
        await option.WaitForAsync();
        for (var presses = 0; presses < 20 && await option.GetAttributeAsync("aria-selected") != "true"; presses++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.Equal(await option.GetAttributeAsync("id"), await page.Locator("#search").GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.StoryName).ToHaveTextAsync(name);
        await visit.AddressHoldsAsync("asset=");
        await visit.DrawnAsync();
        await visit.PictureAsync("asset-card");
    }

    [BrowserFact]
    public async Task The_borough_comes_before_the_small_areas_that_are_named_after_it()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync()).Page;
        await page.Locator("#search").FillAsync("alderm");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToHaveTextAsync("AldermereArea · Local authority");
        await page.Locator("#search").FillAsync("am1");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First.Locator(".search__detail")).ToHaveTextAsync("Postcode");
    }

    [BrowserFact]
    public async Task Nothing_found_says_so_with_the_next_step()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync()).Page;
        await page.Locator("#search").FillAsync("qqxxzzkk");
        await Assertions.Expect(page.Locator("#search-note")).ToContainTextAsync("Nothing recorded fits “qqxxzzkk”. Try");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#search")).ToHaveValueAsync("");
    }
}
