namespace CommunityAssets.Domain.Stewardship;

/// <summary>What was done to a record. The numbers are stored and never change meaning.</summary>
public enum ChangeKind
{
    /// <summary>Added.</summary>
    Added = 1,

    /// <summary>Changed.</summary>
    Changed = 2,

    /// <summary>Retired.</summary>
    Retired = 3,

    /// <summary>Brought back after it was retired.</summary>
    Restored = 4,
}
