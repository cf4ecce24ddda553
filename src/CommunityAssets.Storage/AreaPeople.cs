namespace CommunityAssets.Storage;

/// <summary>A small area with its weight.</summary>
/// <param name="Code">Its code.</param>
/// <param name="People">How many people live there; null where not known.</param>
public readonly record struct AreaPeople(string Code, double? People);
