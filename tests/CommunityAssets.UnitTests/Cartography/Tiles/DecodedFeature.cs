using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Cartography.Tiles;

internal sealed record DecodedFeature(
    ulong Id, int Type, IReadOnlyList<uint> Commands, Geometry Geometry, IReadOnlyDictionary<string, object> Attributes)
{
    public object? this[string name] => Attributes.GetValueOrDefault(name);
}
