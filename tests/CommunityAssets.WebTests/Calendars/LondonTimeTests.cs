using System.Globalization;
using CommunityAssets.Web.Calendars;

namespace CommunityAssets.WebTests.Calendars;

public sealed class LondonTimeTests
{
    // From the dates that the government published for 2025 and 2026.
    [Theory]
    [InlineData("2026-03-29T00:59:59Z", 0)]
    [InlineData("2026-03-29T01:00:00Z", 1)]
    [InlineData("2026-07-01T12:00:00Z", 1)]
    [InlineData("2026-10-25T00:59:59Z", 1)]
    [InlineData("2026-10-25T01:00:00Z", 0)]
    [InlineData("2025-03-30T01:00:00Z", 1)]
    [InlineData("2025-10-26T01:00:00Z", 0)]
    [InlineData("2026-12-25T12:00:00Z", 0)]
    public void The_clocks_change_on_the_last_sundays_of_march_and_october(string utc, int hours) =>
        Assert.Equal(hours, LondonTime.OffsetAt(Utc(utc)).TotalHours);

    [Theory]
    [InlineData("2026-06-02", "10:00", "2026-06-02T09:00:00Z")]
    [InlineData("2026-12-01", "10:00", "2026-12-01T10:00:00Z")]
    [InlineData("2026-10-25", "01:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T02:30:00Z")]
    [InlineData("2026-03-29", "02:00", "2026-03-29T01:00:00Z")]
    public void A_time_on_the_clock_is_a_moment(string date, string time, string utc) => Assert.Equal(
        Utc(utc), LondonTime.ToUtc(DateOnly.Parse(date, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture)));

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
