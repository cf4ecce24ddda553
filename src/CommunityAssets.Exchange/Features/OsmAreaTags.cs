namespace CommunityAssets.Exchange.Features;

/// <summary>
/// Tells a closed way that is an area from one that is a line running in a ring (a roundabout, a fence). Follows the OpenStreetMap wiki's
/// "Area" page: <c>area=yes|no</c> decides; else a key of things that have an extent does.
/// </summary>
internal static class OsmAreaTags
{
    private static readonly string[] Extended =
    [
        "building", "building:part", "landuse", "amenity", "leisure", "natural", "shop", "tourism", "historic", "office", "craft",
        "healthcare",
        "club", "sport", "place", "boundary", "public_transport", "community_centre", "allotments", "military", "aeroway", "emergency",
        "indoor",
    ];

    private static readonly HashSet<string> Lines = new(StringComparer.Ordinal)
    {
        "natural=coastline", "natural=cliff", "natural=ridge", "natural=tree_row", "natural=arete", "leisure=slipway", "leisure=track",
        "man_made=pipeline", "public_transport=stop_area",
    };

    /// <summary>Whether a closed way with these tags is an area.</summary>
    public static bool IsArea(IReadOnlyDictionary<string, object?> tags)
    {
        if (tags.TryGetValue("area", out var area))
        {
            return area is not "no";
        }

        return Array.Exists(Extended, key =>
            tags.TryGetValue(key, out var value) && value is not "no" && !Lines.Contains($"{key}={value}"));
    }
}
