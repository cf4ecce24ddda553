namespace CommunityAssets.Storage;

/// <summary>An indicator in a period.</summary>
/// <param name="Indicator">Id of the indicator.</param>
/// <param name="Period">The period.</param>
public readonly record struct SeriesKey(string Indicator, string Period);
