using CommunityAssets.Domain.Places;

namespace CommunityAssets.Storage;

/// <summary>All areas of one level and vintage.</summary>
/// <param name="Level">The level.</param>
/// <param name="Vintage">The year of the boundaries.</param>
/// <param name="Count">How many areas.</param>
/// <param name="Population">People in all where populations are loaded, else null.</param>
public sealed record AreaLayer(AreaLevel Level, int Vintage, long Count, long? Population);
