using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>Rates of areas against a benchmark, as rows and in plain sentences.</summary>
/// <param name="Ground">The areas.</param>
/// <param name="Lines">One line an area, in their order.</param>
/// <param name="Benchmark">What they are compared with; its state says whether it is known.</param>
/// <param name="BenchmarkName">Its name: "Aldermere", "all 62 areas together".</param>
/// <param name="Polarity">Which way is worse.</param>
/// <param name="Word">One value in words, with its unit.</param>
internal sealed record RateSheet(
    Ground Ground, IReadOnlyList<RateLine> Lines, RateLine Benchmark, string BenchmarkName, Polarity Polarity, Func<double, string> Word)
{
    private const int MostNames = 5;

    /// <summary>The columns.</summary>
    public static TableColumn[] Columns { get; } =
    [
        new("code", ExportType.Text, "The area's code."),
        new("name", ExportType.Text, "The area's name."),
        new("count", ExportType.Real, "The count."),
        new("denominator", ExportType.Real,
            "Those it is out of; for indirect standardisation the events to be expected.")
        {
            Heading = "Out of",
        },
        new("value", ExportType.Real, "The rate, proportion, mean or ratio."),
        new("lower_95", ExportType.Real, "Lower 95% limit."),
        new("upper_95", ExportType.Real, "Upper 95% limit."),
        new("lower_998", ExportType.Real, "Lower 99.8% limit."),
        new("upper_998", ExportType.Real, "Upper 99.8% limit."),
        new("state", ExportType.Text,
            "known, or why no value is told: suppressed, missing, no people, count not possible, fewer than 10 events."),
        new("comparison_95", ExportType.Text, "lower, similar or higher than the benchmark, by 95% limits that do or do not overlap."),
        new("comparison_998", ExportType.Text, "The same by 99.8% limits."),
        new("funnel", ExportType.Text, "Where it lies in the funnel around the benchmark."),
        new("funnel_lower_95", ExportType.Real, "The funnel's inner lower line for an area of this size."),
        new("funnel_upper_95", ExportType.Real, "Its inner upper line."),
        new("funnel_lower_998", ExportType.Real, "Its outer lower line."),
        new("funnel_upper_998", ExportType.Real, "Its outer upper line."),
        new("fifth", ExportType.Whole, "Which fifth of these areas it is in by value, 1 the lowest; equal values are in one."),
    ];

    /// <summary>The rows.</summary>
    public IReadOnlyList<TableRow> Rows()
    {
        var fifths = Comparisons.Fifths([.. Lines.Select(line => line.At95.Value)]);
        return
        [
            .. Ground.Areas.Select((area, number) =>
            {
                var line = Lines[number];
                return new TableRow(area.Key.Code, area.Shape,
                [
                    area.Key.Code, area.Name, Told.Number(line.Count), Told.Number(line.Denominator), Told.Number(line.At95.Value),
                    Told.Number(line.At95.Lower), Told.Number(line.At95.Upper), Told.Number(line.At998.Lower),
                    Told.Number(line.At998.Upper),
                    line.State, Words(Comparisons.ByLimits(line.At95, Benchmark.At95)),
                    Words(Comparisons.ByLimits(line.At998, Benchmark.At998)),
                    Words(line.Funnel), Told.Number(line.Funnel95.Lower), Told.Number(line.Funnel95.Upper),
                    Told.Number(line.Funnel998.Lower), Told.Number(line.Funnel998.Upper), fifths[number] == 0 ? null : fifths[number],
                ]);
            }),
        ];
    }

    /// <summary>The findings: what is better first, then what is worse, the rest, and what is not known.</summary>
    public List<string> Findings()
    {
        var sentences = new List<string>();
        var judged = Lines.Select(line => Comparisons.ByLimits(line.At95, Benchmark.At95)).ToArray();
        var far = Lines.Select(line => Comparisons.ByLimits(line.At998, Benchmark.At998)).ToArray();
        var known = Lines.Count(line => line.IsKnown);
        if (Benchmark.IsKnown && judged.Any(one => one != AgainstBenchmark.NotKnown))
        {
            sentences.Add($"{PlainWords.Capital(BenchmarkName)}: {Word(Benchmark.At95.Value)}{Limits(Benchmark.At95)}.");
            AgainstBenchmark[] order = Polarity == Polarity.HigherIsBetter
                ? [AgainstBenchmark.Higher, AgainstBenchmark.Lower]
                : [AgainstBenchmark.Lower, AgainstBenchmark.Higher];
            foreach (var one in order.Where(judged.Contains))
            {
                sentences.Add(Differing(one, judged, far, known));
            }

            if (!judged.Any(one => one is AgainstBenchmark.Higher or AgainstBenchmark.Lower))
            {
                sentences.Add(
                    $"{(known == 1 ? "The area with a value is" : $"All {known:N0} areas with a value are")} "
                    + $"{ComparisonWords.Of(AgainstBenchmark.Similar, BenchmarkName)}: none differs by more than chance.");
            }
        }
        else if (known > 0)
        {
            sentences.Add(
                $"Nothing can be compared with {BenchmarkName}: {(Benchmark.IsKnown ? "no area has limits" : "no value of it is known")}.");
        }

        if (known > 1)
        {
            var (lowest, highest) = (Extreme(-1), Extreme(1));
            sentences.Add($"From {Word(Lines[lowest].At95.Value)} in {Ground.Areas[lowest].Name} to {Word(Lines[highest].At95.Value)} in "
                + $"{Ground.Areas[highest].Name}.");
        }

        sentences.AddRange(Lines.Where(line => line.State != "known").GroupBy(line => line.State, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Reason(group.Key, group.Count())));
        return sentences;
    }

    /// <summary>Why areas have no value, in a sentence.</summary>
    private static string Reason(string state, int count) => state switch
    {
        "suppressed" => $"The publisher holds back the numbers of {PlainWords.Count(count, "area", "areas")}.",
        "missing" => $"{PlainWords.Count(count, "area has", "areas have")} no numbers.",
        "no people" => $"{PlainWords.Count(count, "area has", "areas have")} nobody to count, so no rate.",
        "count not possible" => $"{PlainWords.Count(count, "area has a count", "areas have counts")} that can't be: below 0, or above all.",
        "fewer than 10 events" =>
            $"{PlainWords.Count(count, "area has", "areas have")} fewer than 10 events: too few for a standardised rate to be relied on.",
        _ => $"{PlainWords.Count(count, "area", "areas")}: {state}.",
    };

    private static string? Words(AgainstBenchmark against) => against switch
    {
        AgainstBenchmark.Lower => "lower",
        AgainstBenchmark.Similar => "similar",
        AgainstBenchmark.Higher => "higher",
        _ => null,
    };

    private static string? Words(FunnelPlace place) => place switch
    {
        FunnelPlace.BelowOuter => "below 99.8% limits",
        FunnelPlace.BelowInner => "below 95% limits",
        FunnelPlace.Within => "within limits",
        FunnelPlace.AboveInner => "above 95% limits",
        FunnelPlace.AboveOuter => "above 99.8% limits",
        _ => null,
    };

    private string Limits(Estimate value) => double.IsNaN(value.Lower) || double.IsNaN(value.Upper)
        ? "" : $" (95% limits {Word(value.Lower)} to {Word(value.Upper)})";

    private string Differing(AgainstBenchmark one, AgainstBenchmark[] judged, AgainstBenchmark[] far, int known)
    {
        var numbers = Enumerable.Range(0, judged.Length).Where(number => judged[number] == one)
            .OrderByDescending(number => Math.Abs(Lines[number].At95.Value - Benchmark.At95.Value)).ToArray();
        var names = PlainWords.List(
        [
            .. numbers.Take(MostNames).Select(number => Ground.Areas[number].Name),
            .. numbers.Length > MostNames ? (string[])[$"{numbers.Length - MostNames:N0} more"] : [],
        ]);
        var sure = numbers.Count(number => far[number] == one);
        return $"{numbers.Length:N0} of {known:N0} areas {(numbers.Length == 1 ? "is" : "are")} {ComparisonWords.Of(one, BenchmarkName)} "
            + $"by more than chance: {names}{(sure == 0 ? "" : $" ({sure:N0} also by 99.8% limits)")}.";
    }

    private int Extreme(int sign) => Enumerable.Range(0, Lines.Count).Where(number => Lines[number].IsKnown)
        .MaxBy(number => sign * Lines[number].At95.Value);
}
