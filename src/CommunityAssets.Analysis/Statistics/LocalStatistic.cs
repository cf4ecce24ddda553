namespace CommunityAssets.Analysis.Statistics;

/// <summary>What a local statistic says of one area. NaN where nothing can be said.</summary>
/// <param name="Value">The statistic.</param>
/// <param name="Expected">Its mean over permutations.</param>
/// <param name="Z">How many standard deviations of the permutations it lies from that mean.</param>
/// <param name="PseudoP">The pseudo p-value, one-sided: (draws at least as extreme + 1) / (draws + 1).</param>
/// <param name="AdjustedP">The same after Benjamini and Hochberg: the false discovery rate at which it would be told.</param>
/// <param name="Kind">The sort of cluster, told when the p-value that the plan judges by is no larger than its rate.</param>
public readonly record struct LocalStatistic(
    double Value, double Expected, double Z, double PseudoP, double AdjustedP, ClusterKind Kind)
{
    /// <summary>Nothing can be said.</summary>
    public static LocalStatistic None { get; } =
        new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, ClusterKind.NotKnown);
}
