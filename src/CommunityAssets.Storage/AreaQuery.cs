using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage;

/// <summary>Which areas to look for. Every part is optional; parts narrow each other.</summary>
public sealed record AreaQuery
{
    /// <summary>This level alone.</summary>
    public AreaLevel? Level { get; init; }

    /// <summary>This vintage alone; null for the latest of each level.</summary>
    public int? Vintage { get; init; }

    /// <summary>Areas that meet this box on the grid.</summary>
    public Envelope? Box { get; init; }

    /// <summary>Areas that lie in this one (by lookup, else by centroid).</summary>
    public AreaKey? Within { get; init; }

    /// <summary>Words from the name, or the start of a code.</summary>
    public string? Text { get; init; }

    /// <summary>Whether shapes are wanted.</summary>
    public bool Shapes { get; init; } = true;

    /// <summary>The most to return; 1 to 1,000.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Where the page before ended, or null.</summary>
    public string? Cursor { get; init; }
}
