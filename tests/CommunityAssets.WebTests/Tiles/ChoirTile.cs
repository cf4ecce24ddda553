using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;

namespace CommunityAssets.WebTests.Tiles;

/// <summary>The tile that Testham's choir meets in.</summary>
internal static class ChoirTile
{
    public static TileAddress At(int zoom)
    {
        var (x, y) = GridTransform.Between(ReferenceSystem.BritishNationalGrid, ReferenceSystem.WebMercator).Apply(400_500, 300_500);
        var shift = WorldGrid.Bits - zoom;
        return new TileAddress(zoom, WorldGrid.X(x) >> shift, WorldGrid.Y(y) >> shift);
    }
}
