namespace CommunityAssets.Cartography.Maps;

/// <summary>A picture under everything: the base map.</summary>
public sealed record BaseLayer(string Id, string Source) : MapLayer(Id, Source);
