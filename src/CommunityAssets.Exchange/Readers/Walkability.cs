namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Reads off a line's attributes what it is and whether people may walk along it. OpenStreetMap's tags are read as its wiki's "Access
/// restrictions" has them for pedestrians in the United Kingdom: <c>foot</c> decides, then <c>access</c>, then the sort of highway. In OS's
/// classes and in rights of way only motorways are closed to walkers.
/// </summary>
internal static class Walkability
{
    private static readonly string[] KindFields =
    [
        "classification", "classifica", "road_classification", "roadclassification", "class", "road_function", "roadfunction", "function",
        "fclass",
        "form_of_way", "formofway", "status", "prow_type", "path_type", "type", "kind",
    ];

    /// <summary>Ways that are not there yet, are no ways, or lie where nobody walks; they are left out altogether.</summary>
    private static readonly HashSet<string> NoWays = new(StringComparer.OrdinalIgnoreCase)
    {
        "proposed", "construction", "abandoned", "razed", "demolished", "disused", "planned", "no", "raceway", "rest_area", "services",
        "platform_edge",
    };

    private static readonly HashSet<string> Closed = new(StringComparer.OrdinalIgnoreCase)
    {
        "motorway", "motorway_link", "bus_guideway", "busway", "escape",
    };

    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase)
    {
        "yes", "designated", "permissive", "public", "official",
    };

    private static readonly HashSet<string> No = new(StringComparer.OrdinalIgnoreCase) { "no", "private", "use_sidepath", "military" };

    /// <summary>Whether a way of OpenStreetMap is one that a network knows.</summary>
    public static bool IsWay(IReadOnlyDictionary<string, object?> tags) =>
        tags.GetValueOrDefault("highway") is string highway ? !NoWays.Contains(highway)
        : tags.GetValueOrDefault("railway") is "platform" || tags.GetValueOrDefault("public_transport") is "platform"
        || tags.GetValueOrDefault("man_made") is "pier";

    /// <summary>What a line is in its source's words, and whether people may walk along it.</summary>
    public static (string? Kind, bool Walkable) Of(IReadOnlyDictionary<string, object?> attributes)
    {
        if (attributes.GetValueOrDefault("highway") is string highway)
        {
            return (highway, MayWalk(attributes, highway));
        }

        var kind = Array.Find(KindFields, field => attributes.GetValueOrDefault(field) is string { Length: > 0 and <= 100 }) is { } found
            ? (string)attributes[found]!
            : attributes.GetValueOrDefault("railway") is string ? "platform" : attributes.GetValueOrDefault("man_made") as string;
        return (kind, kind is null || !kind.StartsWith("Motorway", StringComparison.OrdinalIgnoreCase));
    }

    private static bool MayWalk(IReadOnlyDictionary<string, object?> tags, string highway)
    {
        if (tags.GetValueOrDefault("foot") is string foot)
        {
            if (Yes.Contains(foot))
            {
                return true;
            }

            if (No.Contains(foot))
            {
                return false;
            }
        }

        return !Closed.Contains(highway) && tags.GetValueOrDefault("motorroad") is not "yes"
            && !(tags.GetValueOrDefault("access") is string access && No.Contains(access));
    }
}
