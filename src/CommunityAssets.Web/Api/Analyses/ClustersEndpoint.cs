using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>Clusters over HTTP.</summary>
public static class ClustersEndpoint
{
    private const string OfStrengths = "Only where need is looked at against strengths around it.";

    // Some twenty seconds of two cores: 9,999 permutations of all small areas of England with fifteen neighbours each.
    private const double MostDraws = 5e9;

    private static readonly Parameter Around = new("around", "the id of a second indicator, around the areas; only with moran")
    {
        Label = "Against another indicator around it",
        Offers = ParameterOffer.Indicators,
    };

    private static readonly Parameter Against = Parameter.OneOf("against", "itself", "strengths") with
    {
        Label = "Against strengths around it",
        Usual = "itself",
        ChoiceWords = ["No", "Yes: need here, access to recorded strengths around (only with local Moran's I)"],
    };

    private static readonly Parameter Topic = AnalysisParameters.Topic with { Label = "Topic of those strengths", Hint = OfStrengths };
    private static readonly Parameter Kind = AnalysisParameters.Kind with { Label = "Kind of those strengths", Hint = OfStrengths };

    private static readonly Parameter Judge = Parameter.OneOf("judge", "together", "alone") with
    {
        Label = "How to judge",
        Usual = "together",
        ChoiceWords = ["All areas together (false discovery rate)", "Each area by itself (pseudo p-value)"],
    };

    private static readonly Parameter Rows = Parameter.OneOf("rows", "areas", "clusters") with
    {
        Label = "Rows",
        Usual = "areas",
        ChoiceWords = ["One for each area", "One for each cluster, boundaries dissolved"],
    };

    private static readonly Parameter Statistic = Parameter.OneOf("statistic", "moran", "gi-star", "gi") with
    {
        Label = "Statistic",
        Usual = "moran",
        ChoiceWords =
        [
            "Alike and unlike neighbours (local Moran's I)", "Hot and cold spots (Getis-Ord Gi*)", "The same without the area itself (Gi)",
        ],
    };

    private static readonly Parameter Neighbours = Parameter.OneOf("neighbours", "queen", "rook", "nearest", "distance") with
    {
        Label = "Who is a neighbour",
        Usual = "queen",
        ChoiceWords =
        [
            "Areas that touch (queen)", "Areas that share a boundary (rook)", "The nearest centroids", "Centroids within a distance",
        ],
    };

    private static readonly Parameter Nearest = new("nearest", "how many nearest centroids, 1 to 100, with neighbours=nearest")
    {
        Label = "How many nearest",
        Hint = "1 to 100. Only where the nearest centroids are neighbours.",
        Type = "integer",
        Usual = "8",
    };

    private static readonly Parameter Metres = new("metres", "how far, above 0 to 100,000 metres, with neighbours=distance")
    {
        Label = "How far, in metres",
        Hint = "Up to 100,000. Only where centroids within a distance are neighbours.",
        Type = "number",
        Usual = "2000",
    };

    private static readonly Parameter Weights = Parameter.OneOf("weights", "row", "binary") with
    {
        Label = "Weights of neighbours",
        Usual = "row",
        ChoiceWords = ["Each area's add up to 1", "1 for each neighbour"],
    };

    private static readonly Parameter Permutations = new("permutations", "how many conditional permutations, 1 to 99,999")
    {
        Label = "Permutations",
        Hint = "How often the values are dealt out again by chance, to see what chance alone brings: 1 to 99,999.",
        Type = "integer",
        Usual = "999",
    };

    private static readonly Parameter FalseDiscovery = new("falseDiscovery",
        "the false discovery rate, or with judge=alone the pseudo p-value, up to which clusters are told; above 0 and below 1")
    {
        Label = "False discovery rate",
        Hint = "How large a share of the areas told as clusters may be chance: 0.05 is 1 in 20. Where each area is judged by itself, its "
            + "pseudo p-value at most.",
        Type = "number",
        Usual = "0.05",
    };

    /// <summary>The analysis.</summary>
    public static DeclaredAnalysis Declared { get; } = new(
        "clusters",
        "Where areas with alike values lie together",
        "Areas that stand out together with their neighbours, high or low, more than by chance: local Moran's I and Getis-Ord "
        + "statistics of an indicator.",
        [
            AnalysisParameters.Indicator, AnalysisParameters.Period, Around, Against, Topic, Kind, Statistic,
            Neighbours, Nearest, Metres, Weights, Permutations, FalseDiscovery, Judge, AnalysisParameters.Seed, Rows,
        ],
        Prepare)
    {
        MapView = "clusters",
    };

    private static AnalysisWork Prepare(ReadQuery read)
    {
        var request = new ClusterRequest
        {
            Indicator = read.Required(AnalysisParameters.Indicator),
            Period = read.Text(AnalysisParameters.Period),
            Around = read.Text(Around),
            Statistic = read.Choice(Statistic) switch
            {
                "gi-star" => ClusterStatistic.GiStar,
                "gi" => ClusterStatistic.Gi,
                _ => ClusterStatistic.Moran,
            },
            Rule = read.Choice(Neighbours) switch
            {
                "rook" => NeighbourRule.Rook,
                "nearest" => NeighbourRule.Nearest,
                "distance" => NeighbourRule.Distance,
                _ => NeighbourRule.Queen,
            },
            Neighbours = read.Whole(Nearest, 1, 100) ?? 8,
            Metres = read.Number(Metres, double.Epsilon, 100_000) ?? 2000,
            Style = read.Choice(Weights) == "binary" ? WeightStyle.Binary : WeightStyle.RowStandardised,
            Plan = new PermutationPlan(
                read.Whole(Permutations, 1, ClusterAnalysis.MostPermutations) ?? 999,
                read.ReadSeed(),
                read.Number(FalseDiscovery, double.Epsilon, Math.BitDecrement(1)) ?? 0.05,
                EachAlone: read.Choice(Judge) == "alone"),
            Together = read.Choice(Rows) == "clusters",
            MostDraws = MostDraws,
        };
        var (against, topic, kind) = (read.Choice(Against) == "strengths", read.Text(AnalysisParameters.Topic), read.ReadKind());
        if (against && request.Around is not null)
        {
            throw new ParameterException(Against, "Strengths take the place of a second indicator. Ask for one of them.");
        }

        if (request.Statistic != ClusterStatistic.Moran && (against || request.Around is not null))
        {
            throw new ParameterException(against ? Against : Around, "Only statistic=moran looks at something else around the areas.");
        }

        return async (ask, cancellationToken) => await ClusterAnalysis.RunAsync(
            ask.Atlas, ask.Ground,
            request with
            {
                Strengths = against
                    ? await Sites.ReadAsync(
                        ask.Atlas, topic, kind, Visibility.Public, StrengthsInReach.Around(ask.Ground), ask.Progress,
                            cancellationToken)
                    : null,
            },
            ask.Progress, cancellationToken);
    }
}
