namespace CommunityAssets.UnitTests.Cartography.Tiles;

internal sealed record DecodedLayer(string Name, int Extent, IReadOnlyList<DecodedFeature> Features);
