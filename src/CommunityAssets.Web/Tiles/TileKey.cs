using CommunityAssets.Cartography.Tiles;

namespace CommunityAssets.Web.Tiles;

/// <summary>What a kept tile is kept under: how it was asked for and by whom, and what it shows.</summary>
/// <param name="Asked">Path and query as they were written.</param>
/// <param name="Role">The viewer's role.</param>
public readonly record struct TileKey(string Asked, string Role)
{
    /// <summary>The tile.</summary>
    public TileAddress Tile { get; init; }

    /// <summary>Whether it shows assets; else areas.</summary>
    public bool OfAssets { get; init; }

    /// <summary>Keys are alike when they are asked for alike.</summary>
    public bool Equals(TileKey other) =>
        string.Equals(Asked, other.Asked, StringComparison.Ordinal) && string.Equals(Role, other.Role, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Asked, StringComparison.Ordinal);
}
