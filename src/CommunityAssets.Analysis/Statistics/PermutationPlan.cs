namespace CommunityAssets.Analysis.Statistics;

/// <summary>How to judge local statistics.</summary>
/// <param name="Permutations">Conditional permutations; 99 or more for p-values that mean anything, 999 as a rule.</param>
/// <param name="Seed">The seed: the same seed gives the same answer on any number of threads.</param>
/// <param name="Significance">The false discovery rate up to which a cluster is told; above 0 and below 1.</param>
/// <param name="EachAlone">
/// Whether the rate is of each area by itself (its pseudo p-value), without control of false discoveries: of 1,000 areas without any
/// pattern 50 are then told at 0.05.
/// </param>
public sealed record PermutationPlan(int Permutations = 999, ulong Seed = 12345, double Significance = 0.05, bool EachAlone = false)
{
    /// <summary>Refuses what makes no sense.</summary>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    internal static void Check(PermutationPlan plan)
    {
        if (plan.Permutations < 1 || plan.Significance is not (> 0 and < 1))
        {
            throw new ArgumentException(
                $"{plan.Permutations} permutations and a false discovery rate of {plan.Significance} were asked for: "
                + "1 or more are needed, and a rate between 0 and 1.", nameof(plan));
        }
    }
}
