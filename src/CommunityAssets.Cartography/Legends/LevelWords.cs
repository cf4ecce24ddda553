using CommunityAssets.Domain.Places;

namespace CommunityAssets.Cartography.Legends;

/// <summary>The names of levels in addresses, and in words.</summary>
public static class LevelWords
{
    /// <summary>The name in addresses and tiles: <c>lsoa</c>.</summary>
    public static string Id(AreaLevel level) => level switch
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
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level."),
    };

    /// <summary>What a person who has never seen a GIS reads, with the field's own term.</summary>
    public static string Of(AreaLevel level) => level switch
    {
        AreaLevel.Oa => "Streets (output areas)",
        AreaLevel.Lsoa => "Small areas (LSOA)",
        AreaLevel.Msoa => "Larger areas (MSOA)",
        AreaLevel.Parish => "Parishes",
        AreaLevel.Ward => "Wards",
        AreaLevel.Lad => "Local authorities",
        AreaLevel.Region => "Regions",
        AreaLevel.Country => "Countries",
        AreaLevel.Patch => "Patches that people drew",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level."),
    };

    /// <summary>Reads a name of an address.</summary>
    public static bool TryParse(string? text, out AreaLevel level)
    {
        foreach (var candidate in Enum.GetValues<AreaLevel>())
        {
            if (string.Equals(Id(candidate), text, StringComparison.OrdinalIgnoreCase))
            {
                level = candidate;
                return true;
            }
        }

        level = default;
        return false;
    }
}
