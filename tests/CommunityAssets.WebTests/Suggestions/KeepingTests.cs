using System.Net;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Suggestions;

/// <summary>Stewards change entries at once; groups keep their own.</summary>
public abstract class KeepingTests(RunningService service)
{
    [NeedsFact]
    public async Task A_steward_edits_retires_and_brings_back_an_entry_with_history_and_audit()
    {
        var asset = await AddAsync();
        using var steward = await service.BrowserAsync(Role.Steward);
        var page = $"/assets/{asset.Id}/edit";
        var fields = Filled.In(await steward.PageAsync(page));
        fields["Form.Summary"] = "We sing on Tuesdays";
        fields["Form.Why"] = "rang them";
        fields["checked"] = "true";
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(steward.SendFormAsync(page, fields)));
        var saved = (await service.Atlas.Assets.FindAsync(asset.Id))!;
        Assert.Equal((2, "We sing on Tuesdays", "steward"), (saved.Version, saved.Summary, saved.Verification!.ByRole));
        Assert.Equal([AssetPart.Summary, AssetPart.Verification], AssetParts.Differing(asset, saved));

        var retire = new Dictionary<string, string> { ["Version"] = "2" };
        using (var without = await steward.SendFormAsync(page, retire, page + "?handler=retire"))
        {
            Assert.Contains("Choose why it is retired.", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        retire["reason"] = "gone";
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(steward.SendFormAsync(page, retire, page + "?handler=retire")));
        await service.Http.PageAsync($"/assets/{asset.Id}", HttpStatusCode.Gone);
        var restore = new Dictionary<string, string> { ["Version"] = "3" };
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(steward.SendFormAsync(page, restore, page + "?handler=restore")));
        await service.Http.PageAsync($"/assets/{asset.Id}");

        var history = await service.Atlas.History.OfAsync(asset.Id);
        Assert.Equal(
            [("steward", null), ("steward", "rang them"), ("steward", "It is no longer there"), ("steward", "brought back")],
            history.Select(change => (change.By, change.Reason)));
        var audit = (await service.Atlas.Audit.ReadAsync(new Storage.AuditQuery { Record = asset.Id })).Entries;
        Assert.Equal([AuditAct.AssetRestored, AuditAct.AssetRetired, AuditAct.AssetChanged], audit.Select(entry => entry.Line.Act));
        Assert.All(audit, entry => Assert.NotNull(entry.Line.Account));
    }

    [NeedsFact]
    public async Task Whoever_edits_over_somebody_elses_change_is_shown_the_entry_as_it_is_now()
    {
        var asset = await AddAsync();
        using var steward = await service.BrowserAsync(Role.Steward);
        var page = $"/assets/{asset.Id}/edit";
        var fields = Filled.In(await steward.PageAsync(page));
        await service.Atlas.Assets.SaveAsync(asset with { Summary = "Newer" }, "group", null);
        fields["Form.Summary"] = "Older";
        using var late = await steward.SendFormAsync(page, fields);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var shown = Filled.In(await late.Content.ReadAsStringAsync());
        Assert.Equal(("Newer", "2"), (shown["Form.Summary"], shown["Version"]));
        Assert.Equal("Newer", (await service.Atlas.Assets.FindAsync(asset.Id))!.Summary);
    }

    [NeedsFact]
    public async Task A_group_keeps_its_entry_by_the_link_alone_and_stewards_see_and_undo_what_it_changed()
    {
        var asset = await AddAsync();
        using var steward = await service.BrowserAsync(Role.Steward);
        var link = await OfferAsync(steward, asset);
        using var group = await service.BrowserAsync(Role.Public);
        var offer = await group.PageAsync(link);
        Assert.Contains("Keep your own entry", offer, StringComparison.Ordinal);
        await group.PageAsync(link);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(group.SendFormAsync(link, Nothing, link + "?handler=take")));

        var fields = Filled.In(await group.PageAsync(link));
        fields["Form.Phone"] = "01632 960 555";
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(group.SendFormAsync(link, fields)));
        var saved = (await service.Atlas.Assets.FindAsync(asset.Id))!;
        Assert.Equal(("01632 960 555", "group", 2), (saved.Contact!.Phone, saved.Verification!.ByRole, saved.Version));
        Assert.Equal("group", (await service.Atlas.History.OfAsync(asset.Id))[^1].By);

        var changes = await steward.PageAsync("/review/changes");
        Assert.Contains("01632 960 555", changes, StringComparison.Ordinal);
        var undo = new Dictionary<string, string> { ["asset"] = asset.Id.ToString(), ["version"] = "2" };
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(steward.SendFormAsync("/review/changes", undo)));
        var undone = (await service.Atlas.Assets.FindAsync(asset.Id))!;
        Assert.Equal(3, undone.Version);
        Assert.Empty(AssetParts.Differing(asset, undone));

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(group.SendFormAsync(link, Nothing, link + "?handler=end")));
        Assert.Contains("can’t be used any more", WebUtility.HtmlDecode(await group.PageAsync(link)), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task A_contributor_keeps_an_entry_with_their_account_and_nobody_elses()
    {
        var asset = await AddAsync();
        using var steward = await service.BrowserAsync(Role.Steward);
        var link = await OfferAsync(steward, asset);
        using var contributor = await service.BrowserAsync(Role.Contributor);
        using var taken = await contributor.SendFormAsync(link, new Dictionary<string, string> { ["account"] = "true" }, link + "?handler=take");
        var kept = taken.Headers.Location!.OriginalString;
        Assert.StartsWith("/kept/", kept, StringComparison.Ordinal);
        var fields = Filled.In(await contributor.PageAsync(kept));
        fields["Form.Summary"] = "Kept well";
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(contributor.SendFormAsync(kept, fields)));
        Assert.Equal("Kept well", (await service.Atlas.Assets.FindAsync(asset.Id))!.Summary);
        Assert.Contains(asset.Name, await contributor.PageAsync("/kept"), StringComparison.Ordinal);

        using var other = await service.BrowserAsync(Role.Contributor);
        await other.PageAsync(kept, HttpStatusCode.NotFound);
        Assert.Contains("This entry is kept with an account", await other.PageAsync(link), StringComparison.Ordinal);
        using (var tried = await other.SendFormAsync("/add", Nothing))
        {
            // A form of another page gives the token that this address would want.
            Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(other.SendFormAsync(
            "/add", new Dictionary<string, string>(fields) { ["Form.Summary"] = "Stolen" }, link)));
        Assert.Equal("Kept well", (await service.Atlas.Assets.FindAsync(asset.Id))!.Summary);
    }

    [NeedsFact]
    public async Task A_withdrawn_link_opens_nothing()
    {
        var asset = await AddAsync();
        using var steward = await service.BrowserAsync(Role.Steward);
        var link = await OfferAsync(steward, asset);
        var keeping = (await service.Atlas.Keepers.OfAssetAsync(asset.Id)).Single();
        var end = new Dictionary<string, string> { ["keeping"] = keeping.Id.ToString() };
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(
            steward.SendFormAsync($"/assets/{asset.Id}/edit", end, $"/assets/{asset.Id}/edit?handler=end")));
        Assert.Contains("can’t be used any more", WebUtility.HtmlDecode(await service.Http.PageAsync(link)), StringComparison.Ordinal);
        await service.Http.PageAsync("/claim/" + PrivateToken.Make().Text, HttpStatusCode.NotFound);
    }

    [NeedsFact]
    public async Task Only_stewards_edit()
    {
        foreach (var role in Rights.Roles.Where(role => role != Role.Steward))
        {
            using var browser = await service.BrowserAsync(role);
            using var answer = await browser.GetAsync($"/assets/{SmallPlace.Choir}/edit");
            Assert.Equal(role == Role.Public ? HttpStatusCode.SeeOther : HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    private static Dictionary<string, string> Nothing => [];

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        return answer.StatusCode;
    }

    private static async Task<string> OfferAsync(HttpClient steward, Asset asset)
    {
        var page = $"/assets/{asset.Id}/edit";
        using var answer = await steward.SendFormAsync(page, Nothing, page + "?handler=offer");
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var html = await answer.Content.ReadAsStringAsync();
        var at = html.IndexOf("/claim/", StringComparison.Ordinal);
        return html[at..(at + "/claim/".Length + PrivateToken.Length)];
    }

    private Task<Asset> AddAsync()
    {
        var name = $"Kept choir {Guid.NewGuid():N}";
        return service.Atlas.Assets.AddAsync(
            SmallPlace.Added(name, 720, 720) with { Contact = new Contact("01632 960 123") }, "steward", null);
    }
}
