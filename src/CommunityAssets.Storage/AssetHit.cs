using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Storage;

/// <summary>One asset found.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Metres">Straight-line distance from <see cref="AssetQuery.Near"/>, or null when either has no place.</param>
public sealed record AssetHit(Asset Asset, double? Metres);
