using System.Globalization;

namespace CommunityAssets.Cartography.Legends;

/// <summary>
/// Numbers as people read them, in one place: thousands in threes, a true minus sign, per cent and pounds where they belong.
/// </summary>
public static class NumberText
{
    /// <summary>A number with a set number of decimals and without its unit: "1,234.5", "−3".</summary>
    public static string Plain(double value, int decimals)
    {
        var places = Math.Clamp(decimals, 0, 12);
        var text = Math.Round(value, places, MidpointRounding.AwayFromZero)
            .ToString("N" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

        // A number that rounds to nothing has no sign.
        return text.StartsWith('-') ? (text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text[1..] : "\u2212" + text[1..]) : text;
    }

    /// <summary>
    /// A number with the part of its unit that is written against it: "12.3%", "£1,250". Other units are told in words elsewhere.
    /// </summary>
    public static string WithSign(double value, int decimals, string? unit)
    {
        var text = Plain(value, decimals);
        return IsPercent(unit) ? text + "%" : IsPounds(unit) ? (text.StartsWith('\u2212') ? "\u2212£" + text[1..] : "£" + text) : text;
    }

    /// <summary>One value for a sentence or a table, with its unit: "23.4%", "1,204 per 100,000 people", "17.5".</summary>
    public static string Single(double value, string? unit)
    {
        var text = WithSign(value, SensibleDecimals(value), unit);
        return IsPercent(unit) || IsPounds(unit) || IsBare(unit) ? text : $"{text} {unit!.Trim()}";
    }

    /// <summary>Decimals for one value told by itself: three figures that count, and none for whole numbers.</summary>
    public static int SensibleDecimals(double value) => Math.Abs(value) switch
    {
        var size when size == Math.Round(size) => 0,
        >= 100 => 0,
        >= 1 => 1,
        >= 0.1 => 2,
        >= 0.01 => 3,
        _ => 4,
    };

    /// <summary>A range in words: "12% to 18%"; one number when both ends read the same.</summary>
    public static string Range(double from, double to, int decimals, string? unit)
    {
        var (low, high) = (WithSign(from, decimals, unit), WithSign(to, decimals, unit));
        return low == high ? low : $"{low} to {high}";
    }

    private static bool IsPercent(string? unit) =>
        unit?.Trim() is { } text && (text == "%" || text.Equals("per cent", StringComparison.OrdinalIgnoreCase)
            || text.Equals("percent", StringComparison.OrdinalIgnoreCase) || text.Equals("percentage", StringComparison.OrdinalIgnoreCase));

    private static bool IsPounds(string? unit) => unit?.Trim() is "£" or "GBP" or "pounds";

    // A score, a rank or a count says nothing more by its unit than by itself.
    private static bool IsBare(string? unit) =>
        string.IsNullOrWhiteSpace(unit)
        || unit.Trim().ToUpperInvariant() is "SCORE" or "RANK" or "INDEX" or "DECILE" or "COUNT" or "NUMBER" or "-";
}
