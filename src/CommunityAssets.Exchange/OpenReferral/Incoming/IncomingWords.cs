using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>Reads days and times as feeds write them.</summary>
internal static partial class IncomingWords
{
    /// <summary>A day: <c>2026-03-12</c>, or a moment that begins so. Null when it is not one.</summary>
    public static DateOnly? Day(string text)
    {
        var trimmed = text.Trim();
        return AssetWords.Day(trimmed)
            ?? (trimmed.Length is > 10 and < 50 && trimmed[10] is 'T' or ' '
                && DateOnly.TryParseExact(trimmed[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : null);
    }

    /// <summary>
    /// A time of day: <c>10:00</c>, <c>10:00:00Z</c>, <c>10:00+01:00</c>, <c>9.30am</c>. The zone is left aside: a regular time is the one
    /// on the clock in the hall, summer and winter, and feeds write that with whatever zone their software has. Null when it is none.
    /// </summary>
    public static TimeOnly? Time(string text)
    {
        if (text.Length > 50 || TimeForm().Match(text.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12)
            {
                return null;
            }

            hour = (hour % 12) + (match.Groups["half"].Value[0] is 'p' or 'P' ? 12 : 0);
        }

        return (hour, minute) is (24, 0) ? TimeOnly.MinValue : hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    /// <summary>A text on one line of at most so many characters; null when nothing is left.</summary>
    public static string? Line(string? text, int longest) =>
        PlainText.Line(text) is { } line ? line.Length <= longest ? line : line[..(longest - 1)].TrimEnd() + "…" : null;

    [GeneratedRegex(
        """
        ^(?:\d{4}-\d{2}-\d{2}[T\ ])?(?:
            (?<hour>\d{1,2}):(?<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?:(?<half>[ap])\.?m\.?|Z|[+-]\d{2}:?(?:\d{2})?)?
          | (?<hour>\d{1,2})(?:[.:](?<minute>\d{2}))?\s*(?<half>[ap])\.?m\.?)$
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TimeForm();
}
