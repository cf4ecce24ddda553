using CommunityAssets.Domain.Places;

namespace CommunityAssets.Storage;

/// <summary>Values of one indicator on one layer of areas in one period.</summary>
/// <param name="Level">The level of the areas.</param>
/// <param name="Vintage">The year of their boundaries.</param>
/// <param name="Period">The period.</param>
/// <param name="Values">How many areas have a value, suppressed ones counted.</param>
public sealed record IndicatorLayer(AreaLevel Level, int Vintage, string Period, long Values);
