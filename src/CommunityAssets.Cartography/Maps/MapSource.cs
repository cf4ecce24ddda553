using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Maps;

/// <summary>Where layers get what they draw.</summary>
/// <param name="Id">Its name on the map.</param>
/// <param name="Kind"><c>vector</c>: vector tiles; <c>raster</c>: picture tiles; <c>style</c>: a whole style of another service.</param>
/// <param name="Tiles">Tile addresses with <c>{z}</c>, <c>{x}</c>, <c>{y}</c>; for a style its one address.</param>
/// <param name="MinZoom">The first zoom that has tiles.</param>
/// <param name="MaxZoom">The last one; nearer views enlarge it.</param>
public sealed record MapSource(string Id, string Kind, ImmutableArray<string> Tiles, int MinZoom, int MaxZoom)
{
    /// <summary>The attribute that identifies a feature across tiles.</summary>
    public string? PromoteId { get; init; }

    /// <summary>What its provider asks to be said.</summary>
    public string? Attribution { get; init; }
}
