using System.Collections.Immutable;
using System.Globalization;

namespace CommunityAssets.Web.Ogc.Cql2;

/// <summary>Reads days, moments and intervals (RFC 3339).</summary>
internal static class CqlTimes
{
    /// <summary>Reads <c>DATE('…')</c> or <c>TIMESTAMP('…')</c>.</summary>
    public static Cql Of(string op, ImmutableArray<Cql> args, string place) => args is [Cql.Text text]
        ? (op == "date" ? TryDay(text.Value) : TryMoment(text.Value)) is { } time
            ? time with { Place = place }
            : throw CqlException.At(
                place,
                op == "date"
                    ? $"'{text.Value}' is not a date such as 2026-03-12"
                    : $"'{text.Value}' is not a moment such as 2026-03-12T09:30:00Z")
        : throw CqlException.At(place, $"{op.ToUpperInvariant()} takes one text");

    /// <summary>Reads <c>INTERVAL('…', '…')</c>; <c>..</c> is an open end.</summary>
    public static Cql.Interval Interval(ImmutableArray<Cql> args, string place)
    {
        if (args is not [var start, var end])
        {
            throw CqlException.At(place, "INTERVAL takes two ends");
        }

        return new Cql.Interval(End(start), End(end)) { Place = place };

        Cql? End(Cql argument) => argument switch
        {
            Cql.Text { Value: ".." } => null,
            Cql.Text text => TryDay(text.Value) ?? TryMoment(text.Value)
                ?? throw CqlException.At(place, $"'{text.Value}' is neither a date, a moment nor '..'"),
            Cql.Day or Cql.Moment => argument,
            _ => throw CqlException.At(place, "Intervals of properties are not supported; give dates, moments or '..'"),
        };
    }

    /// <summary>A day, or null. The last year of the calendar is left out: the day after each day must be one too.</summary>
    public static Cql? TryDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year < 9999
            ? new Cql.Day(day)
            : null;

    /// <summary>A moment with its offset from UTC, or null.</summary>
    public static Cql? TryMoment(string text) =>
        text.Length is >= 17 and <= 40 && text[10] is 'T' or 't' or ' '
        && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? new Cql.Moment(moment.ToUniversalTime())
            : null;
}
