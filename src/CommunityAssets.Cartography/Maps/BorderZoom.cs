using CommunityAssets.Domain.Places;

namespace CommunityAssets.Cartography.Maps;

/// <summary>
/// The zooms (of 512-pixel tiles) from which shaded areas are set apart by borders. Further out an area of a town is a pixel or two wide, and
/// borders would cover the shading of just those places where most people live.
/// </summary>
public static class BorderZoom
{
    /// <summary>The zoom for areas of a level: about where one in a town is five pixels wide.</summary>
    public static int Of(AreaLevel level) => level switch
    {
        AreaLevel.Oa => 10,
        AreaLevel.Lsoa => 9,
        AreaLevel.Msoa or AreaLevel.Parish => 8,
        AreaLevel.Ward => 7,
        AreaLevel.Lad => 4,
        AreaLevel.Patch or AreaLevel.Region or AreaLevel.Country => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level of areas."),
    };
}
