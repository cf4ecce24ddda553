using CommunityAssets.Domain.Places;

namespace CommunityAssets.Cartography.Maps;

/// <summary>A layer of areas.</summary>
public readonly record struct LevelFacts(AreaLevel Level, int Vintage, long Count);
