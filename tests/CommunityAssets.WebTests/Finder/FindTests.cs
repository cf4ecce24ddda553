using System.Net;
using System.Text.Json;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Finder;

/// <summary>The finder's endpoint and page on Testham, which has no network of streets.</summary>
public sealed class FindTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task What_somebody_says_is_understood_and_what_fits_is_told_with_the_reasons()
    {
        var answer = await _http.JsonAsync("/api/v1/find?q=somewhere+to+sing&where=te11aa");
        Assert.Equal("music-singing", answer.GetProperty("understood").List("parts").Single().Text("topic"));
        Assert.Equal("TE1 1AA", answer.GetProperty("understood").Text("near"));
        var choir = answer.Features().Single();
        Assert.Equal("Riverside Community Choir", choir.GetProperty("properties").Text("name"));
        var fit = choir.GetProperty("properties").GetProperty("fit");
        Assert.Equal("fits", fit.Text("group"));
        // 283 metres in a straight line, 368 with the detour, at 80 a minute.
        Assert.Equal(5, fit.Number("minutes"));
        Assert.False(fit.GetProperty("onNetwork").GetBoolean());
        var reasons = fit.List("reasons").Select(reason => reason.GetString()).ToList();
        Assert.Equal("about 5 minutes’ walk (by the straight line)", reasons[0]);
        Assert.Contains("Tuesdays, 10am to 12 noon", reasons);
        Assert.Contains("step-free", reasons);
        Assert.Contains("£2.50, with tea", reasons);
        Assert.Contains("checked 6 months ago", reasons);
    }

    [Fact]
    public async Task What_differs_is_told_as_a_near_miss()
    {
        var fit = await FitAsync("q=choir&where=TE1+1AA&minutes=3&day=wed&free=true&access=hearing-loop");
        Assert.Equal("nearly", fit.Text("group"));
        Assert.Equal(
            ["2 minutes further", "on Tuesdays and Thursdays, not Wednesdays", "without a hearing loop", "there is a charge"],
            fit.List("differs").Select(miss => miss.GetString()));
    }

    [Theory]
    [InlineData("by=slow", 7)]
    [InlineData("by=bicycle", 2)]
    [InlineData("by=car", 1)]
    public async Task Minutes_are_those_of_how_somebody_gets_about(string by, int minutes) =>
        Assert.Equal(minutes, (await FitAsync("q=choir&where=TE1+1AA&" + by)).Number("minutes"));

    [Fact]
    public async Task Wishes_within_the_words_count_as_if_they_were_ticked()
    {
        var fit = await FitAsync("q=free+choir+on+wednesdays&where=TE1+1AA");
        Assert.Equal(["on Tuesdays and Thursdays, not Wednesdays", "there is a charge"], fit.List("differs").Select(miss => miss.GetString()));
        var taken = await FitAsync("q=free+choir+on+wednesdays&where=TE1+1AA&off=free&off=wed");
        Assert.Empty(taken.List("differs"));
    }

    [Fact]
    public async Task A_place_within_the_words_counts_where_it_is_one_and_not_where_it_is_taken_off()
    {
        var answer = await _http.JsonAsync("/api/v1/find?q=choir+near+Atlantis");
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("understood").GetProperty("near").ValueKind);
        Assert.Equal("atlantis", answer.GetProperty("understood").List("words").Single().GetString());
        answer = await _http.JsonAsync("/api/v1/find?q=choir+near+testham");
        Assert.Equal("Testham", answer.GetProperty("understood").Text("near"));
        Assert.Empty(answer.GetProperty("understood").List("words"));
        answer = await _http.JsonAsync("/api/v1/find?q=choir+near+testham&off=place");
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("understood").GetProperty("near").ValueKind);
        answer = await _http.JsonAsync("/api/v1/find?q=choir+te1+1ab");
        Assert.Equal("TE1 1AB", answer.GetProperty("understood").Text("near"));
    }

    [Fact]
    public async Task What_covers_where_somebody_is_comes_apart_from_what_is_near()
    {
        var here = await _http.JsonAsync("/api/v1/find?q=trust&where=TE1+1AA");
        Assert.Equal("covers", here.Features().Single().GetProperty("properties").GetProperty("fit").Text("group"));
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("secret&where=TE1+1AA")]
    [InlineData("closed+cafe")]
    public async Task What_the_public_may_not_see_is_not_found(string query)
    {
        var text = (await _http.JsonAsync("/api/v1/find?q=" + query)).GetRawText();
        Assert.DoesNotContain("Workforce secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Suggested secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Closed cafe", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_is_optional()
    {
        var answer = await _http.JsonAsync("/api/v1/find");
        Assert.InRange(answer.Number("numberReturned"), 20, 60);
        answer = await _http.JsonAsync("/api/v1/find?limit=3");
        Assert.True(answer.Number("numberMatched") > answer.Number("numberReturned"));
    }

    [Theory]
    [InlineData("where=Atlantis", "where")]
    [InlineData("minutes=0", "minutes")]
    [InlineData("by=broom", "by")]
    [InlineData("topic=nothing", "topic")]
    [InlineData("near=52.6,-2", "near")]
    [InlineData("age=-1", "age")]
    [InlineData("limit=101", "limit")]
    [InlineData("postcode=TE1", "postcode")]
    public async Task What_can_not_be_used_is_named(string query, string parameter) =>
        Assert.Equal(parameter, (await _http.ProblemAsync("/api/v1/find?" + query, 400)).Text("parameter"));

    [Fact]
    public async Task The_page_tells_what_it_looked_for_and_lets_each_part_be_taken_off()
    {
        var page = WebUtility.HtmlDecode(await _http.PageAsync("/find?q=free+choir&where=TE1+1AA&day=tue"));
        Assert.Contains("One thing nearly fits", page, StringComparison.Ordinal);
        Assert.Contains("Riverside Community Choir", page, StringComparison.Ordinal);
        Assert.Contains("There is a charge", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/find?q=free choir&where=TE1 1AA&day=tue&off=music-singing\"", page.Replace("%20", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("href=\"/find?q=free choir&where=TE1 1AA\"", page.Replace("%20", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"href=\"/assets/{SmallPlace.Choir}?from=TE1 1AA\"", page.Replace("%20", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Also things that cost something", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_mapped_the_page_says_what_could_be_asked_instead()
    {
        var page = WebUtility.HtmlDecode(await _http.PageAsync("/find?q=dementia&where=TE1+1AA&day=tue&access=step-free"));
        Assert.Contains("Nothing that is mapped fits this yet", page, StringComparison.Ordinal);
        Assert.Contains("doesn’t say that nothing is there", page, StringComparison.Ordinal);
        Assert.Contains("On any day", page, StringComparison.Ordinal);
        Assert.Contains("Look up to 45 minutes away", page, StringComparison.Ordinal);
        Assert.Contains("Anywhere in this atlas", page, StringComparison.Ordinal);
        Assert.DoesNotContain("no assets", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_place_that_is_not_known_is_told_beside_its_field_and_something_is_found_all_the_same()
    {
        var page = WebUtility.HtmlDecode(await _http.PageAsync("/find?q=choir&where=Atlantis"));
        Assert.Contains("“Atlantis” is no postcode and no place in this atlas", page, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"where-hint where-error\"", page, StringComparison.Ordinal);
        Assert.Contains("Riverside Community Choir", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_old_link_says_that_can_not_be_read_is_left_out_and_told()
    {
        var page = WebUtility.HtmlDecode(await _http.PageAsync("/find?q=choir&minutes=many&by=broom&utm_source=letter"));
        Assert.Contains("'many' is not a whole number", page, StringComparison.Ordinal);
        Assert.Contains("'broom' is not one of the words", page, StringComparison.Ordinal);
        Assert.DoesNotContain("utm_source", WithoutFoot(page), StringComparison.Ordinal);
        Assert.Contains("Riverside Community Choir", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_that_a_form_left_empty_ask_nothing()
    {
        var page = await _http.PageAsync("/find?q=&where=&minutes=20&by=foot&age=");
        Assert.DoesNotContain("id=\"finding\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_somebody_is_is_kept_to_some_hundred_metres()
    {
        var page = WebUtility.HtmlDecode(await _http.PageAsync("/find?q=choir&near=-1.9951234,52.6005678"));
        Assert.Contains("-1.995,52.601", page, StringComparison.Ordinal);
        Assert.DoesNotContain("-1.9951234", WithoutFoot(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_told_back_as_words_and_never_as_markup()
    {
        var page = await _http.PageAsync("/find?q=" + Uri.EscapeDataString("<script>alert(1)</script> choir") + "&where=" + Uri.EscapeDataString("\"><img src=x>"));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
    }

    /// <summary>The page without its foot on paper, which has its address as it was asked.</summary>
    private static string WithoutFoot(string page) => page.Split("class=\"paper-foot\"")[0];

    private async Task<JsonElement> FitAsync(string query) =>
        (await _http.JsonAsync("/api/v1/find?" + query)).Features()
            .Single(feature => feature.Text("id") == SmallPlace.Choir.ToString()).GetProperty("properties").GetProperty("fit");
}
