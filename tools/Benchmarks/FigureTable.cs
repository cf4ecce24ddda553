using System.Globalization;
using System.Text;

namespace CommunityAssets.Benchmarks;

/// <summary>Writes figures as a Markdown table between two marks of a file, so that the README says only what was measured.</summary>
internal static class FigureTable
{
    /// <summary>The table.</summary>
    public static string Markdown(IEnumerable<Figure> figures, string machine)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Measured on {machine}. Seconds are medians of runs taken in turn; speed is the median ratio, pair by pair.\n\n");
        text.Append("| What | Ours | Reference | Speed | Our peak memory | Aim |\n|---|---|---|---|---|---|\n");
        foreach (var figure in figures)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {figure.What} | {figure.OursMedian:F1} s | {(figure.TheirsMedian is { } theirs ? $"{theirs:F1} s, {figure.Reference}" : figure.Reference)} | "
                + $"{(figure.Speed is { } speed ? string.Create(CultureInfo.InvariantCulture, $"{speed:F2} times") : "–")} | {figure.PeakMegabytes:F0} MB | {figure.Goal} |\n");
        }

        return text.ToString();
    }

    /// <summary>What it was measured on.</summary>
    public static string Machine()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "an unknown processor";
        return $"{Environment.ProcessorCount} cores of {model}, .NET {Environment.Version}";
    }

    /// <summary>Puts the table between <c>&lt;!-- benchmarks:NAME --&gt;</c> and <c>&lt;!-- /benchmarks:NAME --&gt;</c> in a file.</summary>
    public static void Put(string path, string name, string table)
    {
        var text = File.ReadAllText(path);
        var (open, close) = ($"<!-- benchmarks:{name} -->", $"<!-- /benchmarks:{name} -->");
        var from = text.IndexOf(open, StringComparison.Ordinal);
        var to = text.IndexOf(close, StringComparison.Ordinal);
        if (from < 0 || to < from)
        {
            throw new InvalidOperationException($"{path} has no place for the table: the marks {open} and {close} are missing.");
        }

        File.WriteAllText(path, string.Concat(text.AsSpan(0, from + open.Length), "\n", table, text.AsSpan(to)));
    }
}
