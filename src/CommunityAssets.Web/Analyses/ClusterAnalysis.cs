using System.Globalization;
using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>Where areas with alike values lie together more than chance alone brings about.</summary>
public static class ClusterAnalysis
{
    /// <summary>The most conditional permutations that can be asked for.</summary>
    public const int MostPermutations = 99_999;

    // Two-sided ones would be up to twice as large: whoever compares must know.
    private const string OneSided = "one-sided pseudo p, as in GeoDa and PySAL";

    private static readonly TableColumn[] Columns =
    [
        new("code", ExportType.Text, "The area's code."),
        new("name", ExportType.Text, "The area's name."),
        new("value", ExportType.Real, "The indicator's value."),
        new("cluster", ExportType.Text, "The cluster it is in: the area's own value, then its neighbours'."),
        new("statistic", ExportType.Real,
            "The local statistic: above 0 where the area and its neighbours are alike (local Moran's I), or where they are high "
            + "together (Getis-Ord)."),
        new("expected", ExportType.Real,
            "What chance alone would bring: its mean when the other values are dealt out again and again (permutations)."),
        new("z", ExportType.Real, "How far it lies from that mean, in standard deviations of the permutations."),
        new("pseudo_p", ExportType.Real,
            "How often chance alone brings as much: 0.05 is 1 in 20 permutations (pseudo p-value, of the side that the area lies on; "
            + "of both sides together up to twice as large).")
        {
            Heading = "Pseudo p",
        },
        new("adjusted_p", ExportType.Real,
            "The same, put right for how many areas are looked at (Benjamini and Hochberg): it decides, unless each area is judged by "
            + "itself."),
        new("neighbours", ExportType.Whole, "How many neighbours it has."),
        new("class", ExportType.Text,
            "The cluster's name for machines: high-high, low-low, high-low, low-high, not-significant, not-known.")
        {
            ForPrograms = true,
        },
        new("second", ExportType.Real,
            "The area's value of what is looked at around the others: an indicator, or places for 1,000 people (empty where "
            + "populations are not loaded).")
        {
            Heading = "Around it: own value",
        },
        new("people", ExportType.Real, "The people who live there."),
    ];

    // The table of draws that serves all areas, which takes eight bytes for each.
    private const double MostDrawn = 100e6;

    /// <summary>Finds clusters.</summary>
    /// <exception cref="BadInputException">An indicator is not there, or has no values for these areas.</exception>
    public static async Task<AnalysisTable> RunAsync(
        IAtlas atlas, Ground ground, ClusterRequest request, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (request is { Around: not null, Strengths: not null } or { Statistic: not ClusterStatistic.Moran, Strengths: not null })
        {
            throw new BadInputException(
                "Access to strengths takes the place of a second indicator, and needs local Moran's I. Ask for one of them.");
        }

        var series = await IndicatorSeries.ReadAsync(atlas, request.Indicator, request.Period, ground, cancellationToken);
        var around = request.Around is { } id ? await IndicatorSeries.ReadAsync(atlas, id, period: null, ground, cancellationToken) : null;
        var reach = request.Strengths is { } sites
            ? await StrengthsInReach.MeasureAsync(atlas, ground, sites, progress, cancellationToken) : null;
        var own = reach is null ? series.Values : series.Needs;
        var second = reach?.Access ?? around?.Values;
        var weights = SpatialWeights.From(Neighbours(ground, request, cancellationToken), request.Style);
        Check(request, weights);
        var found = request.Statistic switch
        {
            ClusterStatistic.Moran => LocalMoran.OfTwo(own, second ?? own, weights, request.Plan, progress, cancellationToken),
            var statistic => GetisOrd.Of(
                own, weights, statistic == ClusterStatistic.GiStar, request.Plan, progress, cancellationToken),
        };
        return new AnalysisTable(
            "clusters",
            await Told.MethodAsync(atlas, ground.People, Method(request, series, around, reach, ground), cancellationToken),
            await Told.ParametersAsync(atlas, ground, Parameters(request, series, around), cancellationToken),
            Findings(found, GlobalMoran.Of(series.Values, weights), weights, series, ground, request),
            request.Together ? ClusterGroups.Columns : TableColumn.InUnit(Columns, "value", series.Indicator.Unit),
            request.Together ? ClusterGroups.Of(ground, found, weights, request, cancellationToken)
                : Rows(ground, series, reach is null ? second : reach.Per1000, found, weights, request));
    }

    private static void Check(ClusterRequest request, SpatialWeights weights)
    {
        var pairs = weights.Pairs;
        if ((double)request.Plan.Permutations * weights.MostNeighbours > MostDrawn)
        {
            throw new BadInputException(FormattableString.Invariant(
                $"{request.Plan.Permutations:N0} permutations of {weights.MostNeighbours:N0} neighbours, as one area has, are more than ")
                + FormattableString.Invariant(
                    $"fits in memory. Ask for at most {Math.Max(1, Math.Floor(MostDrawn / weights.MostNeighbours)):N0} permutations, ")
                + "or fewer neighbours.");
        }

        if ((double)request.Plan.Permutations * pairs > request.MostDraws)
        {
            throw new BadInputException(FormattableString.Invariant(
                $"{request.Plan.Permutations:N0} permutations of {pairs:N0} pairs of neighbours are more than is worked out here at once. ")
                + FormattableString.Invariant($"Ask for at most {Math.Max(1, Math.Floor(request.MostDraws / pairs)):N0} permutations, fewer ")
                + "neighbours or fewer areas, or have it worked out on the command line, which takes its time: communityassets analyse clusters.");
        }
    }

    private static List<TableRow> Rows(
        Ground ground, IndicatorSeries series, double[]? second, LocalStatistic[] found, SpatialWeights weights, ClusterRequest request) =>
    [
        .. ground.Areas.Select((area, number) => new TableRow(area.Key.Code, area.Shape,
        [
            area.Key.Code, area.Name, Told.Number(series.Values[number]), ClusterWords.Name(found[number].Kind, request),
            Told.Number(found[number].Value), Told.Number(found[number].Expected), Told.Number(found[number].Z),
            Told.Number(found[number].PseudoP), Told.Number(found[number].AdjustedP), weights.Neighbours(number).Length,
            ClusterWords.Id(found[number].Kind), second is null ? null : Told.Number(second[number]), Told.Number(ground.People[number]),
        ])),
    ];

    private static int[][] Neighbours(Ground ground, ClusterRequest request, CancellationToken cancellationToken) => request.Rule switch
    {
        NeighbourRule.Nearest => Neighbourhoods.Nearest(ground.Centres, request.Neighbours, cancellationToken),
        NeighbourRule.Distance => Neighbourhoods.Within(ground.Centres, request.Metres, cancellationToken),
        NeighbourRule.Rook => Neighbourhoods.Rook([.. ground.Areas.Select(area => area.Shape!)], cancellationToken: cancellationToken),
        _ => Neighbourhoods.Queen([.. ground.Areas.Select(area => area.Shape!)], cancellationToken: cancellationToken),
    };

    private static string Method(
        ClusterRequest request, IndicatorSeries series, IndicatorSeries? around, StrengthsInReach? reach, Ground ground)
    {
        var statistic = request.Statistic switch
        {
            ClusterStatistic.Moran when around is not null => $"Bivariate local Moran's I of {series.Words} against {around.Words} around it",
            ClusterStatistic.Moran when reach is not null =>
                $"Bivariate local Moran's I of {series.Words}, turned so that higher is more need, against access around it to "
                + $"{request.Strengths!.Words} ({reach.Words})",
            ClusterStatistic.Moran => $"Local Moran's I of {series.Words}",
            ClusterStatistic.GiStar => $"Getis-Ord Gi* of {series.Words}",
            _ => $"Getis-Ord Gi of {series.Words}",
        };
        var rule = request.Rule switch
        {
            NeighbourRule.Nearest => FormattableString.Invariant($"the {request.Neighbours} nearest centroids"),
            NeighbourRule.Distance => FormattableString.Invariant($"centroids within {request.Metres:0} m"),
            NeighbourRule.Rook => "areas that share at least two points of their boundaries (rook)",
            _ => "areas that share a point of their boundaries (queen)",
        };
        var style = request.Style == WeightStyle.Binary ? "binary" : "row-standardised";
        return FormattableString.Invariant(
            $"{statistic} for {ground.Words}; neighbours: {rule}, {style}; {request.Plan.Permutations} conditional permutations, ")
            + FormattableString.Invariant($"seed {request.Plan.Seed}; ")
            + FormattableString.Invariant(request.Plan.EachAlone
                ? $"{OneSided}, up to {request.Plan.Significance:0.####}, each area by itself."
                : (FormattableString)$"false discovery rate {request.Plan.Significance:0.####} (Benjamini–Hochberg) of {OneSided}.");
    }

    private static (string Name, object? Value)[] Parameters(ClusterRequest request, IndicatorSeries series, IndicatorSeries? around) =>
    [
        ("indicator", series.Indicator.Id), ("period", series.Period), ("around", around?.Indicator.Id), ("aroundPeriod", around?.Period),
        ("statistic", request.Statistic.ToString()), ("neighbours", request.Rule.ToString()),
        ("nearest", request.Rule == NeighbourRule.Nearest ? request.Neighbours : null),
        ("metres", request.Rule == NeighbourRule.Distance ? request.Metres : null), ("weights", request.Style.ToString()),
        ("permutations", request.Plan.Permutations), ("seed", request.Plan.Seed),
        (request.Plan.EachAlone ? "pseudoP" : "falseDiscoveryRate", request.Plan.Significance), ("strengths", request.Strengths?.Words),
        ("topic", request.Strengths?.Topic?.Id), ("kind", request.Strengths?.Kind?.ToString()),
    ];

    // Some area came out as extreme as these permutations can tell, which would be enough for it to be told had there been more of them.
    private static long? TooCoarse(LocalStatistic[] found, PermutationPlan plan)
    {
        var (tested, least) = (found.Count(one => !double.IsNaN(one.PseudoP)), 1.5 / (plan.Permutations + 1));
        var needed = tested / plan.Significance;
        var isCoarse = !plan.EachAlone && needed > plan.Permutations + 1 && plan.Permutations < MostPermutations;
        return isCoarse && found.Any(one => one.PseudoP < least && one.Kind == ClusterKind.NotSignificant)
            ? (long)Math.Min(MostPermutations, Math.Pow(10, Math.Ceiling(Math.Log10(needed))) - 1) : null;
    }

    private static List<string> Findings(
        LocalStatistic[] found, GlobalAutocorrelation global, SpatialWeights weights, IndicatorSeries series, Ground ground,
        ClusterRequest request)
    {
        var sentences = new List<string>();
        foreach (var kind in ClusterWords.Kinds)
        {
            var inside = Enumerable.Range(0, found.Length).Where(area => found[area].Kind == kind).ToList();
            if (inside.Count > 0)
            {
                var people = inside.Sum(area => double.IsNaN(ground.People[area]) ? 0 : ground.People[area]);
                sentences.Add(PlainWords.Capital(ClusterWords.Name(kind, request))
                    + $": {PlainWords.Count(inside.Count, "area", "areas")}, unlikely by chance"
                    + (people > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {people:N0} people live there.") : "."));
            }
        }

        if (sentences.Count == 0)
        {
            var alone = found.Count(one => one.PseudoP <= request.Plan.Significance);
            sentences.Add(
                "No area stands out together with its neighbours more than chance alone often brings about."
                + (request.Plan.EachAlone || alone == 0 ? ""
                    : $" Judged each by itself, {PlainWords.Count(alone, "area", "areas")} would; among so many that may be chance."));
        }

        if (1d / (request.Plan.Permutations + 1) > request.Plan.Significance)
        {
            sentences.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{request.Plan.Permutations} permutations can't tell so little a chance as "
                + $"{request.Plan.Significance}: ask for more of them."));
        }
        else if (TooCoarse(found, request.Plan) is { } needed)
        {
            sentences.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{request.Plan.Permutations:N0} permutations tell no chance under 1 in {request.Plan.Permutations + 1:N0}, too coarse for "
                + $"one area alone to be told among {found.Count(one => !double.IsNaN(one.PseudoP)):N0}. Some are as far out as that: ask "
                + $"for {needed:N0}."));
        }

        var chance = found.Count(one => one.Kind == ClusterKind.NotSignificant);
        if (chance > 0)
        {
            sentences.Add($"Not significant: {PlainWords.Count(chance, "area", "areas")}, as chance alone often brings about.");
        }

        if (!double.IsNaN(global.Moran))
        {
            sentences.Add(Over(global, series.Indicator.Name));
        }

        var missing = series.Values.Count(double.IsNaN);
        if (missing > 0)
        {
            sentences.Add($"{PlainWords.Count(missing, "area has no value and is", "areas have no value and are")} left out.");
        }

        if (weights.Islands > 0)
        {
            sentences.Add(
                $"{PlainWords.Count(weights.Islands, "area has", "areas have")} no neighbours by this rule: nothing is said of them.");
        }

        if (request.Strengths is not null)
        {
            sentences.Add($"A thin record is first of all one of areas that are not yet mapped. {RecordWords.NotAbsent}");
        }

        return sentences;
    }

    private static string Over(GlobalAutocorrelation global, string indicator)
    {
        // 1.96 standard deviations: 1 in 20 by chance, both ways together.
        var alike = global.Z >= 1.96 ? "more alike than chance alone often brings about"
            : global.Z <= -1.96 ? "less alike than chance alone often brings about"
            : "about as alike as chance alone brings about";
        return $"Over the whole place, neighbouring areas are {alike}: Moran's I of {indicator} is {Number(global.Moran, 3)}, where "
            + $"{Number(global.Expected, 3)} is expected by chance{(double.IsNaN(global.Z) ? "" : $" (z {Number(global.Z, 1)})")}.";
    }

    private static string Number(double value, int decimals) =>
        value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '−');
}
