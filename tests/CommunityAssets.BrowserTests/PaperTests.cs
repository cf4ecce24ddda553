using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

[Collection(DemoVisits.Name)]
public sealed class PaperTests(DemoService demo)
{
    [BrowserFact]
    public async Task On_paper_the_map_comes_with_its_legend_and_table_and_nothing_to_press()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync("?classes=equal")).Page;
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        var colours = await page.EvaluateAsync<int>(
            """
            () => {
              const paper = document.getElementById('map-paper');
              const { data } = paper.getContext('2d').getImageData(0, 0, paper.width, paper.height);
              const seen = new Set();
              for (let i = 0; i < data.length; i += 4 * 97) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
              return seen.size;
            }
            """);
        Assert.True(colours > 10);
        foreach (var shown in (string[])["#map-paper", "#legend-body", ".strengths", "#table-body .rows"])
        {
            Assert.True(await page.Locator(shown).IsVisibleAsync(), shown);
        }

        foreach (var hidden in (string[])[".site-header", "#indicator", "#table-toggle", "#map .maplibregl-ctrl-group", "#legend-toggle", "#whole-place"])
        {
            Assert.False(await page.Locator(hidden).First.IsVisibleAsync(), hidden);
        }

        Assert.Contains("classes=equal", await page.Locator(".paper-foot").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData("/about")]
    [InlineData("/areas/E01990037")]
    public async Task On_paper_a_page_says_where_it_comes_from_and_no_row_is_torn(string address)
    {
        await using var visit = await demo.VisitAsync();
        await visit.Page.GotoAsync(address);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.False(await visit.Page.Locator(".site-header").IsVisibleAsync());
        var foot = visit.Page.Locator(".paper-foot");
        Assert.Contains(address, await foot.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("OpenStreetMap", await foot.InnerTextAsync(), StringComparison.Ordinal);

        // The foot of a table that may not be broken comes again on each page.
        Assert.Equal(["table-footer-group", "avoid"], await StyleAsync(foot, "display", "breakInside"));
        Assert.Equal(["avoid"], await StyleAsync(visit.Page.Locator("tbody tr").First, "breakInside"));
    }

    private static Task<string[]> StyleAsync(ILocator of, params string[] properties) =>
        of.EvaluateAsync<string[]>("(element, names) => names.map(name => getComputedStyle(element)[name])", properties);
}
