namespace CommunityAssets.Exchange.Coordinates;

/// <summary>What a pair of numbers looks like, given that it should be a place in the British Isles.</summary>
public enum PairForm
{
    /// <summary>Nothing that this project can place: outside the British Isles in every reading.</summary>
    Elsewhere = 0,

    /// <summary>Longitude, then latitude.</summary>
    LongitudeLatitude,

    /// <summary>Latitude, then longitude: the wrong way round.</summary>
    LatitudeLongitude,

    /// <summary>Easting, then northing on the British National Grid.</summary>
    EastingNorthing,

    /// <summary>Northing, then easting: the wrong way round.</summary>
    NorthingEasting,

    /// <summary>Zero and zero, which software writes where nothing is known.</summary>
    Missing,

    /// <summary>NaN or infinity.</summary>
    NotANumber,
}
