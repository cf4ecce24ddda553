namespace CommunityAssets.Storage;

/// <summary>The order of an asset search; the id decides ties.</summary>
public enum AssetSort
{
    /// <summary>Best text match first; without text, by name.</summary>
    Relevance,

    /// <summary>Nearest to <see cref="AssetQuery.Near"/> first; what has no place comes last.</summary>
    Distance,

    /// <summary>By name, upper and lower case alike.</summary>
    Name,

    /// <summary>Latest change first.</summary>
    Updated,
}
