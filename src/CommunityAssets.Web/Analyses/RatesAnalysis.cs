using CommunityAssets.Analysis.Rates;
using CommunityAssets.Cartography.Legends;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Analyses;

/// <summary>Crude rates, proportions and means of areas, with limits, against a benchmark.</summary>
public static class RatesAnalysis
{
    private const string ThePeople = "the people of the areas";

    /// <summary>Works them out.</summary>
    /// <exception cref="BadInputException">
    /// An indicator is not there, has no counts, or none of those whom it is out of; no such benchmark.
    /// </exception>
    public static async Task<AnalysisTable> RunAsync(
        IAtlas atlas, Ground ground, RatesRequest request, CancellationToken cancellationToken)
    {
        if (request.Per is { } given && !(given > 0 && double.IsFinite(given)))
        {
            throw new BadInputException("Rates are told for a number of people above 0, such as 1000.");
        }

        var series = await IndicatorSeries.ReadAsync(atlas, request.Indicator, request.Period, ground, cancellationToken);
        var measure = request.Deviation is not null ? RateMeasure.Mean
            : request.Measure ?? (series.Indicator.ValueKind == ValueKind.Proportion && request.Denominator is null
                ? RateMeasure.Proportion : RateMeasure.Rate);
        var per = request.Per ?? (measure == RateMeasure.Mean ? 1
            : measure == RateMeasure.Proportion ? series.Indicator.ValueKind == ValueKind.Proportion ? series.Per : 100
            : series.Indicator.RateBase ?? 1000);
        var (all, outOf) = await OutOfAsync(atlas, ground, series, request, measure, cancellationToken);
        var deviations = request.Deviation is { } id
            ? (await IndicatorSeries.ReadAsync(atlas, id, series.Period, ground, cancellationToken)).Values : null;
        var lines = ground.Areas.Select((_, number) => Line(
            measure, series.Records[number], series.Indicator.ValueKind, all[number], deviations?[number] ?? double.NaN, per)).ToArray();
        Check(series, lines, measure);
        var (name, benchmark) = await BenchmarkAsync(atlas, ground, series, request, measure, lines, per, cancellationToken);
        for (var number = 0; number < lines.Length; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines[number] = InFunnel(lines[number], benchmark, measure, per);
        }

        var sheet = new RateSheet(
            ground, lines, benchmark, name, series.Indicator.Polarity,
            value => NumberText.Single(value, Unit(measure, per, series)));
        return new AnalysisTable(
            "rates",
            await Told.MethodAsync(
                atlas, outOf == ThePeople ? ground.People : [], Method(series, measure, per, outOf, name, ground),
                cancellationToken),
            await Told.ParametersAsync(
                atlas, ground,
                [
                    ("indicator", request.Indicator), ("period", series.Period), ("denominator", request.Denominator),
                    ("deviation", request.Deviation), ("measure", measure.ToString().ToLowerInvariant()), ("per", per),
                    ("benchmark", request.Benchmark), ("benchmarkName", name), ("benchmarkValue", Told.Number(benchmark.At95.Value)),
                    ("benchmarkLower", Told.Number(benchmark.At95.Lower)), ("benchmarkUpper", Told.Number(benchmark.At95.Upper)),
                ],
                cancellationToken),
            sheet.Findings(), TableColumn.InUnit(RateSheet.Columns, "value", Unit(measure, per, series)), sheet.Rows());
    }

    /// <summary>One area's line, without its place in a funnel.</summary>
    /// <param name="measure">What to work out.</param>
    /// <param name="record">What is recorded of the area; null for nothing.</param>
    /// <param name="kind">What sort of number its value is.</param>
    /// <param name="all">Those it is out of, or were measured; NaN for its own denominator.</param>
    /// <param name="deviation">The standard deviation, for means.</param>
    /// <param name="per">For how many it is told.</param>
    internal static RateLine Line(
        RateMeasure measure, IndicatorValue? record, ValueKind kind, double all, double deviation, double per)
    {
        if (record is not { } found)
        {
            return RateLine.Unknown("missing");
        }

        var count = (kind == ValueKind.Count ? found.Value : found.Count) ?? double.NaN;
        if (measure == RateMeasure.Mean)
        {
            return found.Value is not { } mean ? RateLine.Unknown(found.Suppressed ? "suppressed" : "missing")
                : deviation < 0 ? RateLine.Unknown("count not possible")
                : new RateLine(
                    "known", count, all, Means.Of(mean, deviation, all, Confidence.P95).Times(per),
                    Means.Of(mean, deviation, all, Confidence.P998).Times(per));
        }

        return found.Suppressed ? RateLine.Unknown("suppressed")
            : double.IsNaN(count) || double.IsNaN(all) ? RateLine.Unknown("missing", count, all)
            : count < 0 || all < 0 || (measure == RateMeasure.Proportion && all > 0 && count > all)
                ? RateLine.Unknown("count not possible", count, all)
            : all == 0 ? RateLine.Unknown("no people", count, all)
            : Of(measure, count, all, per);
    }

    private static RateLine Of(RateMeasure measure, double count, double all, double per) => new(
        "known", count, all, Value(measure, count, all, per, Confidence.P95), Value(measure, count, all, per, Confidence.P998));

    private static Estimate Value(RateMeasure measure, double count, double all, double per, Confidence confidence) =>
        measure == RateMeasure.Proportion
            ? Proportions.Of(count, all, confidence).Times(per)
            : CrudeRates.Of(count, all, per, confidence);

    private static async Task<(double[] All, string Words)> OutOfAsync(
        IAtlas atlas, Ground ground, IndicatorSeries series, RatesRequest request, RateMeasure measure, CancellationToken cancellationToken)
    {
        double[] own = [.. series.Records.Select(record => record?.Denominator ?? double.NaN)];
        if (request.Denominator == RatesRequest.People
            || (request.Denominator is null && own.All(double.IsNaN) && series.Indicator.ValueKind == ValueKind.Count))
        {
            return ground.People.All(double.IsNaN)
                ? throw new BadInputException(
                    "No populations are loaded for these areas, so nothing can be told of so many people. Load them: communityassets import "
                    + "population FILE.")
                : (ground.People, ThePeople);
        }

        if (request.Denominator is not { } id)
        {
            return own.All(double.IsNaN) && measure != RateMeasure.Mean
                ? throw new BadInputException(
                    $"{series.Indicator.Name} has no denominators for these areas. Name those whom it is out of: an indicator that counts "
                    + "them, or 'people' for the people of the areas.")
                : (own, "its own denominators");
        }

        // The same period where there is one, else the latest.
        var holding = await atlas.Indicators.FindAsync(id, cancellationToken);
        var same = holding?.Layers.Any(layer =>
            layer.Level == ground.Level && layer.Vintage == ground.Vintage && layer.Period == series.Period) == true;
        var others = await IndicatorSeries.ReadAsync(atlas, id, same ? series.Period : null, ground, cancellationToken);
        double[] all = others.Indicator.ValueKind == ValueKind.Count
            ? others.Values : [.. others.Records.Select(record => record?.Denominator ?? double.NaN)];
        return all.All(double.IsNaN)
            ? throw new BadInputException($"{others.Indicator.Name} counts nobody: it has neither counts nor denominators.")
            : (all, others.Words);
    }

    private static void Check(IndicatorSeries series, RateLine[] lines, RateMeasure measure)
    {
        if (measure != RateMeasure.Mean && Array.TrueForAll(lines, line => line.State == "missing"))
        {
            throw new BadInputException(
                $"{series.Words} has no counts for these areas, so no rate can be worked out of it. Its values are told by analyse classes "
                + "and the map.");
        }
    }

    private static async Task<(string Name, RateLine Line)> BenchmarkAsync(
        IAtlas atlas, Ground ground, IndicatorSeries series, RatesRequest request, RateMeasure measure, RateLine[] lines, double per,
        CancellationToken cancellationToken)
    {
        var area = request.Benchmark is { } code
            ? await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken)
                ?? throw new BadInputException($"There is no area with the code '{code}' in the atlas to compare with.")
            : ground.Within;
        if (area is not null && await RecordAsync(atlas, area, series, cancellationToken) is { } record)
        {
            // Where the counts are out of others than its own denominators, so is the benchmark's: by people, or not at all.
            var all = request.Denominator switch
            {
                null => record.Denominator ?? double.NaN,
                RatesRequest.People => area.Population ?? double.NaN,
                _ => double.NaN,
            };
            var line = Line(measure, record, series.Indicator.ValueKind, all, double.NaN, per);
            if (line.IsKnown)
            {
                return (area.Name, line);
            }

            if (request.Denominator is null && record.Value is { } value && per == series.Per)
            {
                var published = Estimate.From(value, record.Lower, record.Upper);
                return (area.Name, new RateLine("known", double.NaN, double.NaN, published, Estimate.Point(value)));
            }
        }

        if (request.Benchmark is not null)
        {
            throw new BadInputException(
                $"{area!.Name} has no value of {series.Words} to compare with. Leave the benchmark out to compare with all areas "
                + "together.");
        }

        var known = lines.Where(line => line.IsKnown && !double.IsNaN(line.Count) && line.Denominator > 0).ToArray();
        return known.Length < 2 || measure == RateMeasure.Mean
            ? ("other areas", RateLine.Unknown("missing"))
            : ($"all {known.Length:N0} areas together",
                Of(measure, known.Sum(line => line.Count), known.Sum(line => line.Denominator), per));
    }

    private static async Task<IndicatorValue?> RecordAsync(
        IAtlas atlas, Area area, IndicatorSeries series, CancellationToken cancellationToken)
    {
        foreach (var value in await atlas.Indicators.OfAreaAsync(area.Key, cancellationToken))
        {
            if (value.Indicator == series.Indicator.Id && value.Period == series.Period)
            {
                return value;
            }
        }

        return null;
    }

    private static RateLine InFunnel(RateLine line, RateLine benchmark, RateMeasure measure, double per)
    {
        if (!line.IsKnown || !benchmark.IsKnown || measure == RateMeasure.Mean)
        {
            return line;
        }

        var average = benchmark.At95.Value / per;
        if (measure == RateMeasure.Proportion)
        {
            return average is >= 0 and <= 1
                ? line with
                {
                    Funnel = Funnels.PlaceShare(line.Count, line.Denominator, average),
                    Funnel95 = Funnels.Proportion(average, line.Denominator, Confidence.P95).Times(per),
                    Funnel998 = Funnels.Proportion(average, line.Denominator, Confidence.P998).Times(per),
                }
                : line;
        }

        var expected = average * line.Denominator;
        return line with
        {
            Funnel = Funnels.PlaceCount(line.Count, expected),
            Funnel95 = Funnels.Count(expected, Confidence.P95).Times(per / line.Denominator),
            Funnel998 = Funnels.Count(expected, Confidence.P998).Times(per / line.Denominator),
        };
    }

    private static string? Unit(RateMeasure measure, double per, IndicatorSeries series) => measure switch
    {
        RateMeasure.Mean => series.Indicator.Unit,
        RateMeasure.Proportion when per == 100 => "%",
        RateMeasure.Proportion when per == 1 => "share",
        _ => FormattableString.Invariant($"per {per:N0}"),
    };

    private static string Method(
        IndicatorSeries series, RateMeasure measure, double per, string outOf, string benchmark, Ground ground)
    {
        var what = measure switch
        {
            RateMeasure.Proportion => "Proportions with Wilson score limits",
            RateMeasure.Mean => "Means with limits by Student's t distribution",
            _ => FormattableString.Invariant($"Crude rates per {per:N0} with Byar's limits, exact ones below 10 events"),
        };
        var funnel = measure switch
        {
            RateMeasure.Proportion => "; funnel: the benchmark with standard errors of a share of each area's size",
            RateMeasure.Mean => "",
            _ => "; funnel: Poisson limits around the benchmark's rate",
        };
        return $"{what}, at 95% and 99.8%, as the public-health technical guidance of England has them: {series.Words}, out of {outOf}, "
            + $"for {ground.Words}; compared with {benchmark} by whether limits overlap{funnel}; fifths of these areas by rank.";
    }
}
