using CommunityAssets.Web;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

[Collection(DemoVisits.Name)]
public sealed class BaseMapTests(DemoService demo)
{
    private const string Outside = "https://tiles.example";

    // One grey pixel as a PNG.
    private static readonly byte[] Tile = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    [BrowserFact]
    public async Task A_base_map_of_pictures_lies_under_the_areas_with_its_attribution()
    {
        await using var other = await demo.ServeAsync(new BaseMap(new Uri(Outside + "/{z}/{x}/{y}.png"), "© Tile makers"));
        await using var visit = await demo.VisitAsync(at: other.Address);
        var asked = 0;
        await visit.Page.RouteAsync(Outside + "/**", route =>
        {
            asked++;
            return route.FulfillAsync(new RouteFulfillOptions { ContentType = "image/png", BodyBytes = Tile, Headers = Open });
        });
        await visit.OpenMapAsync();
        Assert.True(asked > 0, "No picture of the base map was asked for.");
        var order = await visit.OnMapAsync<string[]>("map => map.getStyle().layers.map(layer => layer.id)");
        Assert.InRange(Array.IndexOf(order, "base"), 0, Array.IndexOf(order, "area-fill") - 1);
        await Assertions.Expect(visit.Page.Locator(".maplibregl-ctrl-attrib")).ToContainTextAsync("© Tile makers");
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task A_base_map_of_another_service_s_style_lies_under_the_areas()
    {
        await using var other = await demo.ServeAsync(new BaseMap(new Uri(Outside + "/style.json"), "© Style makers"));
        await using var visit = await demo.VisitAsync(at: other.Address);
        await visit.Page.RouteAsync(Outside + "/style.json", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "application/json",
            Headers = Open,
            Body =
                """{"version":8,"sources":{},"layers":[{"id":"paper","type":"background","paint":{"background-color":"#dde8dd"}}]}""",
        }));
        await visit.OpenMapAsync();
        await visit.Page.WaitForFunctionAsync("() => document.getElementById('map').atlasMap.getLayer('paper') !== undefined");
        await visit.DrawnAsync();
        var order = await visit.OnMapAsync<string[]>("map => map.getStyle().layers.map(layer => layer.id)");
        Assert.Equal("paper", order[0]);
        Assert.Contains("area-fill", order);
        await Assertions.Expect(visit.Page.Locator(".maplibregl-ctrl-attrib")).ToContainTextAsync("© Style makers");
        Assert.Empty(visit.Troubles);
    }

    private static Dictionary<string, string> Open => new(StringComparer.Ordinal) { ["Access-Control-Allow-Origin"] = "*" };
}
