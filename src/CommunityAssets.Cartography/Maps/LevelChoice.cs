namespace CommunityAssets.Cartography.Maps;

/// <summary>A level of areas.</summary>
public sealed record LevelChoice(string Id, string Label, int Vintage, long Count);
