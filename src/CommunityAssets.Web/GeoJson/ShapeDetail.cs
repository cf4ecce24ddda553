namespace CommunityAssets.Web.GeoJson;

/// <summary>How much of an area's shape is told.</summary>
public enum ShapeDetail
{
    /// <summary>None of it.</summary>
    None,

    /// <summary>Its outline with a hundredth of its width left out; enough for a small map.</summary>
    Simplified,

    /// <summary>All of it.</summary>
    Full,
}
