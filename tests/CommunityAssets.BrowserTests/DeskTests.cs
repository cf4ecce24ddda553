using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>The pages on which coordinators, stewards and groups work, looked at by axe on a wide screen and on a phone.</summary>
[Collection(DemoVisits.Name)]
public sealed class DeskTests(DemoService demo)
{
    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task A_coordinator_notes_an_introduction_and_tells_what_came_of_it(int width, int height)
    {
        var asset = await demo.AddChoirAsync();
        await using var visit = await demo.VisitAsync(width, height);
        var account = await demo.SignInAsync(visit, Role.Coordinator);
        var page = visit.Page;
        await GoAsync(visit, "/home");
        await page.Locator(".home__patch summary").ClickAsync();
        await Axe.LookAsync(visit, "the home page, choosing a patch");
        await page.GotoAsync($"/assets/{asset.Id}");
        await page.Locator(".introduce summary").ClickAsync();

        // The way out of the page stays at the top of the window: further down it would lie over half a line.
        await page.EvaluateAsync("() => window.scrollTo(0, 0)");
        await Axe.LookAsync(visit, "an entry, about to note an introduction");
        await page.GetByRole(AriaRole.Button, new() { Name = "Note it", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("An introduction is noted");
        await Axe.LookAsync(visit, "an introduction that is noted");
        var waiting = Assert.Single(await demo.Atlas.Introductions.WaitingAsync(account, 2));
        Assert.Equal(asset.Id, waiting.Asset);
        await GoAsync(visit, "/home");
        await page.Locator(".outcome").GetByRole(AriaRole.Button).First.ClickAsync();
        await page.WaitForURLAsync("**/home**");
        Assert.Empty(await demo.Atlas.Introductions.WaitingAsync(account, 2));
        await GoAsync(visit, $"/introductions/{waiting.Id}");
        await GoAsync(visit, "/counts");
        await visit.PictureAsync($"counts-{width}");
        await GoAsync(visit, "/find/noted");
        await GoAsync(visit, $"/assets/{asset.Id}/links");
    }

    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task A_steward_reviews_a_correction_links_an_entry_and_offers_it_to_its_group(int width, int height)
    {
        var asset = await demo.AddChoirAsync();
        var id = Guid.CreateVersion7();
        await demo.Atlas.Suggestions.AddAsync(
            new Suggestion
            {
                Id = id,
                Kind = SuggestionKind.Correction,
                Proposed = asset with { Summary = "We sing on Tuesdays.", Contact = asset.Contact! with { Phone = "01632 960 001" } },
                Why = "The day has changed.",
            },
            PrivateToken.Make().Hash);
        await using var visit = await demo.VisitAsync(width, height);
        await demo.SignInAsync(visit, Role.Steward);
        var page = visit.Page;
        await GoAsync(visit, $"/review/{id}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("We sing on Tuesdays.");
        await visit.PictureAsync($"review-{width}");
        await GoAsync(visit, $"/review/{id}/amend");
        await page.FillAsync("#f-name", "");
        await page.Locator("button[value=publish]").ClickAsync();
        await page.Locator(".govuk-error-summary").WaitForAsync();
        await Axe.LookAsync(visit, "amending, with a problem");

        await GoAsync(visit, $"/assets/{asset.Id}/links?q=library&how=meets-at");
        await visit.PictureAsync($"links-{width}");
        await GoAsync(visit, $"/assets/{asset.Id}/edit");
        await visit.PictureAsync($"edit-{width}");
        await page.Locator("#f-retire summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Retire", Exact = true }).ClickAsync();
        await page.Locator(".govuk-error-summary").WaitForAsync();
        await Axe.LookAsync(visit, "retiring without saying why");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link for its group", Exact = true }).ClickAsync();
        await page.Locator("#private-link").WaitForAsync();
        await Axe.LookAsync(visit, "a link for the group");
        await visit.PictureAsync($"offer-{width}");
        await demo.Atlas.Assets.RetireAsync(asset.Id, asset.Version, null, new Actor(null, "steward"), "test");
        await GoAsync(visit, $"/assets/{asset.Id}/edit");
        await GoAsync(visit, $"/assets/{asset.Id}/history");
    }

    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task A_steward_merges_by_one_key_what_is_recorded_twice_and_undoes_it(int width, int height)
    {
        await using var visit = await demo.VisitAsync(width, height);
        await demo.SignInAsync(visit, Role.Steward);
        var page = visit.Page;
        await GoAsync(visit, "/duplicates");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("may be recorded twice");
        await visit.PictureAsync($"duplicates-{width}");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/duplicates/*/*");
        await Axe.LookAsync(visit, "two records that may be the same");
        await visit.PictureAsync($"pair-{width}");
        var first = page.Url;
        await page.Keyboard.PressAsync("l");
        await page.Locator(".govuk-notification-banner").WaitForAsync();
        Assert.NotEqual(first, page.Url);
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("Merged:");
        await GoAsync(visit, "/duplicates/merged");
        await visit.PictureAsync($"merged-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("is a record of its own again");
        await page.GotoAsync(first);
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it back into the queue", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Put off by");
    }

    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task A_group_takes_up_its_entry_by_a_link_and_keeps_it_with_an_account(int width, int height)
    {
        var asset = await demo.AddChoirAsync();
        var token = PrivateToken.Make();
        await demo.Atlas.Keepers.OfferAsync(asset.Id, token.Hash, DateTimeOffset.UtcNow.AddDays(1), new Actor(null, "steward"));
        await using var visit = await demo.VisitAsync(width, height);
        var page = visit.Page;
        await GoAsync(visit, "/claim/" + token.Text);
        await visit.PictureAsync($"claim-open-{width}");
        await PressAsync(page, "Keep it with this link");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Your entry: " + asset.Name);
        await Axe.LookAsync(visit, "an entry kept by its link");
        await visit.PictureAsync($"claim-{width}");
        await page.FillAsync("#f-name", "");
        await page.Locator("button[value=save]").ClickAsync();
        await page.Locator(".govuk-error-summary").WaitForAsync();
        await Axe.LookAsync(visit, "an entry kept by its link, with a problem");

        var account = await demo.SignInAsync(visit, Role.Contributor);
        await GoAsync(visit, "/kept");
        await GoAsync(visit, "/claim/" + token.Text);
        await PressAsync(page, "Keep it with my account instead of this link");
        await page.WaitForURLAsync("**/kept/*");
        await Axe.LookAsync(visit, "an entry kept with an account");
        await visit.PictureAsync($"kept-entry-{width}");
        Assert.Equal(account, (await demo.Atlas.Keepers.FindByTokenAsync(token.Hash))!.Account);
        await GoAsync(visit, "/kept");
        Assert.Equal(1, await page.GetByRole(AriaRole.Link, new() { Name = asset.Name }).CountAsync());
        await visit.PictureAsync($"kept-{width}");
        await GoAsync(visit, "/claim/" + token.Text);
    }

    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Pages_that_everybody_reads_fit_the_window(int width, int height)
    {
        var area = (await demo.Atlas.Areas.SearchAsync(new AreaQuery { Level = AreaLevel.Lsoa, Limit = 1 })).Areas[0].Key.Code;
        var asset = (await demo.Atlas.Assets.SearchAsync(new AssetQuery { Limit = 1 })).Hits[0].Asset.Id;
        await using var visit = await demo.VisitAsync(width, height);
        string[] addresses =
        [
            "/counts", "/network", "/network?q=choir", $"/network?asset={asset}", $"/network?area={area}", $"/assets/{asset}/history",
            "/ogc?f=html", "/ogc/conformance?f=html", "/ogc/collections?f=html", "/ogc/collections/assets?f=html",
            "/ogc/collections/assets/items?f=html", $"/ogc/collections/assets/items/{asset}?f=html",
            "/ogc/collections/areas-lsoa/queryables?f=html",
        ];
        foreach (var address in addresses)
        {
            await GoAsync(visit, address);
        }
    }

    private static async Task GoAsync(Visit visit, string address)
    {
        var answer = await visit.Page.GotoAsync(address);
        Assert.True(answer!.Ok, $"{address} answers {answer.Status}.");
        await Axe.LookAsync(visit, address.StartsWith("/claim/", StringComparison.Ordinal) ? "/claim" : address);
    }

    private static Task PressAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
