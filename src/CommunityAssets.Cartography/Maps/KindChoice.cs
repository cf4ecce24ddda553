namespace CommunityAssets.Cartography.Maps;

/// <summary>A kind of asset, with how many there are and how it is marked.</summary>
public sealed record KindChoice(string Id, string Label, string One, string Many, long Count, string Colour, string Shape);
