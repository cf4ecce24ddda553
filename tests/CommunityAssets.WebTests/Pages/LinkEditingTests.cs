using System.Net;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Pages;

public sealed class LinkEditingTests(RunningService service) : IClassFixture<RunningService>
{
    private static string Page { get; } = $"/assets/{SmallPlace.Choir}/links";

    [Theory]
    [InlineData(Role.Public, HttpStatusCode.SeeOther)]
    [InlineData(Role.Contributor, HttpStatusCode.Forbidden)]
    [InlineData(Role.Analyst, HttpStatusCode.Forbidden)]
    [InlineData(Role.Coordinator, HttpStatusCode.OK)]
    [InlineData(Role.Steward, HttpStatusCode.OK)]
    public async Task Coordinators_and_stewards_write_down_who_links_what(Role role, HttpStatusCode status)
    {
        using var browser = await service.BrowserAsync(role);
        using var answer = await browser.GetAsync(Page);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_link_is_added_by_name_and_taken_away_with_a_reason()
    {
        using var browser = await service.BrowserAsync(Role.Coordinator);
        var look = Page + "?how=partners-with&q=walking+group+10";
        Assert.Contains("Walking group 10 ", await browser.PageAsync(look), StringComparison.Ordinal);
        using var added = await browser.SendFormAsync(
            look,
            new Dictionary<string, string> { ["how"] = "partners-with", ["other"] = SmallPlace.Id(10).ToString(), ["reason"] = "They sing on walks" },
            Page + "?handler=add");
        Assert.Equal((HttpStatusCode.Found, Page + "?done=added"), (added.StatusCode, added.Headers.Location?.ToString()));
        var link = (await service.Atlas.Links.OfAsync(SmallPlace.Choir)).Single(link => link.Source == "people");
        Assert.Equal(LinkKind.PartnersWith, link.Kind);
        var change = Assert.Single(await service.Atlas.Links.ChangesAsync(SmallPlace.Choir));
        Assert.Equal(("coordinator", "They sing on walks"), (change.By, change.Reason));

        // Without a reason it stays.
        var remove = new Dictionary<string, string> { ["link"] = link.Id.ToString(), ["reason"] = " " };
        using var refused = await browser.SendFormAsync(Page, remove, Page + "?handler=remove");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(
            "Say why the link with Walking group 10 goes", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        remove["reason"] = "They stopped";
        using var removed = await browser.SendFormAsync(Page, remove, Page + "?handler=remove");
        Assert.Equal(HttpStatusCode.Found, removed.StatusCode);
        Assert.DoesNotContain(await service.Atlas.Links.OfAsync(SmallPlace.Choir), known => known.Id == link.Id);

        // Both are in the history for everybody.
        var history = await service.Http.PageAsync($"/assets/{SmallPlace.Choir}/history");
        Assert.Contains("Link added", history, StringComparison.Ordinal);
        Assert.Contains("Why: They stopped", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_in_words_and_what_may_not_be_seen_can_not_be_linked()
    {
        using var browser = await service.BrowserAsync(Role.Steward);
        using var unfit = await browser.SendFormAsync(
            Page, new Dictionary<string, string> { ["how"] = "meets-at", ["other"] = SmallPlace.Id(11).ToString() }, Page + "?handler=add");
        Assert.Equal(HttpStatusCode.BadRequest, unfit.StatusCode);
        Assert.Contains("Only a group meets at a place", await unfit.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var hidden = await browser.SendFormAsync(
            Page, new Dictionary<string, string> { ["how"] = "partners-with", ["other"] = SmallPlace.Suggested.ToString() }, Page + "?handler=add");
        Assert.Contains("Choose one of the entries found", await hidden.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var backwards = await browser.SendFormAsync(
            Page, new Dictionary<string, string> { ["how"] = "runs", ["other"] = SmallPlace.Hall.ToString() }, Page + "?handler=add");
        Assert.Contains("Choose how the two are linked", await backwards.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
