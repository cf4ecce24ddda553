namespace CommunityAssets.Exchange.Features;

/// <summary>A multipolygon relation of OpenStreetMap.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Members">Numbers of its ways; <c>Inner</c> is true for the edges of holes.</param>
/// <param name="Tags">Its tags; values are strings.</param>
internal sealed record OsmRelation(long Id, IReadOnlyList<(long Way, bool Inner)> Members, IReadOnlyDictionary<string, object?> Tags);
