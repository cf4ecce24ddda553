namespace CommunityAssets.Cartography.Legends;

/// <summary>Areas that are in no class.</summary>
/// <param name="Words">Why: "No data".</param>
/// <param name="Count">How many.</param>
public sealed record LegendNote(string Words, int Count);
