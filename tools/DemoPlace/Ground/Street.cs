using NetTopologySuite.Geometries;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>A stretch of the walking network.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Edge">The line it follows.</param>
/// <param name="Kind">"A Road", "Local Road", "Footpath", "Towpath" or "Track".</param>
public sealed record Street(int Id, Edge Edge, string Kind)
{
    /// <summary>Its name; empty for paths.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its middle.</summary>
    public Coordinate Middle => Edge.Course[Edge.Course.Length / 2];
}
