using System.Globalization;
using CommunityAssets.Cartography.Classes;
using CommunityAssets.Cartography.Legends;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>Puts the areas of an indicator into classes, as the map does, and tells how well they fit.</summary>
public static class ClassesAnalysis
{
    private static readonly TableColumn[] Columns =
    [
        new("code", ExportType.Text, "The area's code."),
        new("name", ExportType.Text, "The area's name."),
        new("value", ExportType.Real, "The indicator's value."),
        new("state", ExportType.Text, "known, suppressed (held back by the publisher) or missing."),
        new("class", ExportType.Whole, "Its class, 1 the lowest."),
        new("from", ExportType.Real, "Where the class starts.") { ForPrograms = true },
        new("to", ExportType.Real, "Where it ends: this value is in the next class, but for the last.") { ForPrograms = true },
        new("words", ExportType.Text, "The class as a legend tells it.") { Heading = "Values of that class" },
    ];

    /// <summary>The names of the methods, the usual one first.</summary>
    public static IReadOnlyList<string> Methods { get; } = [.. ClassMethods.All.Select(ClassMethods.Id)];

    /// <summary>The most classes that can be asked for.</summary>
    public static int MostClasses => Classifier.MostClasses;

    /// <summary>Classifies.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="ground">The areas.</param>
    /// <param name="indicator">Id of the indicator.</param>
    /// <param name="period">Its period; null for the latest.</param>
    /// <param name="method">How classes are made: one of <see cref="Methods"/>.</param>
    /// <param name="classes">How many are wanted, 2 to 7.</param>
    /// <param name="rounded">Whether limits are rounded as the map's legend has them, rather than exact.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">The indicator is not there, or has no values for these areas; the method is none.</exception>
    public static async Task<AnalysisTable> RunAsync(
        IAtlas atlas, Ground ground, string indicator, string? period, string method, int classes, bool rounded,
        CancellationToken cancellationToken)
    {
        var way = ClassMethods.TryParse(method, out var named) ? named
            : throw new BadInputException($"'{method}' is not a way to make classes. Use one of: {string.Join(", ", Methods)}.");
        var series = await IndicatorSeries.ReadAsync(atlas, indicator, period, ground, cancellationToken);
        double[] known = [.. series.Values.Where(double.IsFinite)];
        var readable = RoundedClasses.Of(known, way, classes);
        var made = rounded ? readable.Classes : Classifier.Classify(known, way, classes);
        var words = Words(
            made, rounded ? readable : readable with { Decimals = Math.Min(readable.Decimals + 2, 12), Whole = false }, series);
        var rows = ground.Areas.Select((area, number) => new TableRow(area.Key.Code, area.Shape, Row(number))).ToList();
        return new AnalysisTable(
            "classes",
            await Told.MethodAsync(
                atlas,
                $"{ClassMethods.Words(way, made.Counts.Length)}, of {series.Words} for {ground.Words}; {classes} were asked for, "
                + $"limits {(rounded ? "rounded to numbers that can be read" : "exact")}, a value on a limit is in the class above it; "
                + "fit: goodness of variance fit (Jenks and Caspall 1971).",
                cancellationToken),
            await Told.ParametersAsync(
                atlas, ground,
                [
                    ("indicator", indicator), ("period", series.Period), ("method", ClassMethods.Id(way)), ("classes", classes),
                    ("limits", rounded ? "rounded" : "exact"), ("breaks", made.Limits.ToArray()),
                    ("fit", Told.Number(Goodness.OfVariance(known, made))),
                ],
                cancellationToken),
            Findings(known, made, words, series, classes), TableColumn.InUnit(Columns, "value", series.Indicator.Unit), rows);

        object?[] Row(int number)
        {
            var (area, value) = (ground.Areas[number], series.Values[number]);
            if (!double.IsFinite(value))
            {
                return [area.Key.Code, area.Name, null, series.State(number), null, null, null, null];
            }

            var at = made.ClassOf(value);
            return
            [
                area.Key.Code, area.Name, value, series.State(number), at + 1, at == 0 ? made.Lowest : made.Limits[at - 1],
                at == made.Limits.Length ? made.Highest : made.Limits[at], words[at],
            ];
        }
    }

    private static string[] Words(Classification made, RoundedClasses readable, IndicatorSeries series) =>
    [
        .. made.Counts.Select((_, at) =>
        {
            var from = at == 0 ? made.Lowest : made.Limits[at - 1];
            var last = at == made.Limits.Length;
            var to = last ? made.Highest : made.Limits[at];
            var told = readable.Whole && !last ? to - Math.Pow(10, -readable.Decimals) : to;
            return NumberText.Range(from, told, readable.Decimals, series.Indicator.Unit);
        }),
    ];

    private static List<string> Findings(double[] known, Classification made, string[] words, IndicatorSeries series, int asked)
    {
        List<string> sentences =
        [
            .. made.Counts.Select((count, at) => $"Class {at + 1}, {words[at]}: {PlainWords.Count(count, "area", "areas")}."),
        ];
        if (made.Counts.Length > 0 && made.Counts.Length != asked)
        {
            sentences.Add($"{asked} classes were asked for; these values make {made.Counts.Length}, since no class is empty and equal "
                + "values are in one.");
        }

        if (Goodness.OfVariance(known, made) is var fit && double.IsFinite(fit))
        {
            sentences.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The classes tell {100 * fit:0.#}% of the difference between areas; the rest is within them (goodness of variance fit "
                + $"{fit:0.000})."));
        }

        sentences.AddRange(series.Unknown());
        return sentences;
    }
}
