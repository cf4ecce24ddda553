using System.Globalization;
using System.Text;

namespace CommunityAssets.Benchmarks.England;

/// <summary>Writes what was measured about serving as a Markdown table.</summary>
internal static class RateTable
{
    /// <summary>The table.</summary>
    public static string Markdown(IEnumerable<Rate> rates, IEnumerable<string> notes, string machine)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Measured on {machine}: server, PostgreSQL and load generator on the same cores, references in the same run on the same tables, in turn.\n");
        text.Append("Figures are medians of the rounds; each ratio is ours divided by the reference, the median round by round.\n\n");
        text.Append("| What | Ours | References | Ours ÷ reference | Aim |\n|---|---|---|---|---|\n");
        foreach (var rate in rates)
        {
            var against = rate.Against().ToList();
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {rate.What} | {Figure(rate.OursMedian, rate.Unit)} | "
                + $"{(against.Count == 0 ? "–" : string.Join("; ", against.Select(one => $"{Figure(one.Median, rate.Unit)} {one.Name}")))} | "
                + $"{(against.Count == 0 ? "–" : string.Join("; ", against.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Ratio:0.0#}"))))} | {rate.Aim} |\n");
        }

        foreach (var note in notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{note}\n");
        }

        return text.ToString();
    }

    private static string Figure(double value, string unit) => string.Create(
        CultureInfo.InvariantCulture, $"{(value >= 100 ? Math.Round(value).ToString("N0", CultureInfo.InvariantCulture) : value.ToString("0.0", CultureInfo.InvariantCulture))} {unit}");
}
