namespace CommunityAssets.Cartography.Maps;

/// <summary>A way to make classes.</summary>
public sealed record ClassesChoice(string Id, string Label);
