using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Analysis.Apportionment;

/// <summary>Values on later areas, and what was lost on the way.</summary>
/// <param name="Values">The values, in the order of the later areas within each period; each has the later vintage.</param>
/// <param name="Loss">What was lost.</param>
public sealed record CarriedValues(IReadOnlyList<IndicatorValue> Values, CarryLoss Loss);
