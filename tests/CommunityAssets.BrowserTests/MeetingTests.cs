using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>Where strengths and needs meet, on the map.</summary>
[Collection(DemoVisits.Name)]
public sealed class MeetingTests(DemoService demo)
{
    private const string Deep = "?indicator=imd-2025-score&topic=company&view=meet";

    [BrowserFact]
    public async Task The_switch_leads_there_and_back_and_the_address_holds_it()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync()).Page;
        Assert.DoesNotContain(visit.Asked, address => address.Contains("/dist/view-", StringComparison.Ordinal));
        await page.Locator("a[data-view=meet]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await visit.WayShownAsync();
        await visit.AddressHoldsAsync("view=meet");
        await Assertions.Expect(page.Locator("#view-name")).ToHaveTextAsync("Where strengths and needs meet");
        await Assertions.Expect(page.Locator("#choices")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".cells__cell")).ToHaveCountAsync(12);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("#choices")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".legend__polarity")).ToBeVisibleAsync();
        Assert.False(await visit.OnMapAsync<bool>("map => Boolean(map.getLayer('view-fill'))"));
        await page.GoForwardAsync();
        await visit.WayShownAsync();
        await Assertions.Expect(page.Locator(".cells__cell")).ToHaveCountAsync(12);
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task The_legend_says_what_meets_and_the_drawer_opens_on_the_rows_of_it()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync(Deep)).Page;
        await visit.WayShownAsync();
        await Assertions.Expect(page.Locator("#legend")).ToContainTextAsync("Need: Index of Multiple Deprivation 2025: score, 2025.");
        await Assertions.Expect(page.Locator("#legend")).ToContainTextAsync("for company and friendship.");
        await page.Locator("#table-toggle").ClickAsync();
        await Assertions.Expect(page.Locator("#table-body caption")).ToHaveTextAsync("Areas by need and recorded strengths in reach");
        await page.Locator("#table-toggle").ClickAsync();
        await page.Locator("a[data-view='']").ClickAsync();
        await page.Locator("#table-toggle").ClickAsync();
        await Assertions.Expect(page.Locator("#table-body caption")).ToContainTextAsync("Small areas (LSOA)");
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task A_link_shows_nine_classes_and_each_area_in_its_own()
    {
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync(Deep);
        await visit.WayShownAsync();
        var counts = await visit.Page.Locator(".cells__cell").AllInnerTextsAsync();
        Assert.Equal(62, counts.Sum(count => int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)));

        // What the analysis says of each area is what the map was told, whichever order they came in.
        var wrong = await visit.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const map = document.getElementById('map').atlasMap;
              const query = new URLSearchParams({ indicator: 'imd-2025-score', topic: 'company', level: 'lsoa', vintage: 2021 });
              const { rows } = await (await fetch(`/api/v1/overlay?${query}`)).json();
              return rows.filter(row => {
                const state = map.getFeatureState({ source: 'areas', sourceLayer: 'lsoa', id: row.code }).class;
                const expected = row.strengths === 0 ? `${row.need_third}-unmapped` : row.class;
                return state !== expected;
              }).map(row => row.code);
            }
            """);
        Assert.Empty(wrong);
        Assert.True(await visit.DrawnOfAsync("view-fill") > 0);
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task Choosing_a_class_lists_its_areas_with_where_to_start_and_dims_the_rest()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync(Deep)).Page;
        await visit.WayShownAsync();
        var cell = page.Locator("[data-cell=high-low]");
        Assert.StartsWith(
            "High need, thin record: start listening here – ", await cell.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        await cell.ClickAsync();
        await visit.AddressHoldsAsync("class=high-low");
        await Assertions.Expect(cell).ToHaveAttributeAsync("aria-pressed", "true");
        var areas = page.Locator(".view__areas li");
        Assert.Equal(await cell.InnerTextAsync(), (await areas.CountAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Assertions.Expect(areas.First.Locator("a[data-asset]").First).ToBeVisibleAsync();
        var opacity = await visit.OnMapAsync<string>("map => JSON.stringify(map.getPaintProperty('view-fill', 'fill-opacity'))");
        Assert.Contains("\"high-low\",0.85", opacity, StringComparison.Ordinal);
        Assert.Contains("\"low-high\",0.153", opacity, StringComparison.Ordinal);

        var name = await areas.First.Locator("a[data-area]").InnerTextAsync();
        await areas.First.Locator("a[data-area]").ClickAsync();
        await Assertions.Expect(visit.StoryName).ToHaveTextAsync(name);
        await Assertions.Expect(page.Locator("#story-why")).ToContainTextAsync("High need, thin record: start listening here");
        await Assertions.Expect(page.Locator("#story-why")).ToContainTextAsync("in the highest third");
        await page.Locator("#story-back").ClickAsync();
        await Assertions.Expect(page.Locator("#view-name")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show every class" }).ClickAsync();
        await Assertions.Expect(cell).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [BrowserFact]
    public async Task Arrow_keys_walk_the_legend_and_one_of_its_cells_takes_the_tab_key()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync(Deep)).Page;
        await visit.WayShownAsync();
        Assert.Equal(1, await page.Locator(".cells__cell[tabindex='0']").CountAsync());
        await page.Locator("[data-cell=high-low]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator("[data-cell=high-middle]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator("[data-cell=middle-middle]")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".cells__words")).ToContainTextAsync("Middling need, middling record");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator("[data-cell=middle-high]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await visit.AddressHoldsAsync("class=middle-high");
        await Assertions.Expect(page.Locator("[data-cell=middle-high]")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_link_to_an_area_tells_why_it_is_in_its_class_and_the_table_has_every_row()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync(Deep + "&area=E01990005&table=view")).Page;
        await visit.WayShownAsync();
        await Assertions.Expect(page.Locator("#story-why")).ToContainTextAsync("within 15 minutes’ walk");
        await Assertions.Expect(page.Locator("#table-body tbody tr")).ToHaveCountAsync(62);
        await Assertions.Expect(page.Locator("#table-body tr[data-chosen]")).ToHaveAttributeAsync("data-key", "E01990005");
        Assert.Contains("format=csv", await page.Locator("#table-csv").GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.Locator("a[data-view='']").ClickAsync();
        await Assertions.Expect(page.Locator("#table-own")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#table-body")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_link_that_names_a_place_and_nowhere_to_look_goes_there()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync(Deep)).Page;
        await visit.WayShownAsync();
        var place = await page.Locator("#meet-within option").Nth(1).GetAttributeAsync("value");
        await visit.OpenMapAsync("?view=meet&within=" + place);
        await visit.WayShownAsync();
        await visit.AddressHoldsAsync("at=");
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task One_place_is_compared_by_itself_and_an_unknown_way_of_looking_is_the_plain_map()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync(Deep)).Page;
        await visit.WayShownAsync();
        var place = await page.Locator("#meet-within option").Nth(1).GetAttributeAsync("value");
        await page.Locator("#meet-within").SelectOptionAsync(place!);
        await visit.AddressHoldsAsync("within=" + place);
        await Assertions.Expect(page.Locator("#meet-thirds")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('.cells__cell')].reduce((sum, cell) => sum + Number(cell.textContent), 0) < 20");
        await visit.OpenMapAsync("?view=no-such-way");
        await Assertions.Expect(page.Locator("#choices")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("a[data-view='']")).ToHaveAttributeAsync("aria-current", "true");
    }

    [BrowserFact]
    public async Task Another_need_is_worked_out_anew()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync(Deep)).Page;
        await visit.WayShownAsync();
        var method = await page.Locator(".view__method").InnerTextAsync();
        await page.Locator("#meet-need").FocusAsync();
        await page.Locator("#meet-need").SelectOptionAsync("no-car");
        await visit.AddressHoldsAsync("indicator=no-car");
        await Assertions.Expect(page.Locator(".view__method")).Not.ToHaveTextAsync(method);
        await Assertions.Expect(page.Locator(".view__method")).ToContainTextAsync("Households with no car");
        await Assertions.Expect(page.Locator("#meet-need")).ToBeFocusedAsync();
    }

    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Axe_finds_nothing_on_it(int width, int height)
    {
        await using var visit = await demo.VisitAsync(width, height);
        var page = (await visit.OpenMapAsync(Deep + "&class=high-low")).Page;
        await visit.WayShownAsync();
        await visit.PictureAsync($"meet-{width}");
        await Axe.CheckAsync(visit, "where strengths and needs meet");
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"),
            "The page is wider than the window.");
        if (width < 760)
        {
            await page.Locator("#legend-toggle").ClickAsync();
            await Assertions.Expect(page.Locator(".cells__grid")).ToBeVisibleAsync();
            await Axe.CheckAsync(visit, "its legend on a phone");
        }
    }

    [BrowserFact]
    public async Task On_paper_its_legend_and_its_words_are_there_and_the_switch_is_not()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync(Deep)).Page;
        await visit.WayShownAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var shown in (string[])["#view-name", ".view__told", ".view__method", ".cells__grid"])
        {
            Assert.True(await page.Locator(shown).IsVisibleAsync(), shown);
        }

        foreach (var hidden in (string[])[".views", ".view__form"])
        {
            Assert.False(await page.Locator(hidden).First.IsVisibleAsync(), hidden);
        }
    }

    [BrowserFact]
    public async Task Without_script_the_same_is_a_link_away()
    {
        await using var visit = await demo.VisitAsync(script: false);
        await visit.Page.GotoAsync("/" + Deep);
        await Assertions.Expect(visit.Page.Locator("a[data-view=meet]")).ToHaveAttributeAsync("aria-current", "true");
        await visit.Page.GetByRole(AriaRole.Link,
            new PageGetByRoleOptions { Name = "Which areas have high need and a thin record, as a table" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Where strengths and needs meet");
    }
}
