using CommunityAssets.Analysis.Rates;

namespace CommunityAssets.Web.Analyses;

/// <summary>One area's rate, proportion or mean.</summary>
/// <param name="State">
/// <c>known</c>, or why it is not told: <c>suppressed</c> (held back by the publisher), <c>missing</c>, <c>no people</c>,
/// <c>count not possible</c> (below 0, or above all for a share), <c>fewer than 10 events</c>.
/// </param>
/// <param name="Count">The count; NaN where there is none.</param>
/// <param name="Denominator">Those it is out of; NaN where there are none. For indirect standardisation the events to be expected.</param>
/// <param name="At95">The value with its 95% limits, as it is told.</param>
/// <param name="At998">The value with its 99.8% limits, as it is told.</param>
public readonly record struct RateLine(string State, double Count, double Denominator, Estimate At95, Estimate At998)
{
    /// <summary>A line that tells no value.</summary>
    public static RateLine Unknown(string state, double count = double.NaN, double denominator = double.NaN) =>
        new(state, count, denominator, Estimate.None, Estimate.None);

    /// <summary>Where the count lies in the funnel around the benchmark.</summary>
    public FunnelPlace Funnel { get; init; }

    /// <summary>How far from the benchmark a value of this size may lie by chance, 19 times in 20, as values are told.</summary>
    public Estimate Funnel95 { get; init; } = Estimate.None;

    /// <summary>The same 998 times in 1,000.</summary>
    public Estimate Funnel998 { get; init; } = Estimate.None;

    /// <summary>Whether a value is told.</summary>
    public bool IsKnown => !double.IsNaN(At95.Value);
}
