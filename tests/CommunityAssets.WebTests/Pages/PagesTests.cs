using System.Net;
using System.Text.RegularExpressions;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Pages;

public sealed partial class PagesTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    public static TheoryData<string, HttpStatusCode> All { get; } = new()
    {
        { "/", HttpStatusCode.OK },
        { "/about", HttpStatusCode.OK },
        { "/areas/" + SmallPlace.SouthWest, HttpStatusCode.OK },
        { "/areas/" + SmallPlace.SouthEast, HttpStatusCode.OK },
        { "/areas/" + SmallPlace.NorthEast, HttpStatusCode.OK },
        { "/areas/" + SmallPlace.Authority, HttpStatusCode.OK },
        { "/areas/" + SmallPlace.Country, HttpStatusCode.OK },
        { "/assets/" + SmallPlace.Choir, HttpStatusCode.OK },
        { "/assets/" + SmallPlace.Hall, HttpStatusCode.OK },
        { "/assets/" + SmallPlace.Trust, HttpStatusCode.OK },
        { "/assets/" + SmallPlace.ScriptNamed, HttpStatusCode.OK },
        { "/assets/" + SmallPlace.Retired, HttpStatusCode.Gone },
        { "/assets/" + SmallPlace.Suggested, HttpStatusCode.NotFound },
        { "/assets/" + SmallPlace.Workforce, HttpStatusCode.NotFound },
        { "/assets/x", HttpStatusCode.NotFound },
        { "/find", HttpStatusCode.OK },
        { "/find?q=singing&where=TE1+1AA&day=tue", HttpStatusCode.OK },
        { "/find?q=dementia", HttpStatusCode.OK },
        { "/shortlist", HttpStatusCode.OK },
        { "/network", HttpStatusCode.OK },
        { "/network?q=choir", HttpStatusCode.OK },
        { "/network?asset=" + SmallPlace.Choir, HttpStatusCode.OK },
        { "/network?asset=" + SmallPlace.ScriptNamed, HttpStatusCode.OK },
        { "/network?asset=" + SmallPlace.Workforce, HttpStatusCode.NotFound },
        { "/network?area=" + SmallPlace.SouthWest, HttpStatusCode.OK },
        { "/network?area=NOWHERE", HttpStatusCode.NotFound },
        { "/areas/NOWHERE", HttpStatusCode.NotFound },
        { "/nothing/here", HttpStatusCode.NotFound },
    };

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_page_is_strict_about_scripts_and_carries_none_in_it(string address, HttpStatusCode status)
    {
        using var answer = await _http.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(InlineScript(), html);
        Assert.DoesNotMatch(InlineStyle(), html);
        Assert.DoesNotMatch(Handler(), html);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("<html[^>]* lang=\"en-GB\"", html);
        Assert.Single(Regex.Matches(html, "<h1[ >]"));
        Assert.Matches("<title>[^<]{5,}</title>", html);
        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_tells_its_strengths_before_its_needs()
    {
        var html = Plain(await _http.PageAsync("/areas/" + SmallPlace.SouthWest));
        Assert.Contains("Testham 001A", html, StringComparison.Ordinal);
        Assert.Contains("3 strengths are on the map here so far: 1 group, 1 place and 1 organisation.", html, StringComparison.Ordinal);
        Assert.Contains("Riverside Community Choir , Tuesdays, 10am to 12 noon", html, StringComparison.Ordinal);
        Assert.Contains("Riverside Community Choir meets at Testham Old Hall", html, StringComparison.Ordinal);
        Assert.Contains(
            "Often lonely (2024): 30%, between 28% and 32%; higher than Testham; highest of 3.", html, StringComparison.Ordinal);
        Assert.Contains("Higher is worse", html, StringComparison.Ordinal);
        Assert.Contains("What is not recorded may well be there.", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("What's here", StringComparison.Ordinal) < html.IndexOf("Behind it: need", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_area_leads_to_what_it_lies_in_what_lies_in_it_and_what_is_beside_it()
    {
        var small = await _http.PageAsync("/areas/" + SmallPlace.SouthWest);
        Assert.Contains($"href=\"/areas/{SmallPlace.Authority}\"", small, StringComparison.Ordinal);
        Assert.Contains($"href=\"/areas/{SmallPlace.SouthEast}\"", small, StringComparison.Ordinal);
        Assert.Contains($"href=\"/areas/{SmallPlace.NorthWest}\"", small, StringComparison.Ordinal);
        var wide = await _http.PageAsync("/areas/" + SmallPlace.Authority);
        Assert.Contains("Small areas (LSOA) in it", wide, StringComparison.Ordinal);
        Assert.Contains($"href=\"/areas/{SmallPlace.NorthEast}\"", wide, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_need_is_drawn_with_a_title_and_a_description_and_told_in_a_table()
    {
        var html = await _http.PageAsync("/areas/" + SmallPlace.SouthWest);
        Assert.Contains("<title id=\"whisker-loneliness-title\">Often lonely, 2024</title>", html, StringComparison.Ordinal);
        Assert.Contains("30%, between 28% and 32% with 95% confidence. Testham: 22.4%. England: 21%.", html, StringComparison.Ordinal);
        Assert.Contains("<caption", html, StringComparison.Ordinal);
        Assert.Contains("Held back by the publisher", await _http.PageAsync("/areas/" + SmallPlace.NorthEast), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_without_records_is_not_yet_mapped()
    {
        var html = Plain(await _http.PageAsync("/areas/" + SmallPlace.NorthEast));
        Assert.Contains("Not yet mapped: nobody has told this atlas about the strengths here so far.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("lacks", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_asset_reads_in_plain_words()
    {
        var html = Plain(await _http.PageAsync("/assets/" + SmallPlace.Choir));
        Assert.Contains("Sing together, no auditions.", html, StringComparison.Ordinal);
        Assert.Contains("Tuesdays, 10am to 12 noon", html, StringComparison.Ordinal);
        Assert.Contains("First Thursday of the month, 2pm to 4pm", html, StringComparison.Ordinal);
        Assert.Contains("£2.50, with tea", html, StringComparison.Ordinal);
        Assert.Contains("People aged 60 and over. Room for 40", html, StringComparison.Ordinal);
        Assert.Contains("English and Polish", html, StringComparison.Ordinal);
        Assert.Contains("Step-free", html, StringComparison.Ordinal);
        Assert.Contains("Without: hearing loop", html, StringComparison.Ordinal);
        Assert.Contains("Meets at Testham Old Hall", html, StringComparison.Ordinal);
        Assert.Contains("Last checked on 12 May 2026 (steward).", html, StringComparison.Ordinal);
        Assert.Contains("From register, as it was on 1 June 2026. Licence: OGL v3.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_is_overdue_is_told_and_so_is_what_meets_at_a_place()
    {
        var html = Plain(await _http.PageAsync("/assets/" + SmallPlace.Hall));
        Assert.Contains("It was due to be checked again by 2 January 2026", html, StringComparison.Ordinal);
        Assert.Contains("Meeting here Riverside Community Choir", html, StringComparison.Ordinal);
        Assert.Contains("Run by Testham Trust", html, StringComparison.Ordinal);
        Assert.Contains("Free", html, StringComparison.Ordinal);
        Assert.Contains("1 High Street, Testham", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retired_asset_says_so_and_nothing_else_of_itself()
    {
        var html = Plain(await _http.PageAsync("/assets/" + SmallPlace.Retired, HttpStatusCode.Gone));
        Assert.Contains("Closed cafe", html, StringComparison.Ordinal);
        Assert.Contains("This record is retired", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Retired summary", html, StringComparison.Ordinal);
        Assert.DoesNotContain("960 999", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_in_a_name_is_shown_and_never_run()
    {
        foreach (var address in new[] { "/assets/" + SmallPlace.ScriptNamed, "/areas/" + SmallPlace.SouthEast })
        {
            var html = await _http.PageAsync(address);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_about_page_names_sources_licences_method_and_what_it_can_not_tell()
    {
        var html = Plain(await _http.PageAsync("/about"));
        Assert.Contains("Kept by Testham's neighbours.", html, StringComparison.Ordinal);
        Assert.Contains("What is not recorded is not absent", html, StringComparison.Ordinal);
        Assert.Contains("Contains public sector information licensed under the Open Government Licence", html, StringComparison.Ordinal);
        Assert.Contains("Contains OS data © Crown copyright and database right 2026", html, StringComparison.Ordinal);
        Assert.Contains("register", html, StringComparison.Ordinal);
        Assert.Contains("within about 5 metres", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing", "There is nothing at this address")]
    [InlineData("/assets/x", "There is nothing at this address")]
    public async Task What_is_not_there_is_told_with_a_next_step(string address, string words)
    {
        var html = Plain(await _http.PageAsync(address, HttpStatusCode.NotFound));
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains("Go to the map", html, StringComparison.Ordinal);
    }

    private static string Plain(string html) =>
        WebUtility.HtmlDecode(Blank().Replace(Tag().Replace(html, " "), " ")).Replace(" .", ".", StringComparison.Ordinal);

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("<script(?![^>]*\\bsrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex("<style|\\sstyle=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyle();

    [GeneratedRegex("<[a-z][^>]*\\son[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();
}
