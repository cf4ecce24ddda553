using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

[Collection(DemoVisits.Name)]
public sealed class SharedLinkTests(DemoService demo)
{
    [BrowserFact]
    public async Task A_link_reproduces_the_whole_view_for_somebody_else()
    {
        await using var mine = await demo.VisitAsync();
        await mine.OpenMapAsync();
        await mine.Page.Locator("#indicator").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await mine.Page.Locator("#classes").SelectOptionAsync("natural");
        await mine.AddressHoldsAsync("classes=natural");
        await mine.Page.Locator("input[name=kind][value=story]").UncheckAsync();
        await mine.AddressHoldsAsync("kind=");
        await mine.Page.Locator(".chip").First.ClickAsync();
        await mine.AddressHoldsAsync("topic=");
        await mine.DrawnAsync();
        var free = await mine.FreePointAsync();
        await mine.Page.Mouse.ClickAsync(free.X, free.Y);
        await Assertions.Expect(mine.StoryName).ToHaveTextAsync(free.Name);
        await mine.Page.Locator("#table-toggle").ClickAsync();
        await mine.AddressHoldsAsync("table=areas");
        await mine.OnMapAsync<object?>("map => { map.jumpTo({ zoom: 12.5 }); }");
        await mine.AddressHoldsAsync(",12.5");
        await mine.DrawnAsync();

        await using var theirs = await demo.VisitAsync();
        await theirs.OpenMapAsync(new Uri(mine.Page.Url).Query);
        await Assertions.Expect(theirs.StoryName).ToHaveTextAsync(free.Name);
        await Assertions.Expect(theirs.Page.Locator("#table-body tr[data-chosen]")).ToHaveCountAsync(1);
        Assert.Equal(await ToldAsync(mine), await ToldAsync(theirs));
        Assert.Equal(new Uri(mine.Page.Url).Query, new Uri(theirs.Page.Url).Query);
    }

    [BrowserFact]
    public async Task Back_and_forward_go_through_what_was_chosen()
    {
        await using var visit = await demo.VisitAsync();
        await visit.OpenMapAsync();
        var free = await visit.FreePointAsync();
        await visit.Page.Mouse.ClickAsync(free.X, free.Y);
        await Assertions.Expect(visit.StoryName).ToHaveTextAsync(free.Name);
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator("#choices")).ToBeVisibleAsync();
        await visit.Page.GoForwardAsync();
        await Assertions.Expect(visit.StoryName).ToHaveTextAsync(free.Name);
    }

    [BrowserFact]
    public async Task A_link_to_an_indicator_that_is_gone_still_shows_the_place_and_says_so()
    {
        await using var visit = await demo.VisitAsync();
        await visit.Page.GotoAsync("/?indicator=no-such-thing");
        await Assertions.Expect(visit.Page.Locator("#map-message")).ToContainTextAsync("There is no indicator 'no-such-thing'");
        await Assertions.Expect(visit.Page.Locator("#choices")).ToContainTextAsync("Another one is shown instead");
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show the map as it is at first" }).ClickAsync();
        await visit.DrawnAsync();
        Assert.True(await visit.DrawnOfAsync("area-fill") > 20);
    }

    private static Task<string> ToldAsync(Visit visit) => visit.Page.EvaluateAsync<string>(
        """
        () => {
          const map = document.getElementById('map').atlasMap;
          const box = map.getBounds().toArray().flat().map(edge => edge.toFixed(4));
          const ticked = [...document.querySelectorAll('#choices input:checked')].map(input => input.value);
          const chosen = ['indicator', 'level', 'period', 'classes'].map(id => document.getElementById(id).value);
          return JSON.stringify([box, ticked, chosen, document.getElementById('legend-body').innerText, document.title]);
        }
        """);
}
