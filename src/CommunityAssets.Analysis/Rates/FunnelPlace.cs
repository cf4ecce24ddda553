namespace CommunityAssets.Analysis.Rates;

/// <summary>Where a value lies in a funnel around the average of all. The numbers grow with the value.</summary>
public enum FunnelPlace
{
    /// <summary>Nothing can be said.</summary>
    NotKnown = 0,

    /// <summary>Below the outer limits (99.8%).</summary>
    BelowOuter = 1,

    /// <summary>Below the inner limits (95%).</summary>
    BelowInner = 2,

    /// <summary>Within the limits: no further from the average than chance alone often brings.</summary>
    Within = 3,

    /// <summary>Above the inner limits (95%).</summary>
    AboveInner = 4,

    /// <summary>Above the outer limits (99.8%).</summary>
    AboveOuter = 5,
}
