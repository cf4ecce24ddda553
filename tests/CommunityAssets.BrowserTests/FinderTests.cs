using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>Somebody looks for something that fits, and takes it with them.</summary>
[Collection(DemoVisits.Name)]
public sealed class FinderTests(DemoService demo)
{
    private const string Found = "/find?q=knit+and+natter&where=AM1+1AA&minutes=60";

    [BrowserFact]
    public async Task On_a_phone_by_touch_something_is_found_seen_on_the_map_and_put_on_the_shortlist()
    {
        await using var visit = await demo.VisitAsync(390, 844, touch: true);
        var page = visit.Page;
        await page.GotoAsync("/find");
        await page.Locator("#q").TapAsync();
        await page.Locator("#q").FillAsync("knit and natter");
        await page.Locator("#where").TapAsync();
        await page.Locator("#where").FillAsync("AM1 1AA");
        await page.Locator("#minutes").SelectOptionAsync("60");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).TapAsync();
        await Assertions.Expect(page.Locator("#finding")).ToBeInViewportAsync();
        await visit.DrawnAsync();
        await visit.PictureAsync("finder-phone");
        Assert.Contains("q=knit", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("age=", page.Url, StringComparison.Ordinal);

        // A mark on the map lights its entry in the list, and brings it into sight.
        var mark = page.Locator(".found-mark[data-number='3']");
        await mark.DispatchEventAsync("click");
        var third = page.Locator("#found-3");
        await Assertions.Expect(third).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("found--lit"));
        await Assertions.Expect(third.Locator(".found__name")).ToBeInViewportAsync();

        // An entry lights its mark.
        await page.Locator("#found-2 .found__why").TapAsync();
        await Assertions.Expect(page.Locator(".found-mark--lit")).ToHaveTextAsync("2");

        var name = await page.Locator("#found-2 a").First.InnerTextAsync();
        await page.Locator("#found-2 .found__name a").TapAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);
        await Assertions.Expect(page.GetByText("walk from AM1 1AA")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to your shortlist" }).TapAsync();
        await Assertions.Expect(page.Locator("[data-shortlist]")).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.PictureAsync("card-phone");
        await page.GetByRole(AriaRole.Link, new() { Name = "Your shortlist" }).TapAsync();
        await Assertions.Expect(page.Locator("#shortlist a")).ToHaveTextAsync([name]);
        await Axe.CheckAsync(visit, "a shortlist with something on it");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#shortlist a")).ToHaveTextAsync([name]);
        await visit.PictureAsync("shortlist-phone");
        Assert.StartsWith("mailto:?subject=", await page.Locator("#shortlist-send").GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take off " + name }).TapAsync();
        await Assertions.Expect(page.Locator("#shortlist-empty")).ToBeVisibleAsync();
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task By_keyboard_alone_something_is_found_and_opened()
    {
        await using var visit = await demo.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/find");
        await page.Locator("#q").FocusAsync();
        await page.Keyboard.TypeAsync("somewhere to take my mum who has dementia");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("AM1 1AA");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/find?**");
        await visit.DrawnAsync();
        await visit.PictureAsync("finder");
        await Assertions.Expect(page.Locator(".looked-for")).ToContainTextAsync("Dementia");
        await Assertions.Expect(page.Locator(".looked-for")).ToContainTextAsync("perhaps Carers");

        // From the answer's heading on, the next stops are what can be taken off and then what was found.
        var reached = "";
        for (var presses = 0; presses < 30 && !reached.StartsWith("found-", StringComparison.Ordinal); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached = await page.EvaluateAsync<string>("() => document.activeElement?.closest('.found')?.id ?? ''");
        }

        Assert.Equal("found-1", reached);
        await Assertions.Expect(page.Locator("#found-1")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("found--lit"));
        await Assertions.Expect(page.Locator(".found-mark--lit")).ToHaveTextAsync("1");
        var name = await page.Locator("#found-1 .found__name a").InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);
        await visit.PictureAsync("card");
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task Taking_off_what_was_not_meant_leaves_the_rest()
    {
        await using var visit = await demo.VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/find?q=free+choir");
        await page.Locator(".looked-for__one", new() { HasText = "free" }).ClickAsync();
        await Assertions.Expect(page.Locator(".looked-for__one")).ToHaveTextAsync(["Music and singing ✕ (take off)"]);
        Assert.Contains("off=free", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Without_script_the_form_and_the_list_do_all_of_it()
    {
        await using var visit = await demo.VisitAsync(script: false);
        var page = visit.Page;
        await page.GotoAsync("/find");
        await Assertions.Expect(page.Locator("#near-me")).ToBeHiddenAsync();
        await page.Locator("#q").FillAsync("choir");
        await page.Locator("#where").FillAsync("AM1 1AA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#finding")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#found-1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".found-map")).ToBeHiddenAsync();
        await page.Locator("#found-1 .found__name a").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#share")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Near_me_tells_the_service_some_hundred_metres_and_no_more()
    {
        await using var visit = await demo.VisitAsync(390, 844, touch: true);
        var page = visit.Page;
        await page.Context.GrantPermissionsAsync(["geolocation"]);
        await page.Context.SetGeolocationAsync(new() { Latitude = 54.0912345f, Longitude = 1.6612345f });
        await page.GotoAsync("/find");
        await page.Locator("#where").FillAsync("somewhere else");
        await page.Locator("#near-me").TapAsync();
        await Assertions.Expect(page.Locator("#near-said")).ToContainTextAsync("to some hundred metres");
        await page.Locator("#q").FillAsync("choir");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).TapAsync();
        await page.WaitForURLAsync("**/find?**");
        Assert.Contains("near=1.661%2C54.091", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("where=", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(visit.Asked, address => address.Contains("54.0912", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".looked-for")).ToContainTextAsync("near where you are");
    }

    [BrowserFact]
    public async Task Pressing_shift_three_times_leaves_for_somewhere_harmless()
    {
        await using var visit = await demo.VisitAsync();
        var page = visit.Page;
        await page.RouteAsync(
            "https://www.bbc.co.uk/**",
            route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<h1>Weather</h1>" }));
        await page.GotoAsync("/find?q=womens+aid");
        for (var press = 0; press < 3; press++)
        {
            await page.Keyboard.PressAsync("Shift");
        }

        await page.WaitForURLAsync("https://www.bbc.co.uk/weather");
    }

    [BrowserFact]
    public async Task The_link_of_a_card_is_shared_without_where_somebody_sets_out()
    {
        await using var visit = await demo.VisitAsync();
        var page = visit.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var asset = (await demo.Atlas.Assets.SearchAsync(new AssetQuery { Text = "shed", Limit = 1 })).Hits[0].Asset;
        await page.GotoAsync($"/assets/{asset.Id}?from=AM1+1AA");
        await page.EvaluateAsync("() => delete Navigator.prototype.share");
        await page.GetByRole(AriaRole.Button, new() { Name = "Share this" }).ClickAsync();
        await Assertions.Expect(page.Locator("#share-said")).ToHaveTextAsync("The link is copied.");
        Assert.Equal($"{demo.Address}/assets/{asset.Id}", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Axe_finds_nothing_in_any_state(int width, int height)
    {
        await using var visit = await demo.VisitAsync(width, height);
        var page = visit.Page;
        await page.GotoAsync("/find");
        await Axe.CheckAsync(visit, "the finder, empty");
        await page.Locator(".finder__more summary").ClickAsync();
        await Axe.CheckAsync(visit, "the finder with every choice");
        await page.GotoAsync(Found);
        await visit.DrawnAsync();
        await Axe.CheckAsync(visit, "what was found");
        await page.GotoAsync("/find?q=xyzzyplugh&where=AM1+1AA");
        await Axe.CheckAsync(visit, "nothing found");
        await page.GotoAsync("/find?q=choir&where=Atlantis&by=broom");
        await Axe.CheckAsync(visit, "a place that is not known");
        var shed = new AssetQuery { Text = "shed", Kinds = [AssetKind.Group], Limit = 1 };
        var asset = (await demo.Atlas.Assets.SearchAsync(shed)).Hits[0].Asset.Id;
        await page.GotoAsync($"/assets/{asset}?from=AM1+1AA");
        await Axe.CheckAsync(visit, "a card with the way to it");
        await page.GotoAsync($"/assets/{asset}?from=Atlantis");
        await Axe.CheckAsync(visit, "a card without the way to it");
        await page.GotoAsync("/shortlist");
        await Axe.CheckAsync(visit, "an empty shortlist");
    }

    [BrowserTheory]
    [InlineData("/find")]
    [InlineData(Found)]
    [InlineData("/shortlist")]
    public async Task Nothing_scrolls_sideways_at_320_pixels(string address)
    {
        await using var visit = await demo.VisitAsync(320, 640);
        await visit.Page.GotoAsync(address);
        Assert.False(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
    }
}
