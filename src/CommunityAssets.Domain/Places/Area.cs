using NetTopologySuite.Geometries;

namespace CommunityAssets.Domain.Places;

/// <summary>An area: statistical, administrative, or drawn by people.</summary>
public sealed record Area
{
    /// <summary>Code and vintage.</summary>
    public required AreaKey Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its level.</summary>
    public required AreaLevel Level { get; init; }

    /// <summary>Polygon or multipolygon on the atlas's working grid; null when the reader was asked to leave it out.</summary>
    public Geometry? Shape { get; init; }

    /// <summary>Population-weighted centroid on the working grid where one was loaded; else null.</summary>
    public Point? Centroid { get; init; }

    /// <summary>People who live there, where loaded.</summary>
    public int? Population { get; init; }

    /// <summary>Code of the source file's publisher record: the short name given at import.</summary>
    public string? Source { get; init; }
}
