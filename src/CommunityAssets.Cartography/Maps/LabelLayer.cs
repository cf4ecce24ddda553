namespace CommunityAssets.Cartography.Maps;

/// <summary>Names.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Source">Its source.</param>
/// <param name="Attribute">The attribute that holds the name.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
/// <param name="Halo">The colour around the letters.</param>
public sealed record LabelLayer(string Id, string Source, string Attribute, string Colour, string Halo) : MapLayer(Id, Source);
