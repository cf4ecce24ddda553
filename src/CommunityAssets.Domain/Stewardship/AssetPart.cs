namespace CommunityAssets.Domain.Stewardship;

/// <summary>The parts of an asset that are compared, corrected and amended one by one.</summary>
public enum AssetPart
{
    /// <summary>What sort of strength it is.</summary>
    Kind,

    /// <summary>Its name.</summary>
    Name,

    /// <summary>What it is.</summary>
    Summary,

    /// <summary>Its topics.</summary>
    Topics,

    /// <summary>Its place on the map, address and postcode.</summary>
    Place,

    /// <summary>Whether people can take part online.</summary>
    Online,

    /// <summary>The areas that it covers.</summary>
    Covers,

    /// <summary>When it happens.</summary>
    Sessions,

    /// <summary>Getting in.</summary>
    Access,

    /// <summary>What it costs.</summary>
    Cost,

    /// <summary>Who it is for.</summary>
    Audience,

    /// <summary>Languages spoken.</summary>
    Languages,

    /// <summary>How to reach it.</summary>
    Contact,

    /// <summary>How many people it can welcome.</summary>
    Capacity,

    /// <summary>Whether it is shown, or no longer there.</summary>
    Status,

    /// <summary>Who may see it.</summary>
    Visibility,

    /// <summary>When it was last checked, and by whom.</summary>
    Verification,

    /// <summary>Where the record came from.</summary>
    Provenance,
}
