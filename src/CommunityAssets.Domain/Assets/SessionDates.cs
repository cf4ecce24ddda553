namespace CommunityAssets.Domain.Assets;

/// <summary>The days on which a session happens.</summary>
public static class SessionDates
{
    /// <summary>
    /// Whether its days are known exactly. Of a session every few weeks without a first day it isn't known which weeks are meant: then its
    /// days are counted from the day asked about, and are a guess.
    /// </summary>
    public static bool AreSure(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.NthOfMonth is not null || session.EveryWeeks <= 1 || session.From is not null;
    }

    /// <summary>Its days from a day on, in order, that day included; without end unless the session has a last day.</summary>
    public static IEnumerable<DateOnly> From(Session session, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(session);
        var first = session.From is { } from && from > day ? from : day;
        var days = session.NthOfMonth is { } nth ? Monthly(session.Day, nth, first) : Weekly(session, first);
        return session.Until is { } until ? days.TakeWhile(date => date <= until) : days;
    }

    private static IEnumerable<DateOnly> Weekly(Session session, DateOnly first)
    {
        var step = 7 * Math.Max(1, session.EveryWeeks);
        var date = OnOrAfter(session.From ?? first, session.Day);
        if (date < first)
        {
            date = date.AddDays((first.DayNumber - date.DayNumber + step - 1) / step * step);
        }

        while (date.DayNumber <= DateOnly.MaxValue.DayNumber - step)
        {
            yield return date;
            date = date.AddDays(step);
        }
    }

    private static IEnumerable<DateOnly> Monthly(DayOfWeek day, int nth, DateOnly first)
    {
        var month = new DateOnly(first.Year, first.Month, 1);
        while (month.Year < DateOnly.MaxValue.Year)
        {
            var next = month.AddMonths(1);
            var date = nth < 0
                ? OnOrAfter(next.AddDays(-7), day).AddDays(7 * (nth + 1))
                : OnOrAfter(month, day).AddDays(7 * (nth - 1));

            // A fifth weekday is not in every month.
            if (date >= first && date >= month && date < next)
            {
                yield return date;
            }

            month = next;
        }
    }

    private static DateOnly OnOrAfter(DateOnly date, DayOfWeek day) => date.AddDays(((int)day - (int)date.DayOfWeek + 7) % 7);
}
