using System.Text;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Calendars;

namespace CommunityAssets.WebTests.Calendars;

public sealed class AssetCalendarTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private const string Page = "https://atlas.example.org/assets/1";

    [Fact]
    public void A_weekly_session_begins_on_its_next_day_in_british_time()
    {
        var lines = Lines(Meeting("Tue 10:00-12:00"));
        Assert.Contains("DTSTART;TZID=Europe/London:20260602T100000", lines);
        Assert.Contains("DTEND;TZID=Europe/London:20260602T120000", lines);
        Assert.Contains("RRULE:FREQ=WEEKLY;BYDAY=TU", lines);
        Assert.Contains("BEGIN:VTIMEZONE", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("END:VCALENDAR", lines[^1]);
    }

    [Theory]
    [InlineData("1st Thu 14:00-16:00", "20260604T140000", "FREQ=MONTHLY;BYDAY=1TH")]
    [InlineData("last Fri 18:00", "20260626T180000", "FREQ=MONTHLY;BYDAY=-1FR")]
    [InlineData("every 2 weeks Wed 19:00-21:00 from 2026-05-27", "20260610T190000", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")]
    public void Every_sort_of_recurrence_is_told(string session, string start, string rule)
    {
        var lines = Lines(Meeting(session));
        Assert.Contains("DTSTART;TZID=Europe/London:" + start, lines);
        Assert.Contains("RRULE:" + rule, lines);
    }

    [Fact]
    public void The_last_day_is_told_as_the_moment_of_its_start_in_utc()
    {
        // Ten o'clock in summer is nine in UTC; in winter it is ten.
        Assert.Contains("RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630T090000Z", Lines(Meeting("Tue 10:00-12:00 until 2026-06-30")));
        Assert.Contains("RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261201T100000Z", Lines(Meeting("Tue 10:00-12:00 until 2026-12-01")));
        Assert.Contains("RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630", Lines(Meeting("Tue until 2026-06-30")));
    }

    [Fact]
    public void Without_a_time_it_is_a_day_and_past_midnight_it_ends_the_next()
    {
        Assert.Contains("DTSTART;VALUE=DATE:20260602", Lines(Meeting("Tue")));
        Assert.Contains("DTEND;TZID=Europe/London:20260603T010000", Lines(Meeting("Tue 22:00-01:00")));
        Assert.DoesNotContain(Lines(Meeting("Tue 22:00")), line => line.StartsWith("DTEND", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_session_is_an_event_with_an_id_of_its_own_and_one_that_is_over_is_none()
    {
        var lines = Lines(Meeting("Tue 10:00", "Thu 10:00", "Fri 10:00 until 2026-05-01"));
        Assert.Equal(2, lines.Count(line => line == "BEGIN:VEVENT"));
        Assert.Equal(2, lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Distinct().Count());
        Assert.False(AssetCalendar.HasTimes(Meeting("Fri 10:00 until 2026-05-01"), Today));
        Assert.True(AssetCalendar.HasTimes(Meeting("Fri 10:00"), Today));
    }

    [Fact]
    public void Weeks_that_nobody_knows_are_tentative_and_say_so()
    {
        var lines = Lines(Meeting("every 2 weeks Wed 19:00"));
        Assert.Contains("STATUS:TENTATIVE", lines);
        Assert.Contains(lines, line => line.Contains("Which weeks is not known", StringComparison.Ordinal));
    }

    [Fact]
    public void Long_lines_are_folded_at_75_octets_and_never_inside_a_character()
    {
        var name = string.Concat(Enumerable.Repeat("Ŵyn 🧶 ", 40));
        var written = AssetCalendar.Write(Meeting("Tue 10:00") with { Name = name }, Page, null, Today);
        Assert.All(written.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', written);
        Assert.Contains("SUMMARY:" + name.Trim(), Unfolded(written));
        Assert.DoesNotContain("\n", written.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tea; cake, and \\ more")]
    [InlineData("Choir\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO")]
    [InlineData("Choir\nATTACH:https://elsewhere.example")]
    [InlineData("Choir\rX-EVIL:1")]
    [InlineData("Choir\u0085X-EVIL:1\u2028X-EVIL:2\u000bX-EVIL:3")]
    [InlineData("<script>alert(1)</script>")]
    public void No_text_can_begin_a_line_of_its_own(string text)
    {
        var asset = Meeting("Tue 10:00") with
        {
            Name = text,
            Location = new AssetLocation { Address = text },
            Contact = new Contact(text, text),
            Cost = new Cost(CostKind.Free, Note: text),
        };
        asset = asset with { Sessions = [asset.Sessions[0] with { Notes = text }] };
        var harmless = Lines(Meeting("Tue 10:00") with { Location = new AssetLocation { Address = "x" } }).Select(NameOf);
        Assert.Equal(harmless, Lines(asset).Select(NameOf));

        static string NameOf(string line) => line.Split(':', ';')[0];
    }

    [Fact]
    public void Words_are_escaped_as_texts_are()
    {
        var lines = Lines(Meeting("Tue 10:00") with { Name = "Tea; cake, \\ more" });
        Assert.Contains(@"SUMMARY:Tea\; cake\, \\ more", lines);
    }

    [CalendarFact]
    public void Another_program_reads_the_same_times_from_it()
    {
        var asset = Meeting("Tue 10:00-12:00 until 2026-06-16", "1st Thu 14:00", "every 2 weeks Wed 19:00-21:00 from 2026-05-27") with
        {
            Name = "Tea; cake, \\ and\nŴyn " + new string('x', 200),
        };
        var read = CalendarFactAttribute.Read(AssetCalendar.Write(asset, Page, [-1.9, 52.6], Today));
        Assert.Equal(
        [
            "2026-06-02T10:00:00+01:00 2026-06-02T12:00:00+01:00 WEEKLY 1 TU 2026-06-16T09:00:00+00:00",
            "2026-06-04T14:00:00+01:00 - MONTHLY 1 1TH -",
            "2026-06-10T19:00:00+01:00 2026-06-10T21:00:00+01:00 WEEKLY 2 WE -",
            asset.Name.Replace("\n", "⏎", StringComparison.Ordinal),
        ],
        read);
    }

    private static Asset Meeting(params string[] sessions) => new()
    {
        Id = new Guid("01900000-0000-7000-8000-000000000001"),
        Kind = AssetKind.Group,
        Name = "Choir",
        Sessions = [.. sessions.Select(session => SessionText.TryParse(session)!)],
        Provenance = new Provenance("register", "1"),
        Updated = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero),
    };

    private static string[] Lines(Asset asset) => Unfolded(AssetCalendar.Write(asset, Page, null, Today)).TrimEnd().Split("\r\n");

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);
}
