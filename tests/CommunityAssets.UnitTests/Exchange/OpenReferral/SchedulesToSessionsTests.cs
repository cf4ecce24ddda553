using CommunityAssets.Domain.Assets;

namespace CommunityAssets.UnitTests.Exchange.OpenReferral;

public sealed class SchedulesToSessionsTests : IDisposable
{
    private readonly FeedBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(""" "freq":"WEEKLY","byday":"TU","opens_at":"10:00","closes_at":"12:00" """, "Tue 10:00-12:00")]
    [InlineData(""" "freq":"WEEKLY","byday":"TH,FR","opens_at":"10:00:00","closes_at":"18:00:00" """, "Thu 10:00-18:00; Fri 10:00-18:00")]
    [InlineData(""" "freq":"WEEKLY","interval":2,"byday":"WE","dtstart":"2026-01-07","valid_from":"2026-01-01","opens_at":"19:00Z" """,
        "every 2 weeks Wed 19:00 from 2026-01-07")]
    [InlineData(""" "freq":"MONTHLY","byday":"1TH,-1FR","opens_at":"14:00+01:00" """, "1st Thu 14:00; last Fri 14:00")]
    [InlineData(""" "freq":"weekly","byday":"Monday, Wed","valid_from":"2026-01-01","valid_to":"2026-12-31T00:00:00Z" """,
        "Mon from 2026-01-01 until 2026-12-31; Wed from 2026-01-01 until 2026-12-31")]
    [InlineData(""" "freq":"WEEKLY","dtstart":"2026-01-08","opens_at":"9.30am","closes_at":"1 pm" """, "Thu 09:30-13:00 from 2026-01-08")]
    [InlineData(""" "byday":"SA","opens_at":"22:00","closes_at":"24:00","notes":"Term time (only)" """,
        "Sat 22:00-00:00 (Term time [only])")]
    [InlineData(""" "freq":"DAILY","opens_at":"06:00" """, "Mon 06:00; Tue 06:00; Wed 06:00; Thu 06:00; Fri 06:00; Sat 06:00; Sun 06:00")]
    [InlineData(""" "freq":"WEEKLY","byday":"MO","closes_at":"12:00","description":"Mornings" """, "Mon (Mornings)")]
    public async Task A_rule_is_read_as_sessions(string schedule, string sessions)
    {
        var asset = await _bench.AssetAsync($$""" "schedules":[{"id":"1",{{schedule}}}] """);
        Assert.Equal(sessions, string.Join("; ", asset.Sessions.Select(SessionText.Format)));
        Assert.Null(asset.Summary);
    }

    [Theory]
    [InlineData(""" "freq":"MONTHLY","bymonthday":"2,3" """)]
    [InlineData(""" "freq":"MONTHLY","interval":2,"byday":"1MO" """)]
    [InlineData(""" "freq":"MONTHLY","byday":"MO" """)]
    [InlineData(""" "freq":"MONTHLY","byday":"-2MO" """)]
    [InlineData(""" "freq":"WEEKLY","byday":"1MO" """)]
    [InlineData(""" "freq":"WEEKLY","byday":"XX" """)]
    [InlineData(""" "freq":"WEEKLY","interval":1.5,"byday":"MO" """)]
    [InlineData(""" "freq":"WEEKLY","interval":0,"byday":"MO" """)]
    [InlineData(""" "freq":"YEARLY","byday":"MO" """)]
    public async Task A_rule_that_is_no_session_is_kept_in_its_words(string schedule)
    {
        var asset = await _bench.AssetAsync($$""" "schedules":[{"id":"1",{{schedule}},"description":"Now and then"}] """);
        Assert.Empty(asset.Sessions);
        Assert.Equal("Times: Now and then", asset.Summary);
    }

    [Fact]
    public async Task A_rule_without_words_and_times_without_sense_are_noted()
    {
        var result = await _bench.ReadAsync(FeedBench.Service("""
            "schedules":[{"id":"1","freq":"YEARLY"},{"id":"2","byday":"MO","opens_at":"26:00","valid_from":"soon"}]
            """));
        Assert.Contains("1 schedule tells no weekday and was left out (row 1).", result.Notes);
        Assert.Contains("1 time of a schedule could not be read and was left out (row 1).", result.Notes);
        Assert.Contains("1 date of a schedule could not be read and was left out (row 1).", result.Notes);
        Assert.Equal(new Session { Day = DayOfWeek.Monday }, Assert.Single(result.Assets[0].Sessions));
    }

    [Fact]
    public async Task Schedules_of_a_place_count_and_the_same_time_twice_counts_once()
    {
        var asset = await _bench.AssetAsync("""
            "schedules":[{"id":"1","byday":"MO","opens_at":"10:00"}],
            "service_at_locations":[{"id":"2","location":{"id":"y","location_type":"virtual"},
            "schedules":[{"id":"3","byday":"MO,TU","opens_at":"10:00"}]}]
            """);
        Assert.Equal(["Mon 10:00", "Tue 10:00"], asset.Sessions.Select(SessionText.Format));
    }
}
