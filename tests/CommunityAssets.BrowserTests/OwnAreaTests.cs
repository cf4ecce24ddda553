using CommunityAssets.Domain.Stewardship;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>An area of one's own on the map: by mouse, by keyboard, by finger, by file.</summary>
[Collection(DemoVisits.Name)]
public sealed class OwnAreaTests(DemoService demo)
{
    private static readonly (float X, float Y)[] Corners = [(700, 300), (1000, 320), (980, 560), (720, 540)];

    [BrowserFact]
    public async Task Corners_are_set_closed_and_dragged_by_mouse_and_what_is_known_is_read()
    {
        await using var visit = await demo.VisitAsync(1440, 900);
        await OpenAsync(visit);
        foreach (var (x, y) in Corners)
        {
            await visit.Page.Mouse.ClickAsync(x, y);
        }

        await Assertions.Expect(visit.Page.Locator(".corners__handle")).ToHaveCountAsync(4);
        await visit.Page.Mouse.ClickAsync(Corners[0].X, Corners[0].Y);
        await AnsweredAsync(visit);
        var before = await PeopleAsync(visit);
        Assert.True(before > 1000);
        var order = await visit.Page.Locator("#view-part h3").AllInnerTextsAsync();
        Assert.Equal(["What’s here", "Who lives here", "Behind it: need"], order);
        await Assertions.Expect(visit.Page.Locator("#view-part .whisker").First).ToBeVisibleAsync();
        await visit.PictureAsync("own-area");
        await Axe.CheckAsync(visit, "an area that was drawn");

        await visit.Page.Mouse.MoveAsync(Corners[1].X, Corners[1].Y);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(800, 330, new MouseMoveOptions { Steps = 6 });
        await visit.Page.Mouse.UpAsync();
        await visit.Page.WaitForFunctionAsync(
            "before => !document.getElementById('view-part').innerText.includes(before)", $"About {before:N0} people");
        await AnsweredAsync(visit);
        Assert.True(await PeopleAsync(visit) < before);
        Assert.Empty(visit.Troubles);

        // What was drawn is in no address.
        Assert.DoesNotContain(visit.Asked, address => address.Contains("coordinates", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task An_area_is_drawn_by_keyboard_alone()
    {
        await using var visit = await demo.VisitAsync(1440, 900);
        await OpenAsync(visit);
        await visit.Page.Locator("canvas.maplibregl-canvas").FocusAsync();
        foreach (var key in new[] { "ArrowRight", "ArrowDown", "ArrowLeft" })
        {
            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.Page.Keyboard.PressAsync(key);
            await visit.Page.WaitForTimeoutAsync(600);
        }

        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".corners__handle")).ToHaveCountAsync(4);
        await visit.Page.Keyboard.PressAsync("Backspace");
        await Assertions.Expect(visit.Page.Locator(".corners__handle")).ToHaveCountAsync(3);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Close the area", Exact = true }).PressAsync("Enter");
        await AnsweredAsync(visit);
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task On_a_phone_corners_are_tapped_and_the_first_one_closes_the_area()
    {
        await using var visit = await demo.VisitAsync(390, 844, touch: true);
        await OpenAsync(visit);
        (float X, float Y)[] corners = [(310, 330), (350, 480), (300, 600)];
        foreach (var (x, y) in corners)
        {
            await visit.Page.Touchscreen.TapAsync(x, y);
            await visit.Page.WaitForTimeoutAsync(400);
        }

        await visit.Page.Touchscreen.TapAsync(corners[0].X, corners[0].Y);
        await AnsweredAsync(visit);
        await visit.PictureAsync("phone-own-area");
        await Axe.LookAsync(visit, "an area that was drawn on a phone");
    }

    [BrowserFact]
    public async Task A_file_is_read_and_shown_and_what_is_no_area_is_refused_in_words()
    {
        await using var visit = await demo.VisitAsync(1440, 900);
        await OpenAsync(visit);
        await visit.Page.GetByText("Send a file instead").ClickAsync();
        await visit.Page.SetInputFilesAsync(
            "#own-file", new FilePayload { Name = "bad.geojson", MimeType = "application/json", Buffer = "hello"u8.ToArray() });
        await Assertions.Expect(visit.Page.Locator("#view-part [role=alert]")).ToContainTextAsync("no geographic file");
        var area = await visit.Page.EvaluateAsync<string>(
            "async () => JSON.stringify((await (await fetch('/api/v1/areas?level=ward&limit=1&geometry=full')).json()).features[0])");
        await visit.Page.SetInputFilesAsync(
            "#own-file", new FilePayload
            {
                Name = "ward.geojson",
                MimeType = "application/json",
                Buffer = System.Text.Encoding.UTF8.GetBytes(area)
            });
        await AnsweredAsync(visit);
        Assert.True(await PeopleAsync(visit) > 1000);
    }

    [BrowserFact]
    public async Task What_was_drawn_is_saved_by_giving_it_a_name_and_redraws_no_other_patch_by_the_way()
    {
        await using var visit = await demo.VisitAsync(1440, 900);
        await demo.SignInAsync(visit, Role.Coordinator);
        var page = visit.Page;
        await OpenAsync(visit);
        foreach (var (x, y) in Corners)
        {
            await page.Mouse.ClickAsync(x, y);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Close the area", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Save as a patch" }).ClickAsync();
        await page.Locator("#name").FillAsync("Behind the quay");
        await Axe.LookAsync(visit, "an area that is to be saved");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the patch" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Behind the quay");

        await page.GetByRole(AriaRole.Link, new() { Name = "Rename, redraw or take away this patch" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the area that I drew on the map" }).WaitForAsync();
        Assert.Equal("", await page.Locator("#shape").InputValueAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the area that I drew on the map" }).ClickAsync();
        Assert.StartsWith("{\"type\":\"Polygon\"", await page.Locator("#shape").InputValueAsync(), StringComparison.Ordinal);
        await Axe.LookAsync(visit, "a patch that is to be redrawn");
        Assert.Empty(visit.Troubles);
    }

    private static async Task OpenAsync(Visit visit)
    {
        await visit.OpenMapAsync("?view=own");
        await visit.Page.WaitForFunctionAsync("() => document.documentElement.dataset.viewState === 'ready'");
        await visit.DrawnAsync();
    }

    private static Task AnsweredAsync(Visit visit) => visit.Page.Locator("#view-part .view__method").WaitForAsync();

    private static async Task<int> PeopleAsync(Visit visit)
    {
        var text = await visit.Page.Locator("#view-part").InnerTextAsync();
        var match = System.Text.RegularExpressions.Regex.Match(
            text, "About (?<people>[0-9,]+) people", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.True(match.Success, text);
        return int.Parse(
            match.Groups["people"].Value, System.Globalization.NumberStyles.AllowThousands,
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
