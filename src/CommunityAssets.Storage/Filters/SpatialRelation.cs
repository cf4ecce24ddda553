namespace CommunityAssets.Storage.Filters;

/// <summary>How a feature's shape stands to another shape (OGC Simple Features, 6.1.2.3).</summary>
public enum SpatialRelation
{
    /// <summary>They share a point.</summary>
    Intersects,

    /// <summary>They share no point.</summary>
    Disjoint,

    /// <summary>They are the same set of points.</summary>
    Equals,

    /// <summary>They share a point and no inner one.</summary>
    Touches,

    /// <summary>The feature's shape lies in the other.</summary>
    Within,

    /// <summary>The other lies in the feature's shape.</summary>
    Contains,

    /// <summary>They share inner points, of a lower dimension than the larger of the two.</summary>
    Crosses,

    /// <summary>They are of one dimension, share inner points of that dimension, and each has some that the other has not.</summary>
    Overlaps,
}
