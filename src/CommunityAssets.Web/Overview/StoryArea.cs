namespace CommunityAssets.Web.Overview;

/// <summary>The area that a story is about.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">Its level's stable name: <c>lsoa</c>.</param>
/// <param name="LevelLabel">Its level in words.</param>
/// <param name="Vintage">The year of its boundaries.</param>
/// <param name="Population">People who live there, where known.</param>
/// <param name="Bounds">West, south, east, north in degrees; null when its shape is not known.</param>
public sealed record StoryArea(string Code, string Name, string Level, string LevelLabel, int Vintage, int? Population, double[]? Bounds);
