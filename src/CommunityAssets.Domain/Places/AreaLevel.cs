namespace CommunityAssets.Domain.Places;

/// <summary>The levels of areas, smallest first. The numbers are stored and never change meaning.</summary>
public enum AreaLevel
{
    /// <summary>Output area (Data Zone's smaller parts in Scotland).</summary>
    Oa = 1,

    /// <summary>Lower layer Super Output Area (Data Zone in Scotland).</summary>
    Lsoa = 2,

    /// <summary>Middle layer Super Output Area (Intermediate Zone in Scotland).</summary>
    Msoa = 3,

    /// <summary>Civil parish or community.</summary>
    Parish = 4,

    /// <summary>Electoral ward.</summary>
    Ward = 5,

    /// <summary>Local authority district.</summary>
    Lad = 6,

    /// <summary>Region of England.</summary>
    Region = 7,

    /// <summary>Country.</summary>
    Country = 8,

    /// <summary>An area that people drew themselves: a neighbourhood, a coordinator's patch.</summary>
    Patch = 9,
}
