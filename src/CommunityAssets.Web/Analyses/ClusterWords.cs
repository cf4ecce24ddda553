using CommunityAssets.Analysis.Statistics;

namespace CommunityAssets.Web.Analyses;

/// <summary>What clusters are called, and what each says. One place for files, pages and the map.</summary>
public static class ClusterWords
{
    /// <summary>Every sort, as findings and legends tell them.</summary>
    public static IReadOnlyList<ClusterKind> Kinds { get; } =
        [ClusterKind.HighHigh, ClusterKind.LowLow, ClusterKind.HighLow, ClusterKind.LowHigh];

    /// <summary>A sort's name in addresses and files: <c>high-high</c>; <c>not-significant</c>, <c>not-known</c>.</summary>
    public static string Id(ClusterKind kind) => kind switch
    {
        ClusterKind.HighHigh => "high-high",
        ClusterKind.LowLow => "low-low",
        ClusterKind.HighLow => "high-low",
        ClusterKind.LowHigh => "low-high",
        ClusterKind.NotSignificant => "not-significant",
        _ => "not-known",
    };

    /// <summary>What a sort is called: "high among high", "hot spot", "high need, thin record around".</summary>
    public static string Name(ClusterKind kind, ClusterRequest request) => (kind, request) switch
    {
        (ClusterKind.NotKnown, _) => "not known",
        (ClusterKind.NotSignificant, _) => "not significant",
        (_, { Statistic: not ClusterStatistic.Moran }) => kind == ClusterKind.HighHigh ? "hot spot" : "cold spot",
        (ClusterKind.HighHigh, { Strengths: not null }) => "high need, strong record around",
        (ClusterKind.LowLow, { Strengths: not null }) => "low need, thin record around",
        (ClusterKind.HighLow, { Strengths: not null }) => "high need, thin record around",
        (ClusterKind.LowHigh, { Strengths: not null }) => "low need, strong record around",
        (ClusterKind.HighHigh, _) => "high among high",
        (ClusterKind.LowLow, _) => "low among low",
        (ClusterKind.HighLow, _) => "high among low",
        _ => "low among high",
    };
}
