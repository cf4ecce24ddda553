using System.Globalization;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Pages.Analyse;

/// <summary>A column of a result as people read it on a page: in few figures, alike in all of its rows. Files have every figure.</summary>
/// <param name="Column">The column.</param>
/// <param name="At">Where its values are in a row.</param>
/// <param name="Decimals">How many decimals its numbers are told with.</param>
public sealed record ResultColumn(TableColumn Column, int At, int Decimals)
{
    /// <summary>What stands over it: its own heading, or its name as words; limits with how sure they are.</summary>
    public string Heading => Column.Heading ?? PlainWords.Capital(Column.Name
        .Replace("_998", " (99.8%)", StringComparison.Ordinal).Replace("_95", " (95%)", StringComparison.Ordinal).Replace('_', ' '));

    /// <summary>Whether it holds numbers.</summary>
    public bool IsNumber => Column.Type is ExportType.Whole or ExportType.Real;

    /// <summary>
    /// The columns of a result that say something to people: what is for programs alone, and what says nothing in any row, is not told.
    /// </summary>
    public static IReadOnlyList<ResultColumn> Of(AnalysisTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        // Areas without a name are called by their code, which is then not told twice.
        var (code, name) = (IndexOf(table, "code"), IndexOf(table, "name"));
        var isCalledByCode = code >= 0 && name >= 0 && table.Rows.All(row => Equals(row.Values[code], row.Values[name]));
        return
        [
            .. table.Columns.Select((column, at) => new ResultColumn(column, at, DecimalsOf(table, LimitsOf(table, at))))
                .Where(one => !one.Column.ForPrograms && !(isCalledByCode && one.At == code)
                    && table.Rows.Any(row => IsSaid(row.Values[one.At]))),
        ];
    }

    /// <summary>Whether a value is a text that needs room.</summary>
    public static bool IsLong(object? value) => value is string { Length: > 40 };

    /// <summary>Whether something can be said: a suppressed or missing value is not zero.</summary>
    public static bool IsSaid(object? value) =>
        value is not (null or double.NaN or double.PositiveInfinity or double.NegativeInfinity or "");

    /// <summary>A value of this column.</summary>
    public string Words(object? value) => value switch
    {
        double share when Column.IsShare => share.ToString("0%", CultureInfo.InvariantCulture),
        double number => Signed(number.ToString("N" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        int whole => whole.ToString("N0", CultureInfo.InvariantCulture),
        long whole => whole.ToString("N0", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static int IndexOf(AnalysisTable table, string name) => table.Columns.ToList().FindIndex(column => column.Name == name);

    // Limits are told as what they are limits of.
    private static int LimitsOf(AnalysisTable table, int at)
    {
        var name = table.Columns[at].Name;
        var end = Math.Max(name.IndexOf("lower", StringComparison.Ordinal), name.IndexOf("upper", StringComparison.Ordinal));
        return end < 0 ? at
            : IndexOf(table, name[..end].TrimEnd('_')) is var whole and >= 0 && table.Columns[whole].Type == ExportType.Real ? whole
            : IndexOf(table, "value") is var value and >= 0 ? value : at;
    }

    // Metres and people are told whole; the rest with three figures in the largest value, and never more than three decimals.
    private static int DecimalsOf(AnalysisTable table, int at)
    {
        var column = table.Columns[at];
        var numbers = column.Type == ExportType.Real
            ? table.Rows.Select(row => row.Values[at]).OfType<double>().Where(double.IsFinite).ToList() : [];
        var largest = numbers.Select(Math.Abs).DefaultIfEmpty(0).Max();
        return numbers.TrueForAll(double.IsInteger) || column.Name.EndsWith("metres", StringComparison.Ordinal) ? 0 : largest switch
        {
            >= 10 => 1,
            >= 1 => 2,
            _ => 3,
        };
    }

    // Nought is not negative, and a minus is no hyphen.
    private static string Signed(string number) =>
        !number.StartsWith('-') ? number : number.AsSpan(1).IndexOfAnyInRange('1', '9') < 0 ? number[1..] : "−" + number[1..];
}
