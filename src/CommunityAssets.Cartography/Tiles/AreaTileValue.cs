namespace CommunityAssets.Cartography.Tiles;

/// <summary>What a tile tells of an area's value.</summary>
/// <param name="Value">The value, finite; null when suppressed or missing.</param>
/// <param name="Suppressed">Whether the publisher holds it back.</param>
public readonly record struct AreaTileValue(double? Value, bool Suppressed);
