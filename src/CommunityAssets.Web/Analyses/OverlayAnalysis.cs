using System.Globalization;
using CommunityAssets.Analysis.Access;
using CommunityAssets.Analysis.Overlay;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>Where needs and strengths meet.</summary>
public static class OverlayAnalysis
{
    private const int FewestForThirds = 3;

    // Records of different sources are held against each other anew each time: for a place that is a moment, for a country it would be
    // minutes.
    private const int MostCompared = 5000;

    private static readonly TableColumn[] Columns =
    [
        new("code", ExportType.Text, "The area's code."),
        new("name", ExportType.Text, "The area's name."),
        new("need", ExportType.Real, "The indicator's value."),
        new("need_third", ExportType.Text, "Which third of need it is in; high means more need.") { Heading = "Third of need" },
        new("strengths", ExportType.Whole, "Recorded strengths within 15 minutes' walk of its people.") { Heading = "Strengths in reach" },
        new("nearest_metres", ExportType.Real, "The way to the nearest of them, in metres.") { Heading = "Metres to the nearest" },
        new("per_1000", ExportType.Real,
            "Places in reach for 1,000 people, weighted by distance and shared with others in reach; empty where populations are not "
            + "loaded.")
        {
            Heading = "Places for 1,000 people",
        },
        new("strengths_third", ExportType.Text, "Which third of recorded strengths in reach it is in.") { Heading = "Third of strengths" },
        new("class", ExportType.Text, "The class: third of need, then of strengths.") { ForPrograms = true },
        new("meeting", ExportType.Text, "What the corner is called.") { Heading = "What it means" },
        new("people", ExportType.Real, "The people who live there."),
        new("record", ExportType.Text, "How far the record can be relied on.") { Heading = "How far to rely on it" },
        new("start_with", ExportType.Text, "Recorded strengths to start from, groups first, the nearest first, with the way on foot."),
        new("start_with_ids", ExportType.Text, "Their ids, in the same order, parted by blanks.") { ForPrograms = true },
    ];

    /// <summary>Puts areas into the nine classes.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="ground">The areas.</param>
    /// <param name="indicator">Id of the need.</param>
    /// <param name="period">Its period; null for the latest.</param>
    /// <param name="everywhere">
    /// Whether need is in thirds of all areas of the layer (England, where loaded) rather than of the ground. Access is always in thirds of
    /// the ground: how far a record goes differs from place to place.
    /// </param>
    /// <param name="sites">The strengths.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Domain.Stewardship.BadInputException">The indicator is not there, or has no values for these areas.</exception>
    public static async Task<AnalysisTable> RunAsync(
        IAtlas atlas, Ground ground, string indicator, string? period, bool everywhere, Sites sites, IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var series = await IndicatorSeries.ReadAsync(atlas, indicator, period, ground, cancellationToken);
        var reach = await StrengthsInReach.MeasureAsync(atlas, ground, sites, progress, cancellationToken);
        var needs = everywhere ? await AllNeedsAsync(atlas, series, ground, cancellationToken) : series.Needs;
        var (needThirds, accessThirds) = (Parted(needs, whenNone: null), Parted(reach.Access, whenNone: 0));
        var classes = Meetings.Of(series.Needs, reach.Access, needThirds, accessThirds);
        var (records, place) = await RecordsAsync(atlas, sites, reach, cancellationToken);
        var rows = ground.Areas.Select((area, number) => new TableRow(
            area.Key.Code, area.Shape, Values(ground, number, series, reach, classes[number], records[number]))).ToList();
        return new AnalysisTable(
            "overlay",
            await Told.MethodAsync(
                atlas, ground.People,
                $"Thirds of {series.Words} ({(everywhere ? "of all areas loaded" : "of the place")}: {NeedLimits(series, needThirds)}) by "
                + $"thirds of access to {sites.Words} ({reach.Words}; {AccessLimits(accessThirds, reach.Alike)}) for {ground.Words}; "
                + "equal values are in one third, and where all are equal in the middle one.",
                cancellationToken),
            await Told.ParametersAsync(
                atlas, ground,
                [
                    ("indicator", indicator), ("period", series.Period), ("topic", sites.Topic?.Id), ("kind", sites.Kind?.ToString()),
                    ("thirds", everywhere ? "all" : "place"), ("decay", Decay.Walking.ToString()),
                    ("needThirds", Limits(needThirds, series.Indicator.Polarity == Polarity.HigherIsBetter ? -1 : 1)),
                    ("needLimits", NeedLimits(series, needThirds)), ("per1000Thirds", reach.Alike ? null : Limits(accessThirds, 1000)),
                    ("per1000Limits", AccessLimits(accessThirds, reach.Alike)),
                ],
                cancellationToken),
            Findings(ground, classes, series, reach, sites, needs, everywhere, place),
            TableColumn.InUnit(Columns, "need", series.Indicator.Unit), rows);
    }

    private static object?[] Values(Ground ground, int number, IndicatorSeries series, StrengthsInReach reach, MeetingClass one,
        string record) =>
    [
        ground.Areas[number].Key.Code, ground.Areas[number].Name, Told.Number(series.Values[number]),
        MeetingWords.Name(one.Need), reach.Counts[number], Told.Number(reach.Nearest[number]), Told.Number(reach.Per1000[number]),
        MeetingWords.Name(one.Strength), MeetingWords.Id(one), one.Name,
        Told.Number(ground.People[number]), record,
        string.Join("; ", reach.Starts[number].Select(Start)), string.Join(' ', reach.Starts[number].Select(start => start.Asset.Id)),
    ];

    // How complete the record is, for each area by what is in its reach, else by the whole place; and for the whole place.
    private static async Task<(string[] Areas, string Place)> RecordsAsync(
        IAtlas atlas, Sites sites, StrengthsInReach reach, CancellationToken cancellationToken)
    {
        if (sites.Assets.Count is 0 or > MostCompared)
        {
            return ([.. reach.Counts.Select(count => RecordWords.Complete(count))], RecordWords.NotAbsent);
        }

        var listings = await Listings.ReadAsync(
            atlas, sites.Topic?.Id, sites.Kind, [], Domain.Assets.Visibility.Public, sites.Box, progress: null, cancellationToken);
        var numbers = listings.Assets.Select((asset, number) => (asset.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number);

        // What is said of a place is said of the records near it, which are those that are counted.
        var counted = sites.Box is null ? Enumerable.Range(0, listings.Assets.Count)
            : sites.Assets.Select(site => numbers.GetValueOrDefault(site.Id, -1)).Where(number => number >= 0);
        var whole = listings.Of(counted).Estimate;
        return (
            [
                .. reach.Reached.Select(inside => RecordWords.Complete(
                    inside.Count,
                    listings.Of(inside.Select(site => numbers.GetValueOrDefault(sites.Assets[site].Id, -1)).Where(number => number >= 0))
                        .Estimate,
                    whole)),
            ],
            RecordWords.Complete(sites.Assets.Count, whole));
    }

    private static string Start(StartingPoint start) =>
        start.Asset.Name.Replace("; ", ", ", StringComparison.Ordinal) + $" ({PlainWords.Distance(start.Metres)})";

    private static async Task<double[]> AllNeedsAsync(
        IAtlas atlas, IndicatorSeries series, Ground ground, CancellationToken cancellationToken)
    {
        var numbers = await atlas.Indicators.NumbersAsync(
            series.Indicator.Id, ground.Level, ground.Vintage, series.Period, cancellationToken: cancellationToken);
        return series.Indicator.Polarity == Polarity.HigherIsBetter ? Array.ConvertAll(numbers, number => -number) : numbers;
    }

    // Where all areas have one value nothing sets them apart: the middle third claims least. Nothing recorded anywhere is a thin record,
    // though.
    private static Thirds Parted(double[] values, double? whenNone)
    {
        var known = values.Where(value => !double.IsNaN(value)).ToList();
        return known.Count > 1 && known[0] != whenNone && known.TrueForAll(value => value == known[0])
            ? new Thirds(double.NegativeInfinity, known[0]) : Thirds.Of(values);
    }

    private static double?[]? Limits(Thirds thirds, double times) => double.IsNaN(thirds.Lower) ? null
        : [double.IsFinite(thirds.Lower) ? thirds.Lower * times : null, thirds.Upper * times];

    private static string NeedLimits(IndicatorSeries series, Thirds thirds)
    {
        string Say(double limit) => ValueWords.Of(series.Indicator, limit);
        return (series.Indicator.Polarity == Polarity.HigherIsBetter, thirds) switch
        {
            (_, { Upper: double.NaN }) => "no values",
            (_, { Lower: double.NegativeInfinity }) => "all values are equal",
            (true, _) => $"high need below {Say(-thirds.Upper)}, low need from {Say(-thirds.Lower)}",
            _ => $"high need above {Say(thirds.Upper)}, low need up to {Say(thirds.Lower)}",
        };
    }

    private static string AccessLimits(Thirds thirds, bool alike)
    {
        string Say(double limit) => ((alike ? 1 : 1000) * limit).ToString("0.##", CultureInfo.InvariantCulture);
        return thirds switch
        {
            { Upper: double.NaN } => "nobody’s access is known",
            { Lower: double.NegativeInfinity } => "access is the same everywhere",
            _ => $"strong record above {Say(thirds.Upper)} places for {(alike ? "each area" : "1,000 people")}, "
                + $"thin record up to {Say(thirds.Lower)}",
        };
    }

    private static List<string> Findings(
        Ground ground, MeetingClass[] classes, IndicatorSeries series, StrengthsInReach reach, Sites sites, double[] needs, bool everywhere,
        string place)
    {
        var sentences = new List<string>();
        foreach (var (need, strength) in ((Third, Third)[])[(Third.High, Third.High), (Third.High, Third.Low), (Third.Low, Third.High), (
            Third.Low, Third.Low)])
        {
            var inside = Enumerable.Range(0, classes.Length).Where(area => classes[area].Need == need
                && classes[area].Strength == strength).ToList();
            if (inside.Count > 0)
            {
                sentences.Add(Corner(classes[inside[0]], inside, ground, reach));
            }
        }

        var values = needs.Where(value => !double.IsNaN(value)).ToList();
        if (values.Count < FewestForThirds)
        {
            sentences.Add($"Only {PlainWords.Count(values.Count, "area has", "areas have")} a value: thirds of so few say little.");
        }
        else if (values.TrueForAll(value => value == values[0]))
        {
            sentences.Add($"{series.Indicator.Name} is the same everywhere: it sets no area apart.");
        }

        Say(sentences, series.Values.Count(double.IsNaN), "area has", "areas have", "no value of this indicator.");
        Say(sentences, reach.Empty, "area has", "areas have", "nobody living there: nothing is said of access.");
        Say(sentences, reach.Guessed, "area has", "areas have",
            "no population loaded, and counts with as many people as others have on average.");
        Say(sentences, sites.WithoutPlace, "recorded strength has", "recorded strengths have",
            "no place (online, or covering areas), and are not counted.");
        if (everywhere)
        {
            sentences.Add($"Need is told against {PlainWords.Count(values.Count, "area", "areas")} with a value; access against the "
                + $"{ground.Areas.Count:N0} shown.");
        }

        sentences.Add($"A thin record is first of all an area that is not yet mapped. {place}");
        return sentences;
    }

    // "Start listening here: 7 areas of high need and a thin record, with 11,230 people; 2 of them are not yet mapped."
    private static string Corner(MeetingClass one, List<int> inside, Ground ground, StrengthsInReach reach)
    {
        var people = inside.Sum(area => double.IsNaN(ground.People[area]) ? 0 : ground.People[area]);
        var unmapped = inside.Count(area => reach.Counts[area] == 0);
        return $"{one.Name}: {PlainWords.Count(inside.Count, "area", "areas")} of {MeetingWords.Name(one.Need)} need and a "
            + $"{(one.Strength == Third.High ? "strong" : "thin")} record"
            + (people > 0 ? string.Create(CultureInfo.InvariantCulture, $", with {people:N0} people") : "")
            + (unmapped == 0 ? "."
                : unmapped == inside.Count ? $"; {(unmapped == 1 ? "it is" : "all are")} not yet mapped."
                : $"; {unmapped:N0} of them {(unmapped == 1 ? "is" : "are")} not yet mapped.");
    }

    private static void Say(List<string> sentences, int count, string one, string many, string rest)
    {
        if (count > 0)
        {
            sentences.Add($"{PlainWords.Count(count, one, many)} {rest}");
        }
    }
}
