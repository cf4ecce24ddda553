namespace CommunityAssets.Cartography.Maps;

/// <summary>Values of an indicator on one level, vintage and period.</summary>
public sealed record IndicatorChoiceLayer(string Level, int Vintage, string Period, long Values);
