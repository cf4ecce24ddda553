namespace CommunityAssets.Cartography.Maps;

/// <summary>A mark.</summary>
/// <param name="Shape"><c>circle</c>, <c>square</c>, <c>diamond</c>, <c>triangle</c>, <c>star</c> or <c>hexagon</c>.</param>
/// <param name="Colour">Its fill, <c>#rrggbb</c>.</param>
public sealed record MapSymbol(string Shape, string Colour);
