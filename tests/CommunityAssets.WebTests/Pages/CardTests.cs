using System.Net;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Pages;

/// <summary>An asset's page as somebody reads it who is about to go there. Today is Saturday 21 November 2026.</summary>
public sealed class CardTests(RunningService service) : IClassFixture<RunningService>
{
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task It_tells_when_next_who_to_ask_and_what_to_expect()
    {
        var page = await TextAsync($"/assets/{SmallPlace.Choir}");
        Assert.Contains(
            "Next: Tuesday 24 November, 10am to 12 noon; Tuesday 1 December, 10am to 12 noon; Thursday 3 December, 2pm to 4pm",
            page, StringComparison.Ordinal);
        Assert.Contains("Ask for Riverside Community Choir", page, StringComparison.Ordinal);
        Assert.Contains("Bring £2.50.", page, StringComparison.Ordinal);
        Assert.Contains("There are no steps on the way in.", page, StringComparison.Ordinal);
        Assert.Contains("There is room for 40 people.", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/assets/{SmallPlace.Choir}.ics\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_tells_the_way_from_where_somebody_sets_out()
    {
        var page = await TextAsync($"/assets/{SmallPlace.Choir}?from=te1+1aa");
        Assert.Contains(
            "5 minutes’ walk from TE1 1AA (about 370 m, judged by the straight line), 7 minutes at a slower pace",
            page, StringComparison.Ordinal);
        page = await TextAsync($"/assets/{SmallPlace.Choir}?near=-1.996,52.6");
        Assert.Contains("walk from where you are", page, StringComparison.Ordinal);
        page = await TextAsync($"/assets/{SmallPlace.Choir}?from=Atlantis");
        Assert.Contains("“Atlantis” is no postcode and no place in this atlas.", page, StringComparison.Ordinal);
        page = await TextAsync($"/assets/{SmallPlace.Choir}?near=here,there");
        Assert.DoesNotContain("’ walk from where", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_place_has_no_way_and_what_has_no_times_no_calendar()
    {
        var page = await TextAsync($"/assets/{SmallPlace.Trust}?from=TE1+1AA");
        Assert.DoesNotContain("Getting there", page, StringComparison.Ordinal);
        Assert.DoesNotContain(".ics", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_is_a_file_of_its_own_with_the_real_recurrence()
    {
        using var answer = await _http.GetAsync($"/assets/{SmallPlace.Choir}.ics");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.NotNull(answer.Headers.ETag);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("DTSTART;TZID=Europe/London:20261124T100000\r\n", text, StringComparison.Ordinal);
        Assert.Contains("RRULE:FREQ=WEEKLY;BYDAY=TU\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/London:20261203T140000\r\n", text, StringComparison.Ordinal);
        Assert.Contains("RRULE:FREQ=MONTHLY;BYDAY=1TH\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_calendar_of_what_has_no_times_or_is_not_to_be_seen()
    {
        foreach (var id in (Guid[])[SmallPlace.Hall, SmallPlace.Workforce, SmallPlace.Suggested, SmallPlace.Retired, Guid.Empty])
        {
            await _http.ProblemAsync($"/assets/{id}.ics", 404);
        }

        await _http.ProblemAsync("/assets/x.ics", 404);
    }

    [Fact]
    public async Task The_shortlist_says_that_it_stays_on_the_device()
    {
        var page = await TextAsync("/shortlist");
        Assert.Contains("kept in this browser, on this device, and nowhere else", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/find")]
    [InlineData("/shortlist")]
    [InlineData("/assets/01900000-0000-7000-8000-000000000001")]
    public async Task There_is_a_way_out_that_works_without_script(string address)
    {
        var page = await TextAsync(address);
        Assert.Contains("data-module=\"govuk-exit-this-page\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://www.bbc.co.uk/weather\"", page, StringComparison.Ordinal);
        Assert.Contains("rel=\"nofollow noreferrer\"", page, StringComparison.Ordinal);
    }

    private async Task<string> TextAsync(string address) => WebUtility.HtmlDecode(await _http.PageAsync(address));
}
