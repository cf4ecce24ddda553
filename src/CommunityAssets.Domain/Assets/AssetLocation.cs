using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Domain.Assets;

/// <summary>
/// Where an asset is: a shape on the atlas's working grid, an address, "online", or "covers these areas"; any of them together.
/// </summary>
public sealed record AssetLocation
{
    /// <summary>Nothing known about where it is.</summary>
    public static AssetLocation NotKnown { get; } = new();

    /// <summary>Point, line or polygon (or their multi forms) on the atlas's working grid, in metres; null when not placed.</summary>
    public Geometry? Shape { get; init; }

    /// <summary>How the shape was found.</summary>
    public Placement Placement { get; init; }

    /// <summary>The address as given.</summary>
    public string? Address { get; init; }

    /// <summary>The postcode in its usual writing (<c>AM1 2AB</c>), or null.</summary>
    public string? Postcode { get; init; }

    /// <summary>Whether people can take part online.</summary>
    public bool Online { get; init; }

    /// <summary>Codes of the areas it covers, where it has no one place.</summary>
    public ImmutableArray<string> Covers { get; init; } = [];
}
