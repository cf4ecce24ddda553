namespace CommunityAssets.Domain.Assets;

/// <summary>How an asset's place on the map was found. The numbers are stored.</summary>
public enum Placement
{
    /// <summary>Not placed.</summary>
    None = 0,

    /// <summary>By the source's own coordinates.</summary>
    Coordinates = 1,

    /// <summary>By its postcode: accurate to a street or so.</summary>
    Postcode = 2,
}
