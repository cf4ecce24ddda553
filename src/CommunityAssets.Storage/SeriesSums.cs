using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Storage;

/// <summary>What the values of an indicator in a period add up to.</summary>
/// <param name="Series">The indicator and the period.</param>
/// <param name="Sums">The sums.</param>
public sealed record SeriesSums(SeriesKey Series, ValueSums Sums);
