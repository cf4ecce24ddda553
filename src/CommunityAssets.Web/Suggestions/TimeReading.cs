using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Web.Suggestions;

/// <summary>Reads and writes regular times as a form has them.</summary>
internal static class TimeReading
{
    private const int LongestNotes = 200;
    private const int MostWeeks = 52;
    private static readonly string[] Nth = ["1st", "2nd", "3rd", "4th", "5th"];
    private static readonly string[] TimeForms = ["H:mm", "HH:mm", "HH:mm:ss"];

    /// <summary>The weekdays as the form spells them, from Monday on.</summary>
    public static IReadOnlyList<(string Name, DayOfWeek Day)> Days { get; } =
    [
        ("mon", DayOfWeek.Monday), ("tue", DayOfWeek.Tuesday), ("wed", DayOfWeek.Wednesday), ("thu", DayOfWeek.Thursday),
        ("fri", DayOfWeek.Friday), ("sat", DayOfWeek.Saturday), ("sun", DayOfWeek.Sunday),
    ];

    /// <summary>Reads the rows; one with nothing filled in is left out.</summary>
    public static ImmutableArray<Session> Read(IList<TimeAnswer>? rows, FormText text)
    {
        var sessions = ImmutableArray.CreateBuilder<Session>();
        for (var at = 0; at < (rows?.Count ?? 0); at++)
        {
            if (rows![at] is { IsBlank: false } row && ReadRow(row, string.Create(CultureInfo.InvariantCulture, $"Times[{at}]."), text) is { } session)
            {
                sessions.Add(session);
            }
        }

        if (sessions.Count > AssetFormReader.MostTimes)
        {
            text.Refuse("Times[0].Day", $"Give {AssetFormReader.MostTimes} regular times or fewer.");
        }

        return sessions.ToImmutable();
    }

    /// <summary>A time as the form has it.</summary>
    public static TimeAnswer Of(Session session) => new()
    {
        Day = Days.First(day => day.Day == session.Day).Name,
        From = session.Start?.ToString("HH:mm", CultureInfo.InvariantCulture),
        To = session.End?.ToString("HH:mm", CultureInfo.InvariantCulture),
        Every = session.NthOfMonth switch
        {
            -1 => "last",
            { } nth => Nth[Math.Clamp(nth, 1, 5) - 1],
            null => session.EveryWeeks.ToString(CultureInfo.InvariantCulture),
        },
        Starts = session.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Ends = session.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Notes = session.Notes,
    };

    /// <summary>How often, as the form offers it: what is sent, and what is read.</summary>
    public static IReadOnlyList<(string Value, string Words)> Often(string? chosen)
    {
        var often = new List<(string, string)>
        {
            ("1", "Every week"), ("2", "Every second week"), ("3", "Every 3 weeks"), ("4", "Every 4 weeks"),
            ("1st", "First in the month"), ("2nd", "Second in the month"), ("3rd", "Third in the month"), ("4th", "Fourth in the month"),
            ("5th", "Fifth in the month"), ("last", "Last in the month"),
        };
        if (int.TryParse(chosen, CultureInfo.InvariantCulture, out var weeks) && weeks is > 4 and <= MostWeeks)
        {
            often.Insert(4, (chosen, string.Create(CultureInfo.InvariantCulture, $"Every {weeks} weeks")));
        }

        return often;
    }

    private static Session? ReadRow(TimeAnswer row, string field, FormText text)
    {
        var before = text.Problems.Count;
        var day = Days.FirstOrDefault(candidate => string.Equals(candidate.Name, row.Day?.Trim(), StringComparison.OrdinalIgnoreCase));
        if (day.Name is null)
        {
            text.Refuse(field + nameof(row.Day), "Choose the day of the week.");
        }

        var start = ReadTime(field + nameof(row.From), row.From, text);
        var end = ReadTime(field + nameof(row.To), row.To, text);
        if (start is null && end is not null)
        {
            text.Refuse(field + nameof(row.From), "Enter when it starts as well as when it ends.");
        }

        var every = (row.Every ?? "").Trim().ToLowerInvariant();
        var nth = every == "last" ? -1 : Array.IndexOf(Nth, every) + 1;
        var weeks = 1;
        if (nth == 0 && every.Length > 0
            && (!int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out weeks) || weeks is < 1 or > MostWeeks))
        {
            text.Refuse(field + nameof(row.Every), "Choose how often it happens.");
        }

        var from = ReadDate(field + nameof(row.Starts), row.Starts, text);
        var until = ReadDate(field + nameof(row.Ends), row.Ends, text);
        if (until < from)
        {
            text.Refuse(field + nameof(row.Ends), "The last day must be after the first.");
        }

        if (weeks > 1 && nth == 0 && from is null)
        {
            text.Refuse(field + nameof(row.Starts), "Enter a day on which it happens, so that we know which weeks are meant.");
        }

        var notes = text.Line(field + nameof(row.Notes), row.Notes, "The note about the time", LongestNotes);
        return text.Problems.Count > before ? null : new Session
        {
            Day = day.Day,
            Start = start,
            End = end,
            EveryWeeks = nth == 0 ? weeks : 1,
            NthOfMonth = nth == 0 ? null : nth,
            From = from,
            Until = until,
            Notes = notes,
        };
    }

    private static TimeOnly? ReadTime(string field, string? written, FormText text)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return null;
        }

        // People who type write 10.30 as often as 10:30.
        var tidy = written.Trim().Replace('.', ':');
        if (TimeOnly.TryParseExact(tidy, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        text.Refuse(field, "Enter a time on the 24-hour clock, like 10:30 or 14:00.");
        return null;
    }

    private static DateOnly? ReadDate(string field, string? written, FormText text)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return null;
        }

        if (DateOnly.TryParseExact(written.Trim(), ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1900 and <= 2200)
        {
            return date;
        }

        text.Refuse(field, "Enter a date, like 1/9/2026.");
        return null;
    }
}
