using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Domain.Places;

/// <summary>The names of levels as files, addresses and the API spell them (<c>lsoa</c>, <c>ward</c>…), and the words that people read.</summary>
public static class LevelNames
{
    /// <summary>Every level, smallest first, areas that people drew last.</summary>
    public static IReadOnlyList<AreaLevel> All { get; } = Enum.GetValues<AreaLevel>();

    /// <summary>The stable name: <c>lsoa</c>.</summary>
    public static string Name(AreaLevel level) => level switch
    {
        AreaLevel.Oa => "oa",
        AreaLevel.Lsoa => "lsoa",
        AreaLevel.Msoa => "msoa",
        AreaLevel.Parish => "parish",
        AreaLevel.Ward => "ward",
        AreaLevel.Lad => "lad",
        AreaLevel.Region => "region",
        AreaLevel.Country => "country",
        AreaLevel.Patch => "patch",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level of areas."),
    };

    /// <summary>The words for one: "Small area (LSOA)".</summary>
    public static string One(AreaLevel level) => level switch
    {
        AreaLevel.Oa => "Output area",
        AreaLevel.Lsoa => "Small area (LSOA)",
        AreaLevel.Msoa => "Middle-sized area (MSOA)",
        AreaLevel.Parish => "Parish",
        AreaLevel.Ward => "Ward",
        AreaLevel.Lad => "Local authority",
        AreaLevel.Region => "Region",
        AreaLevel.Country => "Country",
        AreaLevel.Patch => "Patch",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level of areas."),
    };

    /// <summary>The words for several: "Small areas (LSOA)".</summary>
    public static string Many(AreaLevel level) => level switch
    {
        AreaLevel.Oa => "Output areas",
        AreaLevel.Lsoa => "Small areas (LSOA)",
        AreaLevel.Msoa => "Middle-sized areas (MSOA)",
        AreaLevel.Parish => "Parishes",
        AreaLevel.Ward => "Wards",
        AreaLevel.Lad => "Local authorities",
        AreaLevel.Region => "Regions",
        AreaLevel.Country => "Countries",
        AreaLevel.Patch => "Patches",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level of areas."),
    };

    /// <summary>Reads a stable name, upper or lower case.</summary>
    /// <exception cref="BadInputException">There is no such level; the message lists those there are.</exception>
    public static AreaLevel Parse(string? text) => TryParse(text, out var level) ? level
        : throw new BadInputException($"'{text}' is not a level. Use one of: {string.Join(", ", All.Select(Name))}.");

    /// <summary>The same; false where there is no such level.</summary>
    public static bool TryParse(string? text, out AreaLevel level)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(Name(candidate), text?.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                level = candidate;
                return true;
            }
        }

        level = default;
        return false;
    }
}
