namespace CommunityAssets.Web.Calendars;

/// <summary>
/// The time on the clocks of Britain (Europe/London): Greenwich time, one hour ahead from the last Sunday of March to the last Sunday of
/// October, changing at 01:00 UTC (Summer Time Order 2002; the same since 1996). Worked out here, so that it needs no data about time
/// zones of the machine that it runs on.
/// </summary>
public static class LondonTime
{
    /// <summary>Today in Britain.</summary>
    public static DateOnly Today(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var utc = time.GetUtcNow().UtcDateTime;
        return DateOnly.FromDateTime(utc + OffsetAt(utc));
    }

    /// <summary>How far the clocks are ahead of UTC at a moment in UTC.</summary>
    public static TimeSpan OffsetAt(DateTime utc) =>
        utc >= ChangeIn(utc.Year, 3) && utc < ChangeIn(utc.Year, 10) ? TimeSpan.FromHours(1) : TimeSpan.Zero;

    /// <summary>The moment in UTC of a time on the clock. Of the hour that comes twice in October the first is meant.</summary>
    public static DateTime ToUtc(DateOnly date, TimeOnly time)
    {
        var clock = date.ToDateTime(time, DateTimeKind.Utc);
        var ahead = clock - TimeSpan.FromHours(1);
        return OffsetAt(ahead) == TimeSpan.Zero ? clock : ahead;
    }

    private static DateTime ChangeIn(int year, int month)
    {
        var last = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Utc);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
