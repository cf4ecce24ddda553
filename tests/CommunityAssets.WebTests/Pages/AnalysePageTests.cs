using System.Net;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web;
using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.Jobs;
using CommunityAssets.WebTests.Jobs;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Pages;

/// <summary>The analyst's desk, as a browser without script meets it.</summary>
public sealed class AnalysePageTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task Every_analysis_is_listed_and_has_a_form_with_a_field_for_each_thing_to_decide()
    {
        var list = await _http.PageAsync("/analyse");
        foreach (var analysis in AnalysisCatalogue.All)
        {
            Assert.Contains($"href=\"/analyse/{analysis.Name}\"", list, StringComparison.Ordinal);
            var form = await _http.PageAsync("/analyse/" + analysis.Name);
            foreach (var parameter in analysis.Deciding.Where(parameter => parameter.Name != "vintage"))
            {
                Assert.Contains($"name=\"{parameter.Name}\"", form, StringComparison.Ordinal);
            }
        }

        foreach (var elsewhere in (string[])["/?view=reach", "/own-area"])
        {
            Assert.Contains($"href=\"{elsewhere}\"", list, StringComparison.Ordinal);
            await _http.PageAsync(elsewhere);
        }

        // Pairs are for those who decide on them, on their own page.
        Assert.DoesNotContain("duplicates", list, StringComparison.Ordinal);
        await _http.PageAsync("/analyse/duplicates", HttpStatusCode.NotFound);
        using var steward = await service.BrowserAsync(Role.Steward);
        Assert.Contains("href=\"/duplicates\"", await steward.PageAsync("/analyse"), StringComparison.Ordinal);

        var overlay = await _http.PageAsync("/analyse/overlay?indicator=loneliness&topic=growing");
        Assert.Matches("<option[^>]*value=\"loneliness\"[^>]*selected|<option[^>]*selected[^>]*value=\"loneliness\"", overlay);
        Assert.Contains("Small areas (LSOA)", overlay, StringComparison.Ordinal);
        Assert.DoesNotContain("Output areas", overlay, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_without_script_leads_to_a_short_address_that_can_be_shared()
    {
        using var sent = await _http.GetAsync(
            "/analyse/overlay/result?indicator=loneliness&period=&topic=&kind=group&thirds=place&level=&vintage=&within=");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("/analyse/overlay/result?indicator=loneliness&kind=group", sent.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_result_tells_its_findings_first_then_its_method_its_table_and_where_to_take_it()
    {
        var page = await _http.PageAsync("/analyse/overlay/result?indicator=loneliness");
        int[] order =
        [
            page.IndexOf("class=\"govuk-list findings\"", StringComparison.Ordinal),
            page.IndexOf("Thirds of Often lonely, 2024", StringComparison.Ordinal), page.IndexOf("<caption", StringComparison.Ordinal),
        ];
        Assert.All(order, at => Assert.True(at > 0));
        Assert.Equal(order.Order(), order);
        Assert.Contains("4 areas</caption>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/areas/E01999001\"", page, StringComparison.Ordinal);
        Assert.Contains("/?indicator=loneliness&amp;view=meet", page, StringComparison.Ordinal);
        foreach (var format in new[] { "csv", "geojson", "gpkg", "json" })
        {
            var address = $"/api/v1/overlay?indicator=loneliness&amp;format={format}";
            Assert.Contains(address, page, StringComparison.Ordinal);
            (await _http.GetAsync(WebUtility.HtmlDecode(address))).EnsureSuccessStatusCode();
        }
    }

    [Theory]
    [InlineData("overlay/result", "indicator", "Indicator: choose one.")]
    [InlineData("overlay/result?indicator=loneli", "indicator", "There is no indicator &#x27;loneli&#x27; in this atlas.")]
    [InlineData("clusters/result?indicator=loneliness&permutations=0", "permutations", "0 is out of range.")]
    [InlineData("overlay/result?indicator=loneliness&within=%3Cscript%3E", "within", "There is no area &#x27;&lt;script&gt;&#x27;")]
    public async Task What_can_not_be_asked_is_said_beside_its_field(string address, string field, string words)
    {
        var page = await _http.PageAsync("/analyse/" + address, HttpStatusCode.BadRequest);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}-problem\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_this_atlas_can_not_answer_and_what_there_is_not_is_told()
    {
        var page = await _http.PageAsync("/analyse/catchment/result?demand=green-score", HttpStatusCode.BadRequest);
        Assert.Contains("has no counts", page, StringComparison.Ordinal);
        await _http.PageAsync("/analyse/overlay/result?indicator=loneliness&colour=red", HttpStatusCode.BadRequest);
        await _http.PageAsync("/analyse/horoscope", HttpStatusCode.NotFound);
        await _http.PageAsync("/analyse/horoscope/result", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Long_work_says_how_far_it_is_until_its_answer_is_there() => await WithAsync(async (http, held) =>
    {
        var working = await http.PageAsync("/analyse/held/result?name=ann");
        Assert.Contains("Working: 25% done.", working, StringComparison.Ordinal);
        var next = WebUtility.HtmlDecode(Regex.Match(working, "href=\"(/analyse/held/result[^\"]*job=[^\"]*)\"").Groups[1].Value);
        Assert.Contains("Working: 25% done.", await http.PageAsync(next), StringComparison.Ordinal);
        held.Open();
        var page = await UntilAsync(http, next, "ann was held.");
        Assert.Equal(1, held.Started);
        var file = WebUtility.HtmlDecode(Regex.Match(page, "href=\"(/api/v1/jobs/[^\"]*format=csv)\"").Groups[1].Value);
        Assert.Contains("ann", await http.GetStringAsync(file), StringComparison.Ordinal);

        // The job of one question is not the answer to another.
        Assert.Contains(
            "bob was held.", await http.PageAsync(next.Replace("ann", "bob", StringComparison.Ordinal)), StringComparison.Ordinal);
    });

    [Fact]
    public async Task Long_work_can_be_stopped_by_hand() => await WithAsync(async (http, held) =>
    {
        var working = await http.PageAsync("/analyse/held/result?name=ann");
        string Value(string name) => Regex.Match(working, $"name=\"{name}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["job"] = Value("job"),
            ["__RequestVerificationToken"] = Value("__RequestVerificationToken"),
        });
        using var stopped = await http.PostAsync("/analyse/held/result?handler=Cancel", form);
        await held.StoppedAsync();
        Assert.Equal("/analyse/held?name=ann&stopped=true", stopped.Headers.Location?.OriginalString);
        Assert.Contains("Stopped.", await http.PageAsync("/analyse/held?name=ann&stopped=true"), StringComparison.Ordinal);
    });

    private static async Task<string> UntilAsync(HttpClient http, string address, string words)
    {
        for (var look = 0; look < 100; look++)
        {
            var page = await http.PageAsync(address);
            if (page.Contains(words, StringComparison.Ordinal))
            {
                return page;
            }
        }

        throw new TimeoutException($"'{words}' did not come.");
    }

    private async Task WithAsync(Func<HttpClient, HeldAnalysis, Task> test)
    {
        var held = new HeldAnalysis();
        var settings = RunningService.Settings with
        {
            Analyses = [.. AnalysisCatalogue.All, held.Declared],
            Jobs = new JobLimits { PageWaits = TimeSpan.FromMilliseconds(200) },
        };
        var (app, http) = await RunningService.StartAsync(service.Atlas, settings);
        try
        {
            await test(http, held);
        }
        finally
        {
            http.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
