using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>The place from so far away that most of its areas are some pixels wide.</summary>
[Collection(DemoVisits.Name)]
public sealed class FarAwayTests(DemoService demo)
{
    [BrowserFact]
    public async Task A_tap_on_an_area_too_small_to_tell_which_it_is_opens_its_story()
    {
        await using var visit = await demo.VisitAsync(390, 844, touch: true);
        await OpenAsync(visit, 6.4);
        var codes = await visit.OnMapAsync<string[]>(
            "map => map.queryRenderedFeatures(map.project(map.getCenter()), { layers: ['area-hit'] }).map(one => one.properties.code ?? '')");
        Assert.NotEmpty(codes);
        Assert.Equal("", codes[0]);

        var at = await visit.OnMapAsync<float[]>(
            """
            map => {
              const frame = map.getContainer().getBoundingClientRect();
              const { x, y } = map.project(map.getCenter());
              return [frame.left + x, frame.top + y];
            }
            """);
        await visit.Page.Touchscreen.TapAsync(at[0], at[1]);

        await Assertions.Expect(visit.StoryName).ToBeVisibleAsync();
        await visit.AddressHoldsAsync("area=");
        Assert.Contains(visit.Asked, address => address.Contains("/api/v1/areas/at?near=", StringComparison.Ordinal));
        var chosen = await demo.Atlas.Areas.FindAsync(new Uri(visit.Page.Url).Query.Split("area=")[1].Split('&')[0]);
        Assert.NotNull(chosen);
        await Assertions.Expect(visit.StoryName).ToHaveTextAsync(chosen.Name);
    }

    [BrowserFact]
    public async Task Shading_is_opaque_from_far_away_so_that_what_is_painted_above_shows_its_own_class()
    {
        await using var visit = await demo.VisitAsync();
        await OpenAsync(visit, 7.5);
        Assert.True(await visit.DrawnOfAsync("area-fill") > 0, "Nothing is shaded.");

        // The very colours of the classes, as shading lets the ground show through them: nothing is mixed of two of them.
        var strange = await visit.OnMapAsync<double>(
            """
            map => new Promise(done => {
              map.once('render', () => {
                const gl = map.getCanvas().getContext('webgl2');
                const { width, height } = gl.canvas;
                const bytes = new Uint8Array(width * height * 4);
                gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
                const far = map.getPaintProperty('area-fill', 'fill-color')[2];
                const known = [map.getPaintProperty('ground', 'background-color'), ...far.filter((part, i) => i >= 2 && i % 2 === 0)]
                  .map(colour => parseInt(colour.slice(1), 16));
                let [shaded, odd] = [0, 0];
                for (let i = 0; i < bytes.length; i += 4) {
                  const colour = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2];
                  if (colour !== known[0]) {
                    shaded++;
                    odd += known.includes(colour) ? 0 : 1;
                  }
                }
                done(shaded === 0 ? 1 : odd / shaded);
              });
              map.triggerRepaint();
            })
            """);

        Assert.InRange(strange, 0, 0.1);
        await visit.PictureAsync("far-away");
    }

    // With no marks, in the middle of the place.
    private static async Task OpenAsync(Visit visit, double zoom)
    {
        await visit.OpenMapAsync("?kind=none");
        var middle = await visit.OnMapAsync<double[]>("map => map.getCenter().toArray()");
        await visit.OpenMapAsync(FormattableString.Invariant($"?kind=none&level=lsoa&at={middle[0]:F4},{middle[1]:F4},{zoom}"));
    }
}
