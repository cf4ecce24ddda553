namespace CommunityAssets.Web.Analyses;

/// <summary>Which areas are neighbours.</summary>
public enum NeighbourRule
{
    /// <summary>Those that share a point of their boundaries.</summary>
    Queen = 0,

    /// <summary>Those that share at least two points of their boundaries.</summary>
    Rook = 1,

    /// <summary>The k nearest centroids.</summary>
    Nearest = 2,

    /// <summary>All centroids within a distance.</summary>
    Distance = 3,
}
