using CommunityAssets.DemoPlace.Plan;
using NetTopologySuite.Geometries;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>A street block, field or piece of water: the smallest piece of ground. Output areas are made of whole blocks.</summary>
public sealed class Block
{
    /// <summary>Its place in the list of blocks.</summary>
    public required int Index { get; init; }

    /// <summary>Its middle.</summary>
    public required Spot Middle { get; init; }

    /// <summary>Its outline, sharing every point with its neighbours'.</summary>
    public required Polygon Shape { get; init; }

    /// <summary>The neighbourhood it is part of, or would be called by.</summary>
    public required Neighbourhood Neighbourhood { get; init; }

    /// <summary>How it is built.</summary>
    public required Character Character { get; init; }

    /// <summary>Whether it lies north of the river.</summary>
    public bool NorthBank { get; set; }

    /// <summary>The green space it belongs to, or null.</summary>
    public string? Green { get; set; }

    /// <summary>People who live there.</summary>
    public int People { get; set; }

    /// <summary>Edges it shares with others.</summary>
    public List<Edge> Edges { get; } = [];
}
