using System.Globalization;

namespace CommunityAssets.BrowserTests;

[Collection(DemoVisits.Name)]
public sealed class FirstViewTests(DemoService demo)
{
    private const int MostScriptBytes = 500_000;

    [BrowserFact]
    public async Task The_map_draws_areas_and_assets_on_a_canvas_that_is_not_blank()
    {
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync();
        Assert.True(await visit.DrawnOfAsync("area-fill") > 20, "Hardly any area is shaded.");
        Assert.True(await visit.DrawnOfAsync("asset-clusters") > 5, "Hardly any cluster of strengths is drawn.");
        var colours = await visit.OnMapAsync<int>(
            """
            map => new Promise(done => {
              map.once('render', () => {
                const gl = map.getCanvas().getContext('webgl2');
                const bytes = new Uint8Array(gl.drawingBufferWidth * gl.drawingBufferHeight * 4);
                gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
                const seen = new Set();
                for (let i = 0; i < bytes.length; i += 4 * 37) {
                  seen.add((bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2]);
                }
                done(seen.size);
              });
              map.triggerRepaint();
            })
            """);
        Assert.True(colours > 40, $"The canvas holds {colours} colours: it is as good as blank.");
        await visit.PictureAsync("first-view");
    }

    [BrowserFact]
    public async Task The_panel_counts_what_is_here_in_words_before_it_names_a_need()
    {
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync();
        var text = await visit.Page.Locator("#choices").InnerTextAsync();
        var counts = await demo.Atlas.Assets.CountAsync(new Storage.AssetQuery());
        var total = counts.Total.ToString("N0", CultureInfo.InvariantCulture);
        Assert.Contains($"{total} strengths: ", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("strengths", StringComparison.Ordinal) < text.IndexOf("need", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Script_for_the_first_view_stays_within_500_kB_over_the_wire()
    {
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync();
        var sizes = await visit.Page.EvaluateAsync<Dictionary<string, int>>(
            """
            () => Object.fromEntries(performance.getEntriesByType('resource')
              .filter(entry => new URL(entry.name).pathname.endsWith('.js'))
              .map(entry => [new URL(entry.name).pathname, entry.transferSize]))
            """);
        Assert.Equal(["/dist/map-worker.js", "/dist/map.js"], sizes.Keys.Order(StringComparer.Ordinal));
        Assert.All(sizes.Values, size => Assert.True(size > 1000, "A script came from a cache or without a size."));
        Assert.True(sizes.Values.Sum() <= MostScriptBytes, $"Scripts come to {sizes.Values.Sum()} bytes.");
    }

    [BrowserFact]
    public async Task The_first_view_asks_for_each_thing_once_and_for_the_map_before_the_script_has_come()
    {
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync();
        var asked = visit.Asked.Where(address => !address.StartsWith("blob:", StringComparison.Ordinal)).ToList();
        Assert.Equal(asked.Distinct(StringComparer.Ordinal).Count(), asked.Count);
        Assert.Single(asked, address => address.EndsWith("/api/v1/maps/place", StringComparison.Ordinal));
        Assert.True(await visit.Page.EvaluateAsync<bool>(
            """
            () => {
              const told = path => performance.getEntriesByType('resource').find(entry => new URL(entry.name).pathname === path);
              return told('/api/v1/maps/place').startTime < told('/dist/map.js').responseEnd;
            }
            """));
    }

    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Nothing_jumps_while_the_page_fills(int width, int height)
    {
        await using var visit = await demo.VisitAsync(width, height);
        await visit.Page.AddInitScriptAsync(
            """
            window.shifts = [];
            new PerformanceObserver(list => window.shifts.push(...list.getEntries().filter(entry => !entry.hadRecentInput).map(entry => entry.value)))
              .observe({ type: 'layout-shift', buffered: true });
            """);
        await visit.OpenMapAsync();
        await visit.Page.WaitForTimeoutAsync(300);

        // A tenth of what counts as a good page (0.1): a line of text that is set anew by a pixel or two is no jump.
        Assert.InRange((await visit.Page.EvaluateAsync<double[]>("() => window.shifts")).Sum(), 0, 0.01);
    }

    [BrowserFact]
    public async Task Nothing_is_asked_of_anybody_else_and_nothing_is_refused_or_complained_of()
    {
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync();
        var free = await visit.FreePointAsync();
        await visit.Page.Mouse.ClickAsync(free.X, free.Y);
        await visit.StoryName.WaitForAsync();
        Assert.All(visit.Asked, address => Assert.True(
            address.StartsWith(demo.Address, StringComparison.Ordinal) || address.StartsWith("blob:", StringComparison.Ordinal)
            || address.StartsWith("data:", StringComparison.Ordinal), address));
        Assert.Empty(visit.Troubles);
    }
}
