namespace CommunityAssets.Analysis.Statistics;

/// <summary>Puts adjusted p-values beside the pseudo ones, and tells clusters only up to the plan's rate.</summary>
internal static class Judged
{
    /// <summary>Judges all areas together.</summary>
    public static LocalStatistic[] By(LocalStatistic[] found, PermutationPlan plan)
    {
        var adjusted = FalseDiscovery.Adjust(Array.ConvertAll(found, statistic => statistic.PseudoP));
        return
        [
            .. found.Select((statistic, area) => statistic with
            {
                AdjustedP = adjusted[area],
                Kind = double.IsNaN(adjusted[area]) ? ClusterKind.NotKnown
                    : (plan.EachAlone ? statistic.PseudoP : adjusted[area]) <= plan.Significance ? statistic.Kind
                    : ClusterKind.NotSignificant,
            }),
        ];
    }
}
