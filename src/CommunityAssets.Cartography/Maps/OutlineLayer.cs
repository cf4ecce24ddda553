using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Maps;

/// <summary>Borders of areas.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Source">Its source.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Dotted">True for areas that are not yet mapped: drawn dotted, not filled.</param>
public sealed record OutlineLayer(string Id, string Source, string Colour, double Width, bool Dotted) : MapLayer(Id, Source)
{
    /// <summary>The attribute that tells which areas are meant; null for all of them.</summary>
    public string? Key { get; init; }

    /// <summary>The values of that attribute of the areas that are meant; null for all of them.</summary>
    public ImmutableArray<string>? Only { get; init; }
}
