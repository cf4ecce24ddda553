using System.Globalization;
using System.Text;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>Writes what was measured as Markdown tables: a brief one, and one with everything.</summary>
internal static class AnalysisTable
{
    /// <summary>A line a figure.</summary>
    public static string Brief(IReadOnlyList<AnalysisRow> rows, string machine, string load)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Measured on {machine}: whole processes in turn, answers held against each other. Times are those of the work done once in a fresh process,\n");
        text.Append("compiling included, starting it and reading its inputs not; medians. Speed is the median ratio, round by round.\n\n");
        text.Append("| What | Ours | References | Speed | Our peak memory | Aim |\n|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.What} | {Time(row.Seconds)} | {Joined(row.References, one => Had(one) ? $"{Time(Seconds(one))} {one.Name}" : $"no {one.Name} here")} | {Joined(row.References, one => Had(one) ? Times(row.Speed(one)) : "–")} | {Memory(row.PeakMegabytes)} | {row.Aim} |\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n{load}\n").ToString();
    }

    /// <summary>A line for each contestant, and the notes.</summary>
    public static string Whole(IReadOnlyList<AnalysisRow> rows, string machine, string load)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Measured on {machine}. {load}\n\n");
        text.Append("| What | By | Time, first in its process | Least to most | Again in the same process | Ours is faster | Peak memory |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.What} | ours | {Runs(row.Ours)} | – | {Memory(row.PeakMegabytes)} |\n");
            foreach (var reference in row.References)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| | {reference.Name} | {(Had(reference) ? $"{Runs(reference.Runs)} | {Times(row.Speed(reference))} | {Memory(reference.Runs.Max(run => run.PeakMegabytes))}" : $"not had here: {reference.Missing} | – | – | – | –")} |\n");
            }
        }

        foreach (var note in rows.SelectMany(row => row.Notes))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{note}\n");
        }

        return text.ToString();
    }

    private static double Seconds(ReferenceRuns reference) => AnalysisRow.Median(reference.Runs.Select(run => run.Seconds));

    private static string Runs(IReadOnlyList<Taken> runs)
    {
        var seconds = runs.Select(run => run.Seconds).ToList();
        var again = runs.SelectMany(run => run.Again).ToList();
        return $"{Time(AnalysisRow.Median(seconds))} | {Time(seconds.Min())} – {Time(seconds.Max())} | {(again.Count == 0 ? "–" : Time(AnalysisRow.Median(again)))}";
    }

    private static bool Had(ReferenceRuns reference) => reference.Runs.Count > 0;

    private static string Joined(IReadOnlyList<ReferenceRuns> references, Func<ReferenceRuns, string> one) =>
        references.Count == 0 ? "–" : string.Join("; ", references.Select(one));

    private static string Time(double seconds) => string.Create(
        CultureInfo.InvariantCulture, $"{(seconds < 1 ? $"{seconds * 1000:0} ms" : $"{seconds:0.0} s")}");

    private static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{(ratio < 10 ? $"{ratio:0.0}" : $"{ratio:0}")} times");

    private static string Memory(double megabytes) => double.IsNaN(megabytes) ? "–" : string.Create(CultureInfo.InvariantCulture, $"{megabytes:0} MB");
}
