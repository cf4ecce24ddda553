using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

[Collection(DemoVisits.Name)]
public sealed class ChoosingTests(DemoService demo)
{
    [BrowserFact]
    public async Task An_area_chosen_by_mouse_tells_its_strengths_before_its_needs()
    {
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync();
        var free = await visit.FreePointAsync();
        await visit.Page.Mouse.ClickAsync(free.X, free.Y);
        await Assertions.Expect(visit.StoryName).ToHaveTextAsync(free.Name);
        await visit.AddressHoldsAsync($"area={free.Code}");
        var headings = await visit.Page.Locator("#story h3").AllInnerTextsAsync();
        Assert.Equal(["What’s here", "How well this is known", "Behind it: need"], headings);
        Assert.True(await visit.Page.Locator("#story .whisker").CountAsync() > 5, "Hardly any indicator is drawn with its value.");
        await visit.DrawnAsync();
        await visit.Page.WaitForFunctionAsync(
            "() => document.getElementById('map').atlasMap.queryRenderedFeatures({ layers: ['area-chosen'] }).length > 0");
        await visit.PictureAsync("area-chosen");
    }

    [BrowserFact]
    public async Task An_area_is_chosen_by_keyboard_on_the_map_itself()
    {
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync();
        await visit.Page.Locator(".maplibregl-canvas").FocusAsync();

        // Where a cluster lies in the middle, Enter goes nearer; soon there is an area.
        for (var tries = 0; tries < 8 && !await visit.StoryName.IsVisibleAsync(); tries++)
        {
            await visit.Page.Keyboard.PressAsync(tries % 2 == 0 ? "Enter" : "ArrowRight");
            await visit.Page.WaitForTimeoutAsync(700);
        }

        await Assertions.Expect(visit.StoryName).ToBeVisibleAsync();
        await Assertions.Expect(visit.StoryName).ToBeFocusedAsync();
        Assert.Matches("(area|asset)=", new Uri(visit.Page.Url).Query);
    }

    [BrowserFact]
    public async Task A_whole_visit_is_made_by_keyboard_through_the_table()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync()).Page;
        await TabToAsync(page, "#table-toggle");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#table-body a[data-area]").First.WaitForAsync();
        await TabToAsync(page, "#table-body a[data-area]");
        var name = await page.EvaluateAsync<string>("() => document.activeElement.textContent");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.StoryName).ToHaveTextAsync(name);
        await Assertions.Expect(visit.StoryName).ToBeFocusedAsync();
        await TabToAsync(page, "#story a[data-asset]");
        var strength = await page.EvaluateAsync<string>("() => document.activeElement.textContent");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.StoryName).ToHaveTextAsync(strength);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.StoryName).ToHaveTextAsync(name);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#choices")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#choices-name")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_cluster_goes_nearer_when_it_is_chosen()
    {
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync();
        var before = await visit.OnMapAsync<double>("map => map.getZoom()");
        var place = await visit.OnMapAsync<double[]>(
            """
            map => {
              const frame = map.getContainer().getBoundingClientRect();
              const inside = map.queryRenderedFeatures({ layers: ['asset-clusters'] }).map(feature => map.project(feature.geometry.coordinates))
                .find(({ x, y }) => document.elementFromPoint(frame.left + x, frame.top + y) === map.getCanvas());
              return [frame.left + inside.x, frame.top + inside.y];
            }
            """);
        await visit.Page.Mouse.ClickAsync((float)place[0], (float)place[1]);
        await visit.Page.WaitForFunctionAsync("before => document.getElementById('map').atlasMap.getZoom() > before + 1.5", before);
    }

    [BrowserFact]
    public async Task The_table_stays_in_step_with_the_map_and_sorts()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync("?table=areas")).Page;
        var rows = page.Locator("#table-body tbody tr");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#table-body tbody tr[data-key]').length > 20");
        var whole = await rows.CountAsync();
        await visit.OnMapAsync<object?>("map => { map.jumpTo({ zoom: map.getZoom() + 3 }); }");
        await page.WaitForFunctionAsync("whole => document.querySelectorAll('#table-body tbody tr[data-key]').length < whole", whole);
        var heading = page.Locator("#table-body [data-sort='1']");
        await heading.ClickAsync();
        await Assertions.Expect(page.Locator("#table-body th[aria-sort=ascending] [data-sort='1']")).ToBeVisibleAsync();
        var first = await rows.First.Locator("td").First.InnerTextAsync();
        await heading.ClickAsync();
        await Assertions.Expect(page.Locator("#table-body th[aria-sort=descending] [data-sort='1']")).ToBeVisibleAsync();
        Assert.NotEqual(first, await rows.First.Locator("td").First.InnerTextAsync());
        await page.GetByLabel("Strengths", new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await page.Locator("#table-body a[data-asset]").First.WaitForAsync();
        await page.Locator("#table-body a[data-asset]").First.ClickAsync();
        await Assertions.Expect(page.Locator("#story .facts")).ToBeVisibleAsync();
        await visit.AddressHoldsAsync("asset=");
        await visit.PictureAsync("table");
    }

    [BrowserFact]
    public async Task Kinds_and_topics_narrow_what_is_drawn()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync()).Page;
        foreach (var kind in new[] { "place", "organisation", "enterprise", "gift", "story" })
        {
            await page.Locator($"input[name=kind][value={kind}]").UncheckAsync();
        }

        await visit.AddressHoldsAsync("kind=group");
        await visit.DrawnAsync();
        var others = await visit.OnMapAsync<int>(
            "map => map.queryRenderedFeatures({ layers: ['asset-clusters'] }).reduce((sum, cluster) => sum + (cluster.properties.place ?? 0), 0)");
        Assert.Equal(0, others);
        await page.Locator("input[name=kind][value=group]").UncheckAsync();
        await visit.AddressHoldsAsync("kind=none");
        await visit.DrawnAsync();
        Assert.Equal(0, await visit.DrawnOfAsync("asset-clusters"));
        await page.Locator(".chip").First.ClickAsync();
        await visit.AddressHoldsAsync("topic=");
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 120; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} is not reached with the Tab key.");
    }
}
