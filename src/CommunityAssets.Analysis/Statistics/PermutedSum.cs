namespace CommunityAssets.Analysis.Statistics;

/// <summary>Where the sum of an area's neighbours lies among sums drawn at random.</summary>
/// <param name="Observed">The sum as it is; NaN where there are no neighbours.</param>
/// <param name="Mean">The mean of the drawn sums.</param>
/// <param name="Variance">Their variance.</param>
/// <param name="AtLeast">How many of them are at least as large.</param>
/// <param name="AtMost">How many of them are at most as large.</param>
internal readonly record struct PermutedSum(double Observed, double Mean, double Variance, int AtLeast, int AtMost)
{
    /// <summary>Nothing can be said.</summary>
    public static PermutedSum None { get; } = new(double.NaN, double.NaN, double.NaN, 0, 0);

    /// <summary>
    /// The pseudo p-value: the share of draws at least as extreme on the side where the sum lies, itself counted in both numbers
    /// (one-sided, "folded"; NaN where there are no neighbours).
    /// </summary>
    /// <param name="permutations">How many draws there were.</param>
    public double PseudoP(int permutations) =>
        double.IsNaN(Observed) ? double.NaN : Math.Min(1, (Math.Min(AtLeast, AtMost) + 1d) / (permutations + 1d));
}
