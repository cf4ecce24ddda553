namespace CommunityAssets.Exchange.Features;

/// <summary>Which shapes a reader is after; decides between the layers of a file that has several.</summary>
public enum ShapeNeed
{
    /// <summary>Any.</summary>
    Any = 0,

    /// <summary>Lines.</summary>
    Lines,

    /// <summary>Polygons.</summary>
    Polygons,
}
