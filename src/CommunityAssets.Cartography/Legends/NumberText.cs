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
    /// <param name="value">The value as its source holds it: 0.123 for a share.</param>
    /// <param name="decimals">How many decimals of the value are told: 3 gives "12.3%" for a share.</param>
    /// <param name="unit">The unit, or null.</param>
    public static string WithSign(double value, int decimals, string? unit)
    {
        var form = NumberForm.Of(unit);
        return Signed(form.Shown(value), form.DecimalsShown(decimals), form);
    }

    /// <summary>One value for a sentence or a table, with its unit: "23.4%", "1,204 per 100,000 people", "11.2% of people", "17.5".</summary>
    public static string Single(double value, string? unit)
    {
        var form = NumberForm.Of(unit);
        var shown = form.Shown(value);
        var text = Signed(shown, SensibleDecimals(shown), form);
        return form.Words is { } words ? $"{text} {words}" : text;
    }

    /// <summary>
    /// Both ends of a range that is told by itself, without words: "20.1%" and "26.9%". As many decimals as the finer end has, but no more
    /// than the wider one makes sense of.
    /// </summary>
    public static (string Low, string High) Ends(double from, double to, string? unit)
    {
        var form = NumberForm.Of(unit);
        var (low, high) = (form.Shown(from), form.Shown(to));
        var finer = Math.Max(SensibleDecimals(low), SensibleDecimals(high));
        var decimals = Math.Min(finer, Math.Max(1, SensibleDecimals(Math.Max(Math.Abs(low), Math.Abs(high)))));
        return (Signed(low, decimals, form), Signed(high, decimals, form));
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

    private static string Signed(double shown, int decimals, NumberForm form)
    {
        var text = Plain(shown, decimals);
        return text.StartsWith('\u2212') ? $"\u2212{form.Before}{text[1..]}{form.After}" : form.Before + text + form.After;
    }
}
