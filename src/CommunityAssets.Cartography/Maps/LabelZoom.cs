using CommunityAssets.Domain.Places;

namespace CommunityAssets.Cartography.Maps;

/// <summary>The zooms (of 512-pixel tiles) at which things get their names, so that names have room.</summary>
public static class LabelZoom
{
    /// <summary>The zoom from which assets are named.</summary>
    public const int Assets = 14;

    /// <summary>The zoom from which areas of a level are named: about where one is wider than its name.</summary>
    public static int Of(AreaLevel level) => level switch
    {
        AreaLevel.Oa => 14,
        AreaLevel.Lsoa => 12,
        AreaLevel.Msoa or AreaLevel.Parish => 11,
        AreaLevel.Ward or AreaLevel.Patch => 10,
        AreaLevel.Lad => 7,
        AreaLevel.Region => 4,
        AreaLevel.Country => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level of areas."),
    };
}
