namespace CommunityAssets.Analysis.Access;

/// <summary>How a site counts less the further away it is.</summary>
public enum DecayKind
{
    /// <summary>In steps, each zone with its weight.</summary>
    Zones = 0,

    /// <summary>Not at all: everything in reach counts the same.</summary>
    Flat = 1,

    /// <summary>Along a bell that comes down to 0 at the reach.</summary>
    Gaussian = 2,
}
