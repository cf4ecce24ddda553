using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>
/// Reads schedules, which are recurrence rules of iCalendar (RFC 5545, 3.3.10) in parts, as sessions: one for each weekday. Weekly with
/// an interval and monthly on a weekday can be told as sessions; other rules are given back in words.
/// </summary>
internal static partial class SchedulesToSessions
{
    private const int MostSessions = 60;
    private const int LongestNotes = 200;

    /// <summary>Reads the schedules of a service and of its places.</summary>
    /// <param name="schedules">The schedules.</param>
    /// <param name="isOwn">Whether the feed is of this program, whose descriptions say what the parts say.</param>
    /// <param name="item">The service, for notes.</param>
    /// <param name="words">What those say that are no sessions, for the summary; null for nothing.</param>
    public static ImmutableArray<Session> Read(IEnumerable<HsdsSchedule> schedules, bool isOwn, ItemContext item, out string? words)
    {
        var sessions = ImmutableArray.CreateBuilder<Session>();
        var unread = new List<string>();
        foreach (var schedule in schedules)
        {
            if (Days(schedule) is { } days)
            {
                sessions.AddRange(days.Select(day => Session(schedule, day.Day, day.Nth, isOwn, item)));
            }
            else if (IncomingWords.Line(schedule.Description ?? schedule.Notes, 500) is { } text)
            {
                unread.Add(text);
            }
            else
            {
                item.Note("{schedule tells|schedules tell} no weekday and {was|were} left out");
            }
        }

        words = unread.Count == 0 ? null : "Times: " + string.Join("; ", unread.Distinct(StringComparer.Ordinal).Take(20));
        if (sessions.Count > MostSessions)
        {
            item.Note("{service has|services have} more than 60 sessions a week; the others were left out");
            sessions.Count = MostSessions;
        }

        return [.. sessions.Distinct()];
    }

    /// <summary>The weekdays, and which of the month where it is monthly; null when they cannot be told as sessions.</summary>
    private static IReadOnlyList<(DayOfWeek Day, int? Nth)>? Days(HsdsSchedule schedule)
    {
        var frequency = schedule.Freq?.Trim().ToUpperInvariant();
        var every = schedule.Interval ?? 1;
        if (every != decimal.Truncate(every) || every is < 1 or > 52)
        {
            return null;
        }

        var days = new List<(DayOfWeek, int?)>();
        foreach (var part in (schedule.Byday ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Take(MostSessions))
        {
            if (DayForm().Match(part) is not { Success: true } match)
            {
                return null;
            }

            int? nth = match.Groups["nth"].Success ? int.Parse(match.Groups["nth"].ValueSpan, CultureInfo.InvariantCulture) : null;
            days.Add((Day(match.Groups["day"].Value), nth));
        }

        return frequency switch
        {
            "WEEKLY" or null or "" when days.Count > 0 => days.TrueForAll(day => day.Item2 is null) ? days : null,
            "WEEKLY" when Start(schedule) is { } start => [(start.DayOfWeek, null)],
            "DAILY" when every == 1 => days.Count > 0
                ? days.TrueForAll(day => day.Item2 is null) ? days : null
                : [.. Enumerable.Range(1, 7).Select(day => ((DayOfWeek)(day % 7), (int?)null))],
            "MONTHLY" when every == 1 && days.Count > 0 && string.IsNullOrWhiteSpace(schedule.Bymonthday) =>
                days.TrueForAll(day => day.Item2 is -1 or (>= 1 and <= 5)) ? days : null,
            _ => null,
        };
    }

    private static Session Session(HsdsSchedule schedule, DayOfWeek day, int? nth, bool isOwn, ItemContext item)
    {
        var every = nth is null ? (int)(schedule.Interval ?? 1) : 1;
        var (validFrom, start) = (Day(schedule.ValidFrom, item), Day(schedule.Dtstart, item));
        var opens = Time(schedule.OpensAt, item);
        var closes = Time(schedule.ClosesAt, item);
        var notes = PlainText.Line(schedule.Notes) ?? (isOwn ? null : PlainText.Line(schedule.Description));
        return new Session
        {
            Day = day,
            Start = opens,
            End = opens is null ? null : closes,
            EveryWeeks = every,
            NthOfMonth = nth,

            // Every so many weeks counts from the first event.
            From = every > 1 ? start ?? validFrom : validFrom ?? start,
            Until = Day(schedule.ValidTo, item),
            Notes = IncomingWords.Line(notes?.Replace('(', '[').Replace(')', ']'), LongestNotes),
        };
    }

    private static DateOnly? Start(HsdsSchedule schedule) =>
        (schedule.Dtstart is { } first ? IncomingWords.Day(first) : null)
        ?? (schedule.ValidFrom is { } from ? IncomingWords.Day(from) : null);

    private static DateOnly? Day(string? text, ItemContext item)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var day = IncomingWords.Day(text);
        if (day is null)
        {
            item.Note("{date of a schedule|dates of schedules} could not be read and {was|were} left out");
        }

        return day;
    }

    private static TimeOnly? Time(string? text, ItemContext item)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var time = IncomingWords.Time(text);
        if (time is null)
        {
            item.Note("{time of a schedule|times of schedules} could not be read and {was|were} left out");
        }

        return time;
    }

    private static DayOfWeek Day(string text) => text[..2].ToUpperInvariant() switch
    {
        "MO" => DayOfWeek.Monday,
        "TU" => DayOfWeek.Tuesday,
        "WE" => DayOfWeek.Wednesday,
        "TH" => DayOfWeek.Thursday,
        "FR" => DayOfWeek.Friday,
        "SA" => DayOfWeek.Saturday,
        _ => DayOfWeek.Sunday,
    };

    [GeneratedRegex("^(?<nth>[+-]?[0-9]{1,2})?(?<day>mo(?:n(?:day)?)?|tu(?:e(?:s(?:day)?)?)?|we(?:d(?:nesday)?)?"
        + "|th(?:u(?:r(?:s(?:day)?)?)?)?|fr(?:i(?:day)?)?|sa(?:t(?:urday)?)?|su(?:n(?:day)?)?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DayForm();
}
