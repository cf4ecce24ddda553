namespace CommunityAssets.Domain.Links;

/// <summary>How two things are linked. The numbers are stored and never change meaning.</summary>
public enum LinkKind
{
    /// <summary>A group meets at a place.</summary>
    MeetsAt = 1,

    /// <summary>An organisation runs an asset.</summary>
    Runs = 2,

    /// <summary>A connector takes part in a group.</summary>
    TakesPartIn = 3,

    /// <summary>A connector knows an asset.</summary>
    Knows = 4,

    /// <summary>Two assets work together; the same in both directions.</summary>
    PartnersWith = 5,
}
