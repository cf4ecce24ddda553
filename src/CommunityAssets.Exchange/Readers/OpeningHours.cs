using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// The simple part of OpenStreetMap's <c>opening_hours</c> and <c>service_times</c> (the wiki's "Key:opening_hours/specification"):
/// weekdays and times, <c>Mo-Fr 09:00-17:00; Sa 10:00-12:00,14:00-16:00; We off</c>, and weekdays of the month, <c>Th[1] 14:00-16:00</c>. A
/// later rule takes the place of an earlier one on its days. Rules for public holidays are passed over. Months, sunrise and the like are
/// not read.
/// </summary>
internal static partial class OpeningHours
{
    private const int LongestText = 500;
    private const int MostSessions = 60;
    private static readonly string[] Days = ["su", "mo", "tu", "we", "th", "fr", "sa"];

    /// <summary>Reads the text.</summary>
    /// <param name="text">The value of the tag.</param>
    /// <param name="sessions">The times, Monday first; empty when the text is not read.</param>
    /// <returns>Whether all of it could be read; else the text itself should be shown.</returns>
    public static bool TryRead(string text, out IReadOnlyList<Session> sessions)
    {
        sessions = [];
        if (text.Length > LongestText)
        {
            return false;
        }

        var read = new List<Session>();
        foreach (var rule in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Holiday().IsMatch(rule))
            {
                continue;
            }

            if (Rule().Match(rule) is not { Success: true } match || !TryRead(match, read))
            {
                return false;
            }
        }

        sessions =
        [
            .. read.OrderBy(session => ((int)session.Day + 6) % 7)
                .ThenBy(session => session.NthOfMonth ?? 0)
                .ThenBy(session => session.Start),
        ];
        return read.Count is > 0 and <= MostSessions;
    }

    private static bool TryRead(Match rule, List<Session> read)
    {
        var days = rule.Groups["days"].Success
            ? ReadDays(rule.Groups["days"].Value)
            : [.. Enum.GetValues<DayOfWeek>().Select(day => (day, (int?)null))];
        if (days.Count == 0)
        {
            return false;
        }

        read.RemoveAll(session => days.Contains((session.Day, session.NthOfMonth)));
        if (rule.Groups["off"].Success)
        {
            return true;
        }

        foreach (var span in rule.Groups["times"].Value.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = span.TrimEnd('+').Split('-', StringSplitOptions.TrimEntries);
            if (ReadTime(ends[0]) is not { } start || (ends.Length > 1 && ReadTime(ends[1]) is null))
            {
                return false;
            }

            read.AddRange(days.Select(day => new Session
            {
                Day = day.Day,
                NthOfMonth = day.Nth,
                Start = start,
                End = ends.Length > 1 ? ReadTime(ends[1]) : null,
            }));
        }

        return read.Count <= MostSessions;
    }

    private static List<(DayOfWeek Day, int? Nth)> ReadDays(string text)
    {
        var days = new List<(DayOfWeek Day, int? Nth)>();
        foreach (Match part in DayPart().Matches(text))
        {
            var from = Array.IndexOf(Days, part.Groups["from"].Value.ToLowerInvariant());
            var to = part.Groups["to"].Success ? Array.IndexOf(Days, part.Groups["to"].Value.ToLowerInvariant()) : from;
            if (part.Groups["nth"].Success)
            {
                var nths = part.Groups["nth"].Value.Split(',');
                days.AddRange(nths.Select(nth => ((DayOfWeek)from, (int?)int.Parse(nth, CultureInfo.InvariantCulture))));
                continue;
            }

            for (var day = from; ; day = (day + 1) % 7)
            {
                days.Add(((DayOfWeek)day, null));
                if (day == to)
                {
                    break;
                }
            }
        }

        return [.. days.Distinct()];
    }

    // A span may end at 24:00, which is the midnight after it.
    private static TimeOnly? ReadTime(string text) =>
        text is "24:00" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : null;

    [GeneratedRegex(
        """
        ^(?:(?<days>(?:mo|tu|we|th|fr|sa|su)(?:-(?:mo|tu|we|th|fr|sa|su)|\[-?[1-5](?:,-?[1-5])*\])?
            (?:\s*,\s*(?:mo|tu|we|th|fr|sa|su)(?:-(?:mo|tu|we|th|fr|sa|su)|\[-?[1-5](?:,-?[1-5])*\])?)*)(?:\s*,\s*ph)?\s*:?\s+)?
        (?:(?<off>off|closed)
          |(?<times>\d{1,2}:\d{2}(?:\s*-\s*\d{1,2}:\d{2})?\+?(?:\s*,\s*\d{1,2}:\d{2}(?:\s*-\s*\d{1,2}:\d{2})?\+?)*))$
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Rule();

    [GeneratedRegex(
        @"(?<from>mo|tu|we|th|fr|sa|su)(?:-(?<to>mo|tu|we|th|fr|sa|su)|\[(?<nth>-?[1-5](?:,-?[1-5])*)\])?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DayPart();

    [GeneratedRegex(@"^(?:PH|SH)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Holiday();
}
