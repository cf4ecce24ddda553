using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

[Collection(DemoVisits.Name)]
public sealed class NarrowScreenTests(DemoService demo)
{
    private const int Width = 390;
    private const int Height = 844;

    [BrowserFact]
    public async Task On_a_phone_the_map_has_most_of_the_screen_and_the_panel_comes_up_from_below()
    {
        await using var visit = await demo.VisitAsync(Width, Height, touch: true);
        await visit.OpenMapAsync();
        await visit.PictureAsync("phone");
        var free = await visit.Page.EvaluateAsync<double>(
            "() => document.getElementById('panel').getBoundingClientRect().top - document.querySelector('.stage').getBoundingClientRect().top");
        Assert.True(free > Height * 0.6, $"Only {free} pixels of map are free.");
        Assert.False(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), "The page is wider than the phone.");
        var handle = visit.Page.Locator("#panel-handle");
        foreach (var (name, share) in new[] { ("Show more of the panel", 0.5), ("Show all of the panel", 0.8), ("Show the map", 0.1) })
        {
            Assert.Equal(name, await handle.GetAttributeAsync("aria-label"));
            await handle.ClickAsync();
            await visit.Page.WaitForTimeoutAsync(250);
            var tall = await visit.Page.Locator("#panel").EvaluateAsync<double>("panel => panel.offsetHeight / innerHeight");
            Assert.InRange(tall, share - 0.06, share + 0.12);
        }
    }

    [BrowserFact]
    public async Task On_a_phone_a_tap_on_an_area_tells_it_and_leaves_it_in_sight()
    {
        await using var visit = await demo.VisitAsync(Width, Height, touch: true);
        await visit.OpenMapAsync();
        var free = await visit.FreePointAsync();
        await visit.Page.Touchscreen.TapAsync(free.X, free.Y);
        await Assertions.Expect(visit.StoryName).ToHaveTextAsync(free.Name);
        await visit.DrawnAsync();
        await visit.Page.WaitForTimeoutAsync(400);
        var seen = await visit.OnMapAsync<bool>(
            """
            map => {
              const top = document.getElementById('panel').getBoundingClientRect().top - map.getContainer().getBoundingClientRect().top;
              return map.queryRenderedFeatures([[0, 0], [map.getContainer().clientWidth, top]], { layers: ['area-chosen'] }).length > 0;
            }
            """);
        Assert.True(seen, "The chosen area lies behind the panel.");
        await visit.PictureAsync("phone-area");
    }

    [BrowserFact]
    public async Task On_a_phone_the_legend_is_a_chip_and_the_table_covers_the_map()
    {
        await using var visit = await demo.VisitAsync(Width, Height, touch: true);
        var page = (await visit.OpenMapAsync()).Page;
        await Assertions.Expect(page.Locator("#legend-body")).ToBeHiddenAsync();
        await page.Locator("#legend-toggle").ClickAsync();
        await Assertions.Expect(page.Locator("#legend-body")).ToBeVisibleAsync();
        await visit.PictureAsync("phone-legend");
        await page.Locator("#legend-toggle").ClickAsync();
        await page.Locator("#table-toggle").ClickAsync();
        await page.Locator("#table-body a[data-area]").First.WaitForAsync();
        await visit.PictureAsync("phone-table");
        await page.Locator("#table-body a[data-area]").First.ClickAsync();
        await Assertions.Expect(visit.StoryName).ToBeVisibleAsync();
        await Assertions.Expect(visit.StoryName).ToBeInViewportAsync();
    }

    [BrowserTheory]
    [InlineData("/about")]
    [InlineData("/")]
    public async Task Nothing_scrolls_sideways_at_320_pixels(string address)
    {
        await using var visit = await demo.VisitAsync(320, 640);
        await visit.Page.GotoAsync(address);
        Assert.False(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
    }
}
