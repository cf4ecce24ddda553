using System.Globalization;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Pages.Analyse;

/// <summary>What people read in the table of a result.</summary>
public static class ResultCell
{
    /// <summary>The heading of a column: its own, or its name as words; limits with how sure they are.</summary>
    public static string Heading(TableColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Heading ?? PlainWords.Capital(column.Name
            .Replace("_998", " (99.8%)", StringComparison.Ordinal).Replace("_95", " (95%)", StringComparison.Ordinal).Replace('_', ' '));
    }

    /// <summary>Whether a column holds numbers.</summary>
    public static bool IsNumber(TableColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Type is ExportType.Whole or ExportType.Real;
    }

    /// <summary>Whether a value is a text that needs room.</summary>
    public static bool IsLong(object? value) => value is string { Length: > 40 };

    /// <summary>Whether something can be said: a suppressed or missing value is not zero.</summary>
    public static bool IsSaid(object? value) =>
        value is not (null or double.NaN or double.PositiveInfinity or double.NegativeInfinity or "");

    /// <summary>A value, with four decimals at most; a smaller number with six, or as a power of ten.</summary>
    public static string Words(object? value) => value switch
    {
        double number and not 0 when Math.Abs(number) < 0.000_001 => number.ToString("0.0E+0", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 0.0001 => number.ToString("0.######", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) >= 100 => number.ToString("#,0.#", CultureInfo.InvariantCulture),
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        int whole => whole.ToString("N0", CultureInfo.InvariantCulture),
        long whole => whole.ToString("N0", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
