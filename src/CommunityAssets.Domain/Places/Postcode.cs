using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Domain.Places;

/// <summary>A postcode: a point, and the areas it lies in as its directory says.</summary>
public sealed record Postcode
{
    /// <summary>In its usual writing: <c>BA1 1AA</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Point on the working grid; null when the directory has none (grid indicator 9).</summary>
    public Point? Point { get; init; }

    /// <summary>Codes of areas as the directory gives them, pseudo codes left out. The level of each is read off the code.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>The month it was terminated, as its first day; null while live.</summary>
    public DateOnly? Terminated { get; init; }
}
