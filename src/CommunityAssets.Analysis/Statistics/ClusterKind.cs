namespace CommunityAssets.Analysis.Statistics;

/// <summary>What sort of cluster an area is in: its own value, then its neighbours'.</summary>
public enum ClusterKind
{
    /// <summary>Nothing can be said: no value, or no neighbours.</summary>
    NotKnown = 0,

    /// <summary>No more alike or unlike its neighbours than chance alone often brings.</summary>
    NotSignificant = 1,

    /// <summary>High among high.</summary>
    HighHigh = 2,

    /// <summary>Low among low.</summary>
    LowLow = 3,

    /// <summary>High among low.</summary>
    HighLow = 4,

    /// <summary>Low among high.</summary>
    LowHigh = 5,
}
