using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>Clusters, on the map.</summary>
[Collection(DemoVisits.Name)]
public sealed class ClustersTests(DemoService demo)
{
    private const string Deep = "?indicator=imd-2025-score&view=clusters";

    [BrowserFact]
    public async Task A_link_outlines_clusters_over_the_ramp_and_says_how_many_areas_they_have()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync(Deep)).Page;
        await visit.WayShownAsync();
        await page.WaitForFunctionAsync(
            "() => document.getElementById('map').atlasMap.queryRenderedFeatures({ layers: ['view-line-high-high'] }).length > 0");
        Assert.True(await visit.DrawnOfAsync("area-fill") > 0, "The ramp is gone.");
        await Assertions.Expect(page.Locator("[data-cell=high-high]")).ToHaveTextAsync("High among high7 areas");
        await Assertions.Expect(page.Locator(".view__told")).ToContainTextAsync("High among high: 7 areas, unlikely by chance");
        await Assertions.Expect(page.Locator("#legend-body")).ToContainTextAsync("No outline: not significant");
        await Assertions.Expect(page.Locator(".view__method")).ToContainTextAsync("999 conditional permutations, seed 12345");
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task A_sort_of_cluster_is_chosen_in_the_legend_and_its_areas_are_listed()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync(Deep)).Page;
        await visit.WayShownAsync();
        await page.Locator("[data-cell=high-high]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await visit.AddressHoldsAsync("class=high-high");
        await Assertions.Expect(page.Locator("[data-cell=high-high]")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".view__list a[data-area]")).ToHaveCountAsync(7);
        var name = await page.Locator(".view__list a[data-area]").First.InnerTextAsync();
        await page.Locator(".view__list a[data-area]").First.ClickAsync();
        await Assertions.Expect(visit.StoryName).ToHaveTextAsync(name);
        await Assertions.Expect(page.Locator("#story-why")).ToContainTextAsync("High among high");
    }

    [BrowserFact]
    public async Task A_stricter_filter_leaves_fewer_areas_and_is_in_the_address_and_the_method()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync(Deep + "&judge=alone")).Page;
        await visit.WayShownAsync();
        var loose = await CountAsync(page);
        await page.Locator("#clusters-p").SelectOptionAsync("0.001");
        await visit.AddressHoldsAsync("falseDiscovery=0.001");
        await Assertions.Expect(page.Locator(".view__method")).ToContainTextAsync("up to 0.001, each area by itself");
        Assert.InRange(await CountAsync(page), 1, loose - 1);
        await page.Locator("#clusters-judge").CheckAsync();
        await Assertions.Expect(page.Locator(".view__method")).ToContainTextAsync("false discovery rate 0.001");
    }

    [BrowserFact]
    public async Task Need_is_looked_at_against_strengths_around()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync(Deep)).Page;
        await visit.WayShownAsync();
        await page.Locator("#clusters-look").SelectOptionAsync("strengths");
        await Assertions.Expect(page.Locator("[data-cell=high-low]")).ToContainTextAsync("High need, thin record around");
        await Assertions.Expect(page.Locator("#clusters-topic")).ToBeVisibleAsync();
        await page.Locator("#clusters-look").SelectOptionAsync("spots");
        await Assertions.Expect(page.Locator("[data-cell=low-low]")).ToContainTextAsync("Cold spot");
        await Assertions.Expect(page.Locator("[data-cell=high-low]")).ToHaveCountAsync(0);
        Assert.Empty(visit.Troubles);
    }

    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Axe_finds_nothing_on_it(int width, int height)
    {
        await using var visit = await demo.VisitAsync(width, height);
        var page = (await visit.OpenMapAsync(Deep + "&class=high-high&table=view")).Page;
        await visit.WayShownAsync();
        await Assertions.Expect(page.Locator("#table-body tbody tr")).ToHaveCountAsync(62);
        await Axe.CheckAsync(visit, "clusters with their table");
        await page.Locator("#table-toggle").ClickAsync();
        await Axe.CheckAsync(visit, "clusters");
        await visit.PictureAsync($"clusters-{width}");
    }

    private static async Task<int> CountAsync(IPage page) =>
        (await page.Locator(".cluster-key .legend__count").AllInnerTextsAsync())
            .Sum(words => int.Parse(words.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
}
