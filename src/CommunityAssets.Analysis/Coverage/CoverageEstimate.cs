using CommunityAssets.Analysis.Rates;

namespace CommunityAssets.Analysis.Coverage;

/// <summary>How many there are thought to be, when two sources that know nothing of each other name some of the same.</summary>
/// <param name="First">Records of the first source.</param>
/// <param name="Second">Records of the second.</param>
/// <param name="Both">Records that both have.</param>
/// <param name="Total">The estimate of how many there are in all, with limits; <see cref="Estimate.None"/> where too few are in both.</param>
public sealed record CoverageEstimate(int First, int Second, int Both, Estimate Total)
{
    /// <summary>Different ones that are recorded: by either source, or more where others are counted too.</summary>
    public int Recorded { get; init; } = First + Second - Both;

    /// <summary>Whether enough are in both for an estimate.</summary>
    public bool IsEnough => !double.IsNaN(Total.Value);

    /// <summary>
    /// Whether more are recorded than the upper limit: other sources list what these two leave out, so that they did not draw from all
    /// there is, and say nothing of how complete the record is.
    /// </summary>
    public bool IsExceeded => IsEnough && Recorded >= Total.Upper + 1;

    /// <summary>Whether it says how complete the record is.</summary>
    public bool Tells => IsEnough && !IsExceeded;

    /// <summary>
    /// The share of the estimated total that is recorded, 0 to 1, with limits, the lower one from the upper total; 1 where as many are
    /// recorded, or somewhat more; none where it does not <see cref="Tells">tell</see>.
    /// </summary>
    public Estimate Share => Tells
        ? new Estimate(Math.Min(1, Recorded / Total.Value), Math.Min(1, Recorded / Total.Upper), Math.Min(1, Recorded / Total.Lower))
        : Estimate.None;
}
