using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>The map's way of looking at what is within a walk.</summary>
[Collection(DemoVisits.Name)]
public sealed class ReachTests(DemoService demo)
{
    private const string Place = "&near=1.6364,54.1092";

    [BrowserFact]
    public async Task A_tap_tells_who_lives_within_a_walk_and_what_is_recorded_there_nearest_first()
    {
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync("?view=reach");
        await Assertions.Expect(visit.Page.Locator("#view-part")).ToContainTextAsync("Tap the map");
        var free = await visit.FreePointAsync();
        await visit.Page.Mouse.ClickAsync(free.X, free.Y);
        await Assertions.Expect(visit.Page.Locator(".view__told")).ToContainTextAsync("15 minutes’ walk");
        await visit.AddressHoldsAsync("near=");
        await visit.DrawnAsync();
        Assert.Equal(["5 minutes", "10 minutes", "15 minutes"], await visit.Page.Locator(".view__times tbody th").AllInnerTextsAsync());
        await visit.Page.WaitForFunctionAsync(
            "() => document.getElementById('map').atlasMap.queryRenderedFeatures({ layers: ['view-reach-2'] }).length > 0");
        await Assertions.Expect(visit.StoryName).Not.ToBeVisibleAsync();

        // The place is asked for in the body, never in the address of a request.
        Assert.Contains(visit.Asked, address => address.EndsWith("/api/v1/reach", StringComparison.Ordinal));
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task Files_of_a_walk_are_had_without_its_place_in_an_address()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync("?view=reach" + Place)).Page;
        var times = await page.RunAndWaitForDownloadAsync(() => page.GetByText("who lives there as CSV").ClickAsync());
        Assert.Equal("who-lives-within-a-walk.csv", times.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync((await times.PathAsync())!);
        Assert.StartsWith("minutes,", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(["5", "10", "15"], lines[1..].Select(line => line.Split(',')[0]));

        await page.Locator("#table-toggle").ClickAsync();
        var strengths = await page.RunAndWaitForDownloadAsync(() => page.Locator("#table-csv").ClickAsync());
        Assert.Equal("strengths-within-a-walk.csv", strengths.SuggestedFilename);
        Assert.DoesNotContain(visit.Asked, address => address.Contains("/api/", StringComparison.Ordinal)
            && address.Contains("54.1", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task By_keyboard_the_middle_of_the_map_is_walked_from_and_the_table_has_all_that_is_there()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync("?view=reach&at=1.6364,54.1092,14")).Page;
        await page.Locator(".maplibregl-canvas").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await visit.AddressHoldsAsync("near=1.6364");
        await Assertions.Expect(page.Locator(".view__told")).ToContainTextAsync("strengths are recorded within 15 minutes’ walk");
        await page.Locator("#table-toggle").ClickAsync();
        await page.GetByText("Within a walk", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#table-body a[data-asset]").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_strengths_card_leads_to_what_is_within_a_walk_from_it_and_back()
    {
        var hall = (await demo.Atlas.Assets.SearchAsync(new AssetQuery { Kinds = [AssetKind.Place], Limit = 1 })).Hits[0].Asset;
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync($"?asset={hall.Id}")).Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "What is within 15 minutes’ walk from here" }).ClickAsync();
        await visit.AddressHoldsAsync($"from={hall.Id}");
        await Assertions.Expect(page.Locator("#view-part")).ToContainTextAsync($"From {hall.Name}:");
        await Assertions.Expect(page.Locator("#view-name")).ToBeFocusedAsync();
        await page.Locator(".view__list a").First.ClickAsync();
        await Assertions.Expect(visit.StoryName).ToBeVisibleAsync();
        await page.Locator("#story-back").ClickAsync();
        await Assertions.Expect(page.Locator("#view-name")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_postcode_that_is_searched_for_is_walked_from_and_a_longer_walk_reaches_more()
    {
        var postcode = "";
        await foreach (var asset in demo.Atlas.Assets.StreamAsync(new AssetQuery()))
        {
            if (asset.Location.Postcode is { } code && await demo.Atlas.Postcodes.FindAsync(code) is not null)
            {
                postcode = code;
                break;
            }
        }

        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync("?view=reach")).Page;
        await page.Locator("#search").FillAsync(postcode);
        await page.Locator("[role=option]").First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await visit.AddressHoldsAsync("near=");
        await Assertions.Expect(page.Locator(".view__told")).ToContainTextAsync("15 minutes’ walk");
        await page.Locator("#reach-minutes").SelectOptionAsync("10,20,30");
        await Assertions.Expect(page.Locator(".view__told")).ToContainTextAsync("30 minutes’ walk");
        await visit.AddressHoldsAsync("minutes=10,20,30");
    }

    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Axe_finds_nothing_before_and_after_a_place_is_chosen(int width, int height)
    {
        await using var visit = await demo.VisitAsync(width, height);
        await visit.OpenMapAsync("?view=reach");
        await Assertions.Expect(visit.Page.Locator("#view-name")).ToBeAttachedAsync();
        await Axe.CheckAsync(visit, "reach on foot, no place chosen");
        await visit.OpenMapAsync("?view=reach" + Place);
        await Assertions.Expect(visit.Page.Locator(".view__times")).ToBeAttachedAsync();
        await visit.PictureAsync(width > 1000 ? "reach" : "reach-phone");
        await Axe.CheckAsync(visit, "reach on foot");
    }
}
