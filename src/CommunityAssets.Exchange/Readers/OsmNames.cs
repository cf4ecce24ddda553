namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// The name of a feature of OpenStreetMap: <c>name</c>, <c>name:en</c>, <c>official_name</c> or <c>brand</c>. Things that people look for
/// by what they are (allotments, a playground, a defibrillator) and that have no name of their own are called so, with their street where
/// it is known: "Playground, Ashley Road". Anything else without a name is no asset that a person could ask for.
/// </summary>
internal static class OsmNames
{
    private static readonly (string Key, string Value, string Words)[] Types =
    [
        ("landuse", "allotments", "Allotments"), ("leisure", "playground", "Playground"), ("leisure", "park", "Park"),
        ("leisure", "nature_reserve", "Nature reserve"), ("leisure", "recreation_ground", "Recreation ground"),
        ("landuse", "recreation_ground", "Recreation ground"), ("landuse", "village_green", "Village green"),
        ("leisure", "common", "Common"),
        ("landuse", "orchard", "Orchard"), ("leisure", "skatepark", "Skatepark"), ("leisure", "fitness_station", "Outdoor gym"),
        ("leisure", "pitch", "Sports pitch"), ("leisure", "bandstand", "Bandstand"), ("leisure", "bowling_green", "Bowling green"),
        ("emergency", "defibrillator", "Defibrillator"), ("amenity", "toilets", "Public toilets"),
        ("amenity", "public_bookcase", "Public bookcase"),
        ("amenity", "drinking_water", "Drinking water"), ("amenity", "bicycle_repair_station", "Bicycle repair stand"),
        ("amenity", "community_centre", "Community centre"), ("amenity", "library", "Library"), ("amenity", "post_office", "Post office"),
        ("amenity", "place_of_worship", "Place of worship"), ("amenity", "grave_yard", "Burial ground"),
        ("landuse", "cemetery", "Burial ground"),
        ("tourism", "picnic_site", "Picnic site"), ("tourism", "viewpoint", "Viewpoint"), ("historic", "memorial", "Memorial"),
    ];

    /// <summary>The name, or null when it has none and is of no sort that does without.</summary>
    public static string? Of(OsmTags tags)
    {
        if (tags["name", "name:en", "official_name", "brand"] is { } name)
        {
            return PlainText.Line(name);
        }

        foreach (var (key, value, words) in Types)
        {
            if (string.Equals(tags[key], value, StringComparison.Ordinal))
            {
                return tags["addr:street", "addr:place", "is_in:street"] is { } street && PlainText.Line(street) is { } line
                    ? $"{words}, {line}"
                    : words;
            }
        }

        return null;
    }
}
