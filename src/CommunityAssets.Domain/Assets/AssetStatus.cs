namespace CommunityAssets.Domain.Assets;

/// <summary>Where an asset is in its life. The numbers are stored and never change meaning.</summary>
public enum AssetStatus
{
    /// <summary>Offered by somebody and waiting for a steward.</summary>
    Suggested = 1,

    /// <summary>Shown to everyone whom its visibility covers.</summary>
    Published = 2,

    /// <summary>No longer there, or no longer in its source; kept in history and left out of search.</summary>
    Retired = 3,
}
