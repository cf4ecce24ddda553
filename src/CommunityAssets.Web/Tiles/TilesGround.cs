using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Tiles;

/// <summary>Where a tile lies on an atlas's working grid.</summary>
internal static class TilesGround
{
    // The part of the world, in degrees, in which a national grid measures soundly: Great Britain and Ireland with their seas.
    private static readonly Envelope Soundly = new(-12, 6, 48, 63);

    /// <summary>A tile's surroundings on a grid; null when the tile lies where the grid measures nothing.</summary>
    public static Envelope? On(ReferenceSystem grid, TileAddress tile)
    {
        var sound = GridTransform.Between(ReferenceSystem.Wgs84, ReferenceSystem.WebMercator).Apply(Soundly);
        var box = sound.Intersection(tile.Surroundings);
        return box.IsNull ? null : GridTransform.Between(ReferenceSystem.WebMercator, grid).Apply(box);
    }
}
