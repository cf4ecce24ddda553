namespace CommunityAssets.Cartography.Maps;

/// <summary>A topic, with how many assets have it.</summary>
public sealed record TopicChoice(string Id, string Label, long Count);
