using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CommunityAssets.Domain.Assets;

/// <summary>
/// The written forms of a <see cref="Session"/>: the short form used in files (<c>Tue 10:00-12:00</c>,
/// <c>every 2 weeks Wed 19:00-21:00 from 2026-01-07</c>, <c>1st Thu 14:00-16:00</c>, <c>last Fri 18:00 (term time)</c>)
/// and the iCalendar recurrence rule (RFC 5545, <c>FREQ=WEEKLY;BYDAY=TU</c>).
/// </summary>
public static partial class SessionText
{
    private static readonly string[] Short = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Ical = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>Reads several sessions separated by semicolons.</summary>
    /// <param name="text">The text, or null or blank for none.</param>
    /// <param name="sessions">What was read.</param>
    /// <param name="problem">The part that could not be read, or null.</param>
    /// <returns>Whether every part could be read.</returns>
    public static bool TryParseAll(string? text, out IReadOnlyList<Session> sessions, out string? problem)
    {
        var list = new List<Session>();
        sessions = list;
        problem = null;
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryParse(part) is not { } session)
            {
                problem = part;
                return false;
            }

            list.Add(session);
        }

        return true;
    }

    /// <summary>Reads one session in the short form; null when the text is not in it.</summary>
    public static Session? TryParse(string text)
    {
        if (text.Length > 300 || ShortForm().Match(text.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var nth = match.Groups["nth"].Value.ToLowerInvariant();
        var every = match.Groups["every"].Success ? int.Parse(match.Groups["every"].ValueSpan, CultureInfo.InvariantCulture) : 1;
        if (every is < 1 or > 52 || !ReadTime(match.Groups["start"], out var start) || !ReadTime(match.Groups["end"], out var end)
            || !ReadDate(match.Groups["from"], out var from) || !ReadDate(match.Groups["until"], out var until))
        {
            return null;
        }

        return new Session
        {
            Day = (DayOfWeek)Array.FindIndex(Short, name => match.Groups["day"].Value.StartsWith(name, StringComparison.OrdinalIgnoreCase)),
            Start = start,
            End = end,
            EveryWeeks = every,
            NthOfMonth = nth.Length == 0 ? null : nth == "last" ? -1 : nth[0] - '0',
            From = from,
            Until = until,
            Notes = match.Groups["notes"].Success ? match.Groups["notes"].Value : null,
        };
    }

    /// <summary>Writes the short form, which <see cref="TryParse"/> reads back to an equal session.</summary>
    public static string Format(Session session)
    {
        var text = new StringBuilder();
        if (session.NthOfMonth is { } nth)
        {
            text.Append(nth switch { -1 => "last", 1 => "1st", 2 => "2nd", 3 => "3rd", _ => FormattableString.Invariant($"{nth}th") }).Append(' ');
        }
        else if (session.EveryWeeks != 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"every {session.EveryWeeks} weeks ");
        }

        text.Append(Short[(int)session.Day]);
        if (session.Start is { } start)
        {
            text.Append(CultureInfo.InvariantCulture, $" {start:HH\\:mm}");
            if (session.End is { } end)
            {
                text.Append(CultureInfo.InvariantCulture, $"-{end:HH\\:mm}");
            }
        }

        if (session.From is { } from)
        {
            text.Append(CultureInfo.InvariantCulture, $" from {from:yyyy-MM-dd}");
        }

        if (session.Until is { } until)
        {
            text.Append(CultureInfo.InvariantCulture, $" until {until:yyyy-MM-dd}");
        }

        return session.Notes is { Length: > 0 } notes ? text.Append(CultureInfo.InvariantCulture, $" ({notes})").ToString() : text.ToString();
    }

    /// <summary>The recurrence as an iCalendar RRULE value (RFC 5545, 3.3.10).</summary>
    public static string ToRRule(Session session)
    {
        var day = Ical[(int)session.Day];
        var rule = session.NthOfMonth is { } nth
            ? FormattableString.Invariant($"FREQ=MONTHLY;BYDAY={nth}{day}")
            : session.EveryWeeks == 1 ? $"FREQ=WEEKLY;BYDAY={day}"
            : FormattableString.Invariant($"FREQ=WEEKLY;INTERVAL={session.EveryWeeks};BYDAY={day}");
        return session.Until is { } until ? FormattableString.Invariant($"{rule};UNTIL={until:yyyyMMdd}") : rule;
    }

    private static bool ReadTime(Group group, out TimeOnly? time)
    {
        time = null;
        if (!group.Success)
        {
            return true;
        }

        if (!TimeOnly.TryParseExact(group.Value, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            return false;
        }

        time = read;
        return true;
    }

    private static bool ReadDate(Group group, out DateOnly? date)
    {
        date = null;
        if (!group.Success)
        {
            return true;
        }

        if (!DateOnly.TryParseExact(group.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            return false;
        }

        date = read;
        return true;
    }

    [GeneratedRegex(
        """
        ^(?:(?<nth>[1-5](?:st|nd|rd|th)|last)\s+|every\s+(?<every>\d{1,2})\s+weeks?\s+)?
        (?<day>(?:sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6})
        (?:\s+(?<start>\d{1,2}:\d{2})(?:\s*[-\u2013]\s*(?<end>\d{1,2}:\d{2}))?)?
        (?:\s+from\s+(?<from>\d{4}-\d{2}-\d{2}))?
        (?:\s+until\s+(?<until>\d{4}-\d{2}-\d{2}))?
        (?:\s*\((?<notes>[^()]{1,200})\))?$
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex ShortForm();
}
