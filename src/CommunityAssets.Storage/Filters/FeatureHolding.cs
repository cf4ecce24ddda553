using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.Filters;

/// <summary>What an atlas has of a set of features.</summary>
/// <param name="Set">The set.</param>
/// <param name="Count">How many features, those without a shape counted.</param>
/// <param name="Box">The box around their shapes on the grid; null when none has a shape.</param>
/// <param name="First">The earliest <c>updated</c> of assets; null for areas and empty sets.</param>
/// <param name="Last">The latest.</param>
public sealed record FeatureHolding(FeatureSet Set, long Count, Envelope? Box, DateTimeOffset? First, DateTimeOffset? Last);
