using CommunityAssets.Analysis.Access;
using CommunityAssets.Analysis.Overlay;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Analyses;

/// <summary>Where needs and strengths meet.</summary>
public static class OverlayAnalysis
{
    private static readonly TableColumn[] Columns =
    [
        new("code", ExportType.Text, "The area's code."),
        new("name", ExportType.Text, "The area's name."),
        new("need", ExportType.Real, "The indicator's value."),
        new("need_third", ExportType.Text, "Which third of need it is in; high means more need."),
        new("strengths", ExportType.Whole, "Recorded strengths in reach."),
        new("per_1000", ExportType.Real, "Places in reach for 1,000 people, weighted by distance."),
        new("strengths_third", ExportType.Text, "Which third of recorded strengths in reach it is in."),
        new("meeting", ExportType.Text, "What the corner is called."),
    ];

    /// <summary>Puts areas into the nine classes.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="ground">The areas.</param>
    /// <param name="indicator">Id of the need.</param>
    /// <param name="period">Its period; null for the latest.</param>
    /// <param name="everywhere">Whether need is in thirds of all areas of the layer (England, where loaded) rather than of the place.</param>
    /// <param name="sites">The strengths.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Domain.Stewardship.BadInputException">The indicator is not there, or has no values for these areas.</exception>
    public static async Task<AnalysisTable> RunAsync(
        IAtlas atlas, Ground ground, string indicator, string? period, bool everywhere, Sites sites, IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var series = await IndicatorSeries.ReadAsync(atlas, indicator, period, ground, cancellationToken);
        var ways = await Ways.MeasureAsync(atlas, ground.Centres, sites.Shapes, Decay.Walking.Reach, progress, cancellationToken);

        // Where nothing is known of people every area counts the same: what is in reach is then shared by areas.
        var people = ground.People.All(double.IsNaN) ? [.. ground.People.Select(_ => 1d)] : ground.People;
        var access = FloatingCatchments.TwoStep(ways.Pairs, people, sites.Capacities, Decay.Walking, cancellationToken).Areas;
        var counts = Counts(ways.Pairs);
        var needs = everywhere ? await AllNeedsAsync(atlas, series, ground, cancellationToken) : series.Needs;
        var classes = Meetings.Of(series.Needs, access, Thirds.Of(needs), Thirds.Of(access));
        var rows = ground.Areas.Select((area, number) => new TableRow(area.Key.Code, area.Shape,
        [
            area.Key.Code, area.Name, Told.Number(series.Values[number]), MeetingWords.Name(classes[number].Need), counts[number],
            access[number] * 1000, MeetingWords.Name(classes[number].Strength), classes[number].Name,
        ])).ToList();
        return new AnalysisTable(
            "overlay",
            await Told.MethodAsync(
                atlas,
                $"Thirds of {series.Words} ({(everywhere ? "of all areas loaded" : "of the place")}) by thirds of access to {sites.Words} "
                + $"(enhanced two-step floating catchments, {ways.Words}; {Decay.Walking}) for {ground.Words}; equal values are in one third.",
                cancellationToken),
            await Told.ParametersAsync(
                atlas, ground,
                [
                    ("indicator", indicator), ("period", series.Period), ("topic", sites.Topic?.Id), ("kind", sites.Kind?.ToString()),
                    ("thirds", everywhere ? "all" : "place"), ("decay", Decay.Walking.ToString()),
                ],
                cancellationToken),
            Findings(classes), Columns, rows);
    }

    private static async Task<double[]> AllNeedsAsync(
        IAtlas atlas, IndicatorSeries series, Ground ground, CancellationToken cancellationToken)
    {
        var numbers = await atlas.Indicators.NumbersAsync(
            series.Indicator.Id, ground.Level, ground.Vintage, series.Period, cancellationToken: cancellationToken);
        return series.Indicator.Polarity == Domain.Needs.Polarity.HigherIsBetter ? Array.ConvertAll(numbers, number => -number) : numbers;
    }

    private static int[] Counts(ReachPairs pairs)
    {
        var counts = new int[pairs.Areas];
        for (var site = 0; site < pairs.Sites; site++)
        {
            foreach (var area in pairs.Of(site))
            {
                counts[area]++;
            }
        }

        return counts;
    }

    private static List<string> Findings(MeetingClass[] classes)
    {
        List<string> sentences =
        [
            .. classes.Where(one => one.Name is not null).GroupBy(one => (one.Need, one.Name))
                .OrderByDescending(group => group.Key.Need).ThenBy(group => group.Key.Name, StringComparer.Ordinal)
                .Select(group => $"{group.Key.Name}: {group.Count():N0} {(group.Count() == 1 ? "area" : "areas")}."),
        ];
        var unknown = classes.Count(one => !one.IsKnown);
        if (unknown > 0)
        {
            sentences.Add($"{unknown:N0} {(unknown == 1 ? "area has" : "areas have")} no value of this indicator.");
        }

        sentences.Add($"A thin record is first of all an area that is not yet mapped. {RecordWords.NotAbsent}");
        return sentences;
    }
}
