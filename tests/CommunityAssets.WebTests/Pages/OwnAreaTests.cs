using System.Net;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Pages;

/// <summary>An area of one's own on pages, and patches that people save.</summary>
public sealed class OwnAreaTests(RunningService service) : IClassFixture<RunningService>
{
    private const string South =
        """{"type":"Polygon","coordinates":[[[-2.001,52.596],[-1.969,52.596],[-1.969,52.6065],[-2.001,52.6065],[-2.001,52.596]]]}""";

    [Fact]
    public async Task Anybody_sends_an_area_and_reads_what_is_known_of_it_without_script()
    {
        using var browser = await service.BrowserAsync(Role.Public);
        using var answer = await browser.SendFormAsync("/own-area", new Dictionary<string, string> { ["shape"] = South });
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("About 3,100 people live here", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("What’s here", StringComparison.Ordinal) < page.IndexOf("Behind it: need", StringComparison.Ordinal));
        Assert.Contains("Often lonely", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Save it as a patch", page, StringComparison.Ordinal);
        Assert.Contains("data-own-area=\"taken\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Choose a file")]
    [InlineData("""{"type":"Point","coordinates":[-1.99,52.6]}""", "is a Point")]
    [InlineData("<script>alert(1)</script>", "is no geographic file")]
    public async Task What_is_no_area_is_refused_in_words(string shape, string words)
    {
        using var browser = await service.BrowserAsync(Role.Public);
        using var answer = await browser.SendFormAsync("/own-area", new Dictionary<string, string> { ["shape"] = shape });
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        if (shape.StartsWith('<'))
        {
            // What begins like XML is read as OpenStreetMap's, which this is not.
            Assert.Contains("That did not work", html, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(words, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Role.Public, HttpStatusCode.Forbidden)]
    [InlineData(Role.Contributor, HttpStatusCode.Forbidden)]
    [InlineData(Role.Administrator, HttpStatusCode.Forbidden)]
    [InlineData(Role.Coordinator, HttpStatusCode.Found)]
    [InlineData(Role.Analyst, HttpStatusCode.Found)]
    [InlineData(Role.Steward, HttpStatusCode.Found)]
    public async Task Coordinators_analysts_and_stewards_save_patches(Role role, HttpStatusCode status)
    {
        using var browser = await service.BrowserAsync(role);
        using var answer = await SaveAsync(browser, "Saved by a " + role);
        Assert.Equal(status, answer.StatusCode);
        var found = await service.Atlas.Areas.SearchAsync(new AreaQuery { Level = AreaLevel.Patch, Text = "Saved by a " + role });
        Assert.Equal(status == HttpStatusCode.Found ? 1 : 0, found.Areas.Count);
    }

    [Fact]
    public async Task A_patch_has_a_page_with_estimates_told_as_such_and_is_renamed_redrawn_and_taken_away()
    {
        using var browser = await service.BrowserAsync(Role.Coordinator);
        using var saved = await SaveAsync(browser, SmallPlace.Script);
        var address = saved.Headers.Location!.ToString();
        var code = address.Split('/')[^1];
        var html = await browser.PageAsync(address);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(html);
        Assert.Contains("Estimates, nobody’s published figures", page, StringComparison.Ordinal);
        Assert.Contains("Often lonely", page, StringComparison.Ordinal);
        Assert.Contains("/patches/" + code, page, StringComparison.Ordinal);
        var story = await service.Http.JsonAsync("/api/v1/overview?area=" + code);
        Assert.Equal(3100, story.GetProperty("area").Number("population"));
        Assert.NotEmpty(story.List("estimated"));

        // What somebody has drawn on the map for another patch does not become the boundary of one that is renamed.
        Assert.Contains("data-own-area=\"offered\"></textarea>", await browser.PageAsync("/patches/" + code), StringComparison.Ordinal);
        using var empty = await ChangeAsync(browser, code, "1", " ");
        Assert.Contains("Give the patch a name", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var renamed = await ChangeAsync(browser, code, "1", "By the river");
        Assert.Equal(HttpStatusCode.Found, renamed.StatusCode);
        using var late = await ChangeAsync(browser, code, "1", "Too late");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Somebody else changed this patch", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("By the river", (await service.Atlas.Areas.FindAsync(code))!.Name);

        using var stranger = await service.BrowserAsync(Role.Contributor);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("/patches/" + code)).StatusCode);
        Assert.DoesNotContain("/patches/" + code, await service.Http.PageAsync(address), StringComparison.Ordinal);

        using var removed = await browser.SendFormAsync(
            "/patches/" + code, new Dictionary<string, string> { ["version"] = "2" }, $"/patches/{code}?handler=remove");
        Assert.Equal(HttpStatusCode.Found, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).StatusCode);
    }

    private static Task<HttpResponseMessage> SaveAsync(HttpClient browser, string name) => browser.SendFormAsync(
        "/own-area", new Dictionary<string, string> { ["shape"] = South, ["name"] = name }, "/own-area?handler=save");

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient browser, string code, string version, string name) =>
        browser.SendFormAsync(
        "/patches/" + code, new Dictionary<string, string> { ["version"] = version, ["name"] = name, ["shape"] = "" });
}
