using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;

namespace CommunityAssets.WebTests.Tiles;

/// <summary>The tile that Testham's choir meets in.</summary>
internal static class ChoirTile
{
    public static TileAddress At(int zoom) => At(zoom, 500, 500);

    /// <summary>The tile of another position, in metres from Testham's corner.</summary>
    public static TileAddress At(int zoom, double east, double north)
    {
        var (x, y) = GridTransform.Between(ReferenceSystem.BritishNationalGrid, ReferenceSystem.WebMercator)
            .Apply(400_000 + east, 300_000 + north);
        var shift = WorldGrid.Bits - zoom;
        return new TileAddress(zoom, WorldGrid.X(x) >> shift, WorldGrid.Y(y) >> shift);
    }
}
