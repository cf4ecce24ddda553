using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Web.Tiles;

/// <summary>What a kept tile is kept under: how it was asked for and by whom, and what it shows.</summary>
/// <param name="Asked">Path and query as they were written.</param>
/// <param name="See">The widest visibility that it shows: all that tiles show one viewer and not another.</param>
public readonly record struct TileKey(string Asked, Visibility See)
{
    /// <summary>The tile.</summary>
    public TileAddress Tile { get; init; }

    /// <summary>Whether it shows assets; else areas.</summary>
    public bool OfAssets { get; init; }

    /// <summary>Keys are alike when they are asked for alike.</summary>
    public bool Equals(TileKey other) =>
        string.Equals(Asked, other.Asked, StringComparison.Ordinal) && See == other.See;

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Asked, StringComparison.Ordinal);
}
