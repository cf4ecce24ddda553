namespace CommunityAssets.Exchange.Features;

/// <summary>A node of OpenStreetMap.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Longitude">Degrees; NaN when it cannot be read.</param>
/// <param name="Latitude">Degrees; NaN when it cannot be read.</param>
/// <param name="Tags">Its tags; values are strings.</param>
internal readonly record struct OsmNode(long Id, double Longitude, double Latitude, IReadOnlyDictionary<string, object?> Tags);
