using CommunityAssets.Storage.Filters;

namespace CommunityAssets.Web.Ogc.Cql2;

/// <summary>
/// Turns temporal conditions into comparisons. A property here is an instant; what it is compared with is an instant or an interval, whose
/// days begin and end at midnight UTC. The relations are those of ISO 19108 and CQL2; those between two intervals are refused by name.
/// </summary>
internal static class CqlTemporal
{
    /// <summary>A relation of a property to a day, moment or interval.</summary>
    public static Filter Bind(Cql.Call call, Field field, Cql other)
    {
        var (start, end) = Bounds(other);
        var isInstant = other is Cql.Moment || (other is Cql.Day && field.Type == FieldType.Day);
        var value = new Operand.Of(field);
        return call.Op switch
        {
            "t_after" => end is null ? new Filter.Constant(false) : After(value, end),
            "t_before" => start is null ? new Filter.Constant(false) : Before(value, start),
            "t_during" when !isInstant => During(value, start, end, other is Cql.Interval),
            "t_intersects" => Within(value, start, end),
            "t_disjoint" => new Filter.Not(Within(value, start, end)),
            "t_equals" when isInstant => Within(value, start, end),
            _ => throw CqlException.At(
                call.Place,
                call.Op is "t_during" ? "T_DURING takes an interval such as INTERVAL('2026-01-01', '2026-12-31')"
                : call.Op is "t_equals" ? "T_EQUALS takes an instant here: an instant is never an interval"
                : $"{call.Op.ToUpperInvariant()} is not supported; properties here are instants, and T_AFTER, T_BEFORE, T_DURING, "
                    + "T_EQUALS, T_INTERSECTS and T_DISJOINT are answered"),
        };
    }

    /// <summary>A moment compared with a whole day.</summary>
    public static Filter CompareWithDay(Operand moment, ComparisonSign sign, DateOnly day)
    {
        var (start, next) = (Given(Midnight(day)), Given(Midnight(day.AddDays(1))));
        return sign switch
        {
            ComparisonSign.Equal => new Filter.All(
                [Compare(moment, ComparisonSign.MoreOrEqual, start), Compare(moment, ComparisonSign.Less, next)]),
            ComparisonSign.NotEqual => new Filter.Any(
                [Compare(moment, ComparisonSign.Less, start), Compare(moment, ComparisonSign.MoreOrEqual, next)]),
            ComparisonSign.Less => Compare(moment, ComparisonSign.Less, start),
            ComparisonSign.LessOrEqual => Compare(moment, ComparisonSign.Less, next),
            ComparisonSign.More => Compare(moment, ComparisonSign.MoreOrEqual, next),
            _ => Compare(moment, ComparisonSign.MoreOrEqual, start),
        };
    }

    /// <summary>That an instant lies between two ends, both included; an end that is null is open.</summary>
    public static Filter Within(Operand.Of value, Cql? start, Cql? end)
    {
        var parts = new List<Filter>();
        if (start is not null)
        {
            parts.Add(new Filter.Not(Before(value, start)));
        }

        if (end is not null)
        {
            parts.Add(new Filter.Not(After(value, end)));
        }

        return parts.Count == 0 ? new Filter.Not(new Filter.IsNull(value.Field)) : new Filter.All([.. parts]);
    }

    private static (Cql? Start, Cql? End) Bounds(Cql other) => other switch
    {
        Cql.Day or Cql.Moment => (other, other),
        Cql.Interval interval => (interval.Start, interval.End),
        Cql.Text text => (CqlTimes.TryDay(text.Value) ?? CqlTimes.TryMoment(text.Value)) is { } time
            ? (time, time)
            : throw CqlException.At(other.Place, $"'{text.Value}' is neither a date nor a moment"),
        _ => throw CqlException.At(other.Place, "A date, a moment or an interval was expected here"),
    };

    private static Filter During(Operand.Of value, Cql? start, Cql? end, bool strictly)
    {
        if (!strictly)
        {
            return Within(value, start, end);
        }

        var parts = new List<Filter>();
        if (start is not null)
        {
            parts.Add(PastStart(value, start));
        }

        if (end is not null)
        {
            parts.Add(Compare(value, ComparisonSign.Less, value.Field.Type == FieldType.Moment && end is Cql.Day { Value: var day }
                ? Given(Midnight(day.AddDays(1)).AddMicroseconds(-1))
                : Instant(value, end)));
        }

        return parts.Count == 0 ? new Filter.Not(new Filter.IsNull(value.Field)) : new Filter.All([.. parts]);
    }

    private static Filter.Comparison PastStart(Operand.Of value, Cql start) => Compare(value, ComparisonSign.More, Instant(value, start));

    private static Filter.Comparison After(Operand.Of value, Cql end) =>
        value.Field.Type == FieldType.Moment && end is Cql.Day { Value: var day }
        ? Compare(value, ComparisonSign.MoreOrEqual, Given(Midnight(day.AddDays(1))))
        : Compare(value, ComparisonSign.More, Instant(value, end));

    private static Filter.Comparison Before(Operand.Of value, Cql start) => Compare(value, ComparisonSign.Less, Instant(value, start));

    /// <summary>
    /// A day or a moment as the property holds it: of a moment beside days its day in UTC, of a day beside moments its midnight.
    /// </summary>
    private static Operand.Given Instant(Operand.Of value, Cql time) => (time, value.Field.Type) switch
    {
        (Cql.Day day, FieldType.Day) => Given(day.Value),
        (Cql.Day day, _) => Given(Midnight(day.Value)),
        (Cql.Moment moment, FieldType.Day) => Given(DateOnly.FromDateTime(moment.Value.UtcDateTime)),
        (Cql.Moment moment, _) => Given(moment.Value),
        _ => throw CqlException.At(time.Place, "A date or a moment was expected here"),
    };

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static Operand.Given Given(object value) => new(value);

    private static Filter.Comparison Compare(Operand left, ComparisonSign sign, Operand right) => new(left, sign, right);
}
