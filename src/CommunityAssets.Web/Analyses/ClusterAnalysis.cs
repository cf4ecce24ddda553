using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Analyses;

/// <summary>Where areas with alike values lie together more than chance alone brings about.</summary>
public static class ClusterAnalysis
{
    private static readonly TableColumn[] Columns =
    [
        new("code", ExportType.Text, "The area's code."),
        new("name", ExportType.Text, "The area's name."),
        new("value", ExportType.Real, "The indicator's value."),
        new("cluster", ExportType.Text, "The cluster it is in: the area's own value, then its neighbours'."),
        new("statistic", ExportType.Real, "The local statistic."),
        new("expected", ExportType.Real, "Its mean over permutations."),
        new("z", ExportType.Real, "Standard deviations of the permutations from that mean."),
        new("pseudo_p", ExportType.Real, "Pseudo p-value, one-sided."),
        new("adjusted_p", ExportType.Real, "The same after Benjamini and Hochberg."),
        new("neighbours", ExportType.Whole, "How many neighbours it has."),
    ];

    /// <summary>Finds clusters.</summary>
    /// <exception cref="Domain.Stewardship.BadInputException">An indicator is not there, or has no values for these areas.</exception>
    public static async Task<AnalysisTable> RunAsync(
        IAtlas atlas, Ground ground, ClusterRequest request, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var series = await IndicatorSeries.ReadAsync(atlas, request.Indicator, request.Period, ground, cancellationToken);
        var around = request.Around is { } id ? await IndicatorSeries.ReadAsync(atlas, id, period: null, ground, cancellationToken) : null;
        var weights = SpatialWeights.From(Neighbours(ground, request, cancellationToken), request.Style);
        var found = request.Statistic switch
        {
            ClusterStatistic.Moran => LocalMoran.OfTwo(
                series.Values, (around ?? series).Values, weights, request.Plan, progress, cancellationToken),
            var statistic => GetisOrd.Of(
                series.Values, weights, statistic == ClusterStatistic.GiStar, request.Plan, progress, cancellationToken),
        };
        var global = GlobalMoran.Of(series.Values, weights);
        var rows = ground.Areas.Select((area, number) => new TableRow(area.Key.Code, area.Shape,
        [
            area.Key.Code, area.Name, Told.Number(series.Values[number]), Words(found[number].Kind, request.Statistic),
            Told.Number(found[number].Value), Told.Number(found[number].Expected), Told.Number(found[number].Z),
            Told.Number(found[number].PseudoP), Told.Number(found[number].AdjustedP), weights.Neighbours(number).Length,
        ])).ToList();
        return new AnalysisTable(
            "clusters",
            await Told.MethodAsync(atlas, Method(request, series, around, ground), cancellationToken),
            await Told.ParametersAsync(atlas, ground, Parameters(request, series, around), cancellationToken),
            Findings(found, global, weights, series, request),
            Columns, rows);
    }

    private static int[][] Neighbours(Ground ground, ClusterRequest request, CancellationToken cancellationToken) => request.Rule switch
    {
        NeighbourRule.Nearest => Neighbourhoods.Nearest(ground.Centres, request.Neighbours, cancellationToken),
        NeighbourRule.Distance => Neighbourhoods.Within(ground.Centres, request.Metres, cancellationToken),
        NeighbourRule.Rook => Neighbourhoods.Rook([.. ground.Areas.Select(area => area.Shape!)], cancellationToken: cancellationToken),
        _ => Neighbourhoods.Queen([.. ground.Areas.Select(area => area.Shape!)], cancellationToken: cancellationToken),
    };

    private static string Method(ClusterRequest request, IndicatorSeries series, IndicatorSeries? around, Ground ground)
    {
        var statistic = request.Statistic switch
        {
            ClusterStatistic.Moran when around is not null => $"Bivariate local Moran's I of {series.Words} against {around.Words} around it",
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
            + FormattableString.Invariant($"seed {request.Plan.Seed}; false discovery rate {request.Plan.Significance:0.###} (Benjamini–Hochberg).");
    }

    private static (string Name, object? Value)[] Parameters(ClusterRequest request, IndicatorSeries series, IndicatorSeries? around) =>
    [
        ("indicator", series.Indicator.Id), ("period", series.Period), ("around", around?.Indicator.Id), ("aroundPeriod", around?.Period),
        ("statistic", request.Statistic.ToString()), ("neighbours", request.Rule.ToString()),
        ("nearest", request.Rule == NeighbourRule.Nearest ? request.Neighbours : null),
        ("metres", request.Rule == NeighbourRule.Distance ? request.Metres : null), ("weights", request.Style.ToString()),
        ("permutations", request.Plan.Permutations), ("seed", request.Plan.Seed), ("falseDiscoveryRate", request.Plan.Significance),
    ];

    private static List<string> Findings(
        LocalStatistic[] found, GlobalAutocorrelation global, SpatialWeights weights, IndicatorSeries series, ClusterRequest request)
    {
        var sentences = new List<string>();
        var groups = found.GroupBy(statistic => statistic.Kind).ToDictionary(group => group.Key, group => group.Count());
        foreach (var kind in (ClusterKind[])[ClusterKind.HighHigh, ClusterKind.LowLow, ClusterKind.HighLow, ClusterKind.LowHigh])
        {
            if (groups.TryGetValue(kind, out var count))
            {
                sentences.Add($"{count:N0} {(count == 1 ? "area is" : "areas are")}: {Words(kind, request.Statistic)}.");
            }
        }

        if (sentences.Count == 0)
        {
            sentences.Add("No area stands out together with its neighbours more than chance alone often brings about.");
        }

        if (!double.IsNaN(global.Moran))
        {
            sentences.Add(FormattableString.Invariant(
                $"Over the whole place, Moran's I is {global.Moran:0.000} (expected by chance {global.Expected:0.000}, z {global.Z:0.0})."));
        }

        var missing = series.Values.Count(double.IsNaN);
        if (missing > 0)
        {
            sentences.Add($"{missing:N0} {(missing == 1 ? "area has" : "areas have")} no value and {(missing == 1 ? "is" : "are")} left out.");
        }

        if (weights.Islands > 0)
        {
            sentences.Add($"{weights.Islands:N0} {(weights.Islands == 1 ? "area has" : "areas have")} no neighbours by this rule: nothing is said of them.");
        }

        return sentences;
    }

    private static string Words(ClusterKind kind, ClusterStatistic statistic) => (kind, statistic) switch
    {
        (ClusterKind.NotKnown, _) => "not known",
        (ClusterKind.NotSignificant, _) => "not significant",
        (ClusterKind.HighHigh, ClusterStatistic.Moran) => "high among high",
        (ClusterKind.LowLow, ClusterStatistic.Moran) => "low among low",
        (ClusterKind.HighLow, _) => "high among low",
        (ClusterKind.LowHigh, _) => "low among high",
        (ClusterKind.HighHigh, _) => "hot spot",
        _ => "cold spot",
    };
}
