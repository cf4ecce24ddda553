namespace CommunityAssets.Cartography.Maps;

/// <summary>The outline of what is chosen.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Source">Its source.</param>
/// <param name="Key">The attribute that tells which one it is.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
/// <param name="Width">In pixels.</param>
public sealed record HighlightLayer(string Id, string Source, string Key, string Colour, double Width) : MapLayer(Id, Source);
