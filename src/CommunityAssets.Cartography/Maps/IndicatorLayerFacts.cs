using CommunityAssets.Domain.Places;

namespace CommunityAssets.Cartography.Maps;

/// <summary>Values of an indicator on one level, vintage and period.</summary>
public readonly record struct IndicatorLayerFacts(AreaLevel Level, int Vintage, string Period, long Values);
