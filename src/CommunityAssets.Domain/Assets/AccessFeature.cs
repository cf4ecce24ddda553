namespace CommunityAssets.Domain.Assets;

/// <summary>What helps a person to get in and take part. The numbers are bit positions in stored masks and never change.</summary>
public enum AccessFeature
{
    /// <summary>No steps from the street to where things happen.</summary>
    StepFree = 0,

    /// <summary>A toilet that a wheelchair user can use.</summary>
    AccessibleToilet = 1,

    /// <summary>A hearing loop.</summary>
    HearingLoop = 2,

    /// <summary>British Sign Language is used or interpreted.</summary>
    Bsl = 3,

    /// <summary>A quiet space to step out to.</summary>
    QuietSpace = 4,

    /// <summary>Parking on the spot.</summary>
    Parking = 5,

    /// <summary>A bus stop within a few minutes' walk.</summary>
    NearBusStop = 6,
}
