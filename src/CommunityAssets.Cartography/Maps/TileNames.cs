using CommunityAssets.Domain.Places;

namespace CommunityAssets.Cartography.Maps;

/// <summary>The names that maps and tiles agree on.</summary>
public static class TileNames
{
    /// <summary>Assets as points.</summary>
    public const string Assets = "assets";

    /// <summary>Several assets as one point.</summary>
    public const string Clusters = "clusters";

    /// <summary>The grounds and ways of assets that have more than a point.</summary>
    public const string AssetShapes = "asset-shapes";

    /// <summary>The last zoom that has tiles of its own.</summary>
    public const int MaxZoom = 14;

    /// <summary>The zoom from which the grounds and ways of assets are in the tiles.</summary>
    public const int ShapesFrom = 13;

    /// <summary>The areas of a level: <c>lsoa</c>.</summary>
    public static string Areas(AreaLevel level) => LevelNames.Name(level);

    /// <summary>A point for the name of each area of a level: <c>lsoa-names</c>.</summary>
    public static string AreaNames(AreaLevel level) => LevelNames.Name(level) + "-names";
}
