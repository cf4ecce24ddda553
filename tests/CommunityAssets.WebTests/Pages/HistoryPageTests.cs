using System.Net;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Pages;

public sealed class HistoryPageTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Once = "Only told once";

    [Fact]
    public async Task Everybody_reads_what_changed_beside_what_was_by_role_and_with_the_reason()
    {
        var asset = await AddAsync("History of one");
        await service.Atlas.Assets.SaveAsync(asset with { Name = "Renamed group" }, new Actor(Guid.CreateVersion7(), "steward"), "they renamed it");
        var html = WebUtility.HtmlDecode(await service.Http.PageAsync($"/assets/{asset.Id}/history"));
        Assert.Contains("Changed, version 2 (now)", html, StringComparison.Ordinal);
        Assert.Contains("by steward", html, StringComparison.Ordinal);
        Assert.Contains("Why: they renamed it", html, StringComparison.Ordinal);
        var (before, after) = (html.IndexOf("<div>History of one</div>", StringComparison.Ordinal), html.IndexOf("<div>Renamed group</div>", StringComparison.Ordinal));
        Assert.True(before > 0 && before < after, "What was stands before what is.");
        Assert.DoesNotContain("Bring this version back", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_entry_begins_with_its_import()
    {
        var html = await service.Http.PageAsync($"/assets/{SmallPlace.Hall}/history");
        Assert.Contains("Added, version 1 (now)", html, StringComparison.Ordinal);
        Assert.Contains("by an import of ", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_steward_brings_an_earlier_version_back_as_a_new_one()
    {
        var asset = await AddAsync("First words");
        var second = await service.Atlas.Assets.SaveAsync(
            asset with { Name = "Second words", Verification = new Verification("steward", new DateOnly(2026, 11, 1)) }, "steward", null);
        using var browser = await service.BrowserAsync(Role.Steward);
        using var answer = await RestoreAsync(browser, asset.Id, version: 1, seen: second.Version, "it was right");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var now = (await service.Atlas.Assets.FindAsync(asset.Id))!;
        Assert.Equal(("First words", 3), (now.Name, now.Version));

        // Who checked it last is not undone with it.
        Assert.Equal("steward", now.Verification?.ByRole);
        var last = (await service.Atlas.History.OfAsync(asset.Id))[^1];
        Assert.Equal(("steward", "version 1 brought back: it was right"), (last.By, last.Reason));
        Assert.Contains("Version 1 is back", await browser.PageAsync($"/assets/{asset.Id}/history?restored=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_and_nothing_is_lost()
    {
        var asset = await AddAsync("Contested");
        await service.Atlas.Assets.SaveAsync(asset with { Name = "Somebody was quicker" }, "steward", null);
        using var browser = await service.BrowserAsync(Role.Steward);
        using var answer = await RestoreAsync(browser, asset.Id, version: 1, seen: 1, reason: "");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Somebody else changed this entry", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Somebody was quicker", (await service.Atlas.Assets.FindAsync(asset.Id))!.Name);
    }

    [Theory]
    [InlineData(Role.Public)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Administrator)]
    public async Task Nobody_else_brings_versions_back(Role role)
    {
        var asset = await AddAsync($"Guarded from {role}");
        await service.Atlas.Assets.SaveAsync(asset with { Name = "Now so" }, "steward", null);

        // The form's token is that of a page with a form; the right is what is missing.
        using var browser = await service.BrowserAsync(role);
        using var answer = await browser.SendFormAsync("/add", Fields(1, 2, "please"), $"/assets/{asset.Id}/history");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("Now so", (await service.Atlas.Assets.FindAsync(asset.Id))!.Name);
    }

    [Fact]
    public async Task What_the_public_could_not_see_then_it_does_not_learn_from_the_history()
    {
        var asset = await AddAsync("Quiet beginnings", Visibility.Workforce, "Kept among us");
        await service.Atlas.Assets.SaveAsync(asset with { Visibility = Visibility.Public, Summary = "For all" }, "steward", null);
        var html = await service.Http.PageAsync($"/assets/{asset.Id}/history");
        Assert.Contains("Changed, version 2", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Kept among us", html, StringComparison.Ordinal);
        using var steward = await service.BrowserAsync(Role.Steward);
        Assert.Contains("Kept among us", await steward.PageAsync($"/assets/{asset.Id}/history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_is_retired_the_public_is_told_that_it_is_and_not_what_it_said()
    {
        var asset = await AddAsync("Gone group", summary: Once);
        await service.Atlas.Assets.SaveAsync(asset with { Status = AssetStatus.Retired }, "steward", "closed at Christmas");
        var html = await service.Http.PageAsync($"/assets/{asset.Id}/history");
        Assert.Contains("closed at Christmas", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Once, html, StringComparison.Ordinal);
        using var missing = await service.Http.GetAsync($"/assets/{SmallPlace.Workforce}/history");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static Dictionary<string, string> Fields(int version, int seen, string reason) =>
        new() { ["version"] = $"{version}", ["seen"] = $"{seen}", ["reason"] = reason };

    private static Task<HttpResponseMessage> RestoreAsync(HttpClient browser, Guid id, int version, int seen, string reason) =>
        browser.SendFormAsync($"/assets/{id}/history", Fields(version, seen, reason));

    private Task<Asset> AddAsync(string name, Visibility visibility = Visibility.Public, string? summary = null) =>
        service.Atlas.Assets.AddAsync(
            SmallPlace.Added(name, 700, 700) with { Visibility = visibility, Summary = summary }, "contributor", "met them");
}
