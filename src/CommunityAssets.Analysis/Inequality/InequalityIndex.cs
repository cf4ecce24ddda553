using CommunityAssets.Analysis.Rates;

namespace CommunityAssets.Analysis.Inequality;

/// <summary>How unequal a value is from the most to the least deprived.</summary>
/// <param name="Slope">
/// Slope index of inequality: the fitted value at the least deprived end less that at the most deprived one, in the indicator's unit.
/// </param>
/// <param name="Relative">Relative index of inequality: the same two as a ratio, least over most deprived.</param>
/// <param name="Gap">The value of the least deprived group less that of the most deprived one, as they are.</param>
/// <param name="Simulations">How many simulations the limits come from.</param>
/// <param name="Seed">Their seed.</param>
public sealed record InequalityIndex(Estimate Slope, Estimate Relative, double Gap, int Simulations, ulong Seed)
{
    /// <summary>The fitted value at the most deprived end, in the indicator's unit.</summary>
    public required double MostDeprived { get; init; }

    /// <summary>The fitted value at the least deprived end.</summary>
    public double LeastDeprived => MostDeprived + Slope.Value;

    /// <summary>
    /// Whether the ratio of the ends means anything: both are above 0. On a scale that goes below 0, or where the line does, it does not.
    /// </summary>
    public bool HasRatio => MostDeprived > 0 && LeastDeprived > 0;

    /// <summary>The fitted value of each group, at the middle of its share of the people, in their order.</summary>
    public required IReadOnlyList<double> Fitted { get; init; }

    /// <inheritdoc/>
    public bool Equals(InequalityIndex? other) =>
        other is not null && Slope == other.Slope && Relative == other.Relative && Gap.Equals(other.Gap) && Simulations == other.Simulations
        && Seed == other.Seed && MostDeprived.Equals(other.MostDeprived) && Fitted.SequenceEqual(other.Fitted);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Slope, Relative, Gap, Simulations, Seed);
}
