namespace CommunityAssets.Cartography.Maps;

/// <summary>Borders of areas.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Source">Its source.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Dotted">True where nothing shades the areas: drawn dotted, not filled.</param>
public sealed record OutlineLayer(string Id, string Source, string Colour, double Width, bool Dotted) : MapLayer(Id, Source);
