using System.Globalization;

namespace CommunityAssets.Domain.People;

/// <summary>A month of a year: as exactly as the atlas ever knows when something happened to somebody.</summary>
/// <param name="Year">The year, 1 to 9999.</param>
/// <param name="Number">1 for January to 12 for December.</param>
public readonly record struct Month(int Year, int Number) : IComparable<Month>
{
    /// <summary>Its first day.</summary>
    public DateOnly First => new(Year, Number, 1);

    /// <summary>The month that a day is in.</summary>
    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Reads <c>2026-11</c>; null when it is not written like that.</summary>
    public static Month? Find(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Of(day) : null;

    /// <summary>Whether one month comes before another.</summary>
    public static bool operator <(Month left, Month right) => left.CompareTo(right) < 0;

    /// <summary>Whether one month comes after another.</summary>
    public static bool operator >(Month left, Month right) => left.CompareTo(right) > 0;

    /// <summary>Whether one month comes before another or is the same.</summary>
    public static bool operator <=(Month left, Month right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one month comes after another or is the same.</summary>
    public static bool operator >=(Month left, Month right) => left.CompareTo(right) >= 0;

    /// <summary>The month some months later, or earlier where the number is below 0.</summary>
    public Month Plus(int months) => Of(First.AddMonths(months));

    /// <inheritdoc/>
    public int CompareTo(Month other) => First.CompareTo(other.First);

    /// <summary><c>2026-11</c>.</summary>
    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
