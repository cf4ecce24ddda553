using System.Globalization;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

[Collection(DemoVisits.Name)]
public sealed class IndicatorTests(DemoService demo)
{
    [BrowserFact]
    public async Task Another_indicator_changes_legend_shading_and_address()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync()).Page;
        var (title, values) = (await page.Locator(".legend__title").InnerTextAsync(), await ValuesAsync(visit));
        var other = await page.EvaluateAsync<string[]>(
            "() => { const other = [...document.querySelectorAll('#indicator option')].find(option => !option.selected); return [other.value, other.textContent]; }");
        await page.Locator("#indicator").SelectOptionAsync(other[0]);
        await Assertions.Expect(page.Locator(".legend__title")).ToHaveTextAsync(other[1]);
        Assert.NotEqual(title, other[1]);
        await visit.DrawnAsync();
        Assert.NotEqual(values, await ValuesAsync(visit));
        await visit.AddressHoldsAsync("indicator=" + Uri.EscapeDataString(other[0]));
        Assert.Matches("(worse|better|neither|context)", await page.Locator(".legend__polarity").InnerTextAsync());
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".legend__title")).ToHaveTextAsync(title);
    }

    [BrowserFact]
    public async Task Another_way_of_making_classes_changes_the_limits_and_not_the_values()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync()).Page;
        var values = await ValuesAsync(visit);
        var words = await page.Locator(".legend__classes").InnerTextAsync();
        await page.Locator("#classes").SelectOptionAsync("equal");
        await visit.AddressHoldsAsync("classes=equal");
        await page.WaitForFunctionAsync("words => document.querySelector('.legend__classes').innerText !== words", words);
        await visit.DrawnAsync();
        Assert.Equal(values, await ValuesAsync(visit));
    }

    [BrowserFact]
    public async Task Larger_areas_are_drawn_when_they_are_asked_for()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync()).Page;
        var levels = page.Locator("#level option");
        var indicators = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#indicator option')].map(option => option.value)");
        for (var i = 0; i < indicators.Length && await levels.CountAsync() < 2; i++)
        {
            await page.Locator("#indicator").SelectOptionAsync(indicators[i]);
            await visit.AddressHoldsAsync("indicator=" + Uri.EscapeDataString(indicators[i]));
            await visit.DrawnAsync();
        }

        var small = await visit.OnMapAsync<int>(Codes);
        var whole = await levels.Last.GetAttributeAsync("value");
        await page.Locator("#level").SelectOptionAsync(whole!);
        await visit.AddressHoldsAsync("level=" + whole!.Split(':')[0]);
        await visit.DrawnAsync();
        Assert.InRange(await visit.OnMapAsync<int>(Codes), 1, small - 1);
    }

    [BrowserFact]
    public async Task What_is_not_yet_mapped_is_dotted_over_the_shading_and_has_its_line_in_the_legend()
    {
        await using var visit = await demo.VisitAsync();
        var page = (await visit.OpenMapAsync()).Page;
        var dotted = await visit.OnMapAsync<int>(
            "map => new Set(map.queryRenderedFeatures({ layers: ['area-not-yet-mapped'] }).map(area => area.properties.code)).size");
        var line = page.Locator(".legend__classes li", new PageLocatorOptions { HasText = "Not yet mapped" });
        Assert.Equal(dotted.ToString(CultureInfo.InvariantCulture), (await line.Locator(".legend__count").InnerTextAsync()).Split('\n', ' ')[0]);
        Assert.InRange(dotted, 1, 10);
        Assert.True(await visit.DrawnOfAsync("area-fill") > dotted);
    }

    private const string Codes =
        "map => new Set(map.queryRenderedFeatures({ layers: ['area-hit'] }).map(feature => feature.properties.code)).size";

    private static Task<string> ValuesAsync(Visit visit) => visit.OnMapAsync<string>(
        """
        map => [...new Set(map.queryRenderedFeatures({ layers: ['area-fill'] }).map(area => `${area.properties.code}=${area.properties.value}`))]
          .sort().join(' ')
        """);
}
