namespace CommunityAssets.Analysis.Rates;

/// <summary>How a value stands to a benchmark.</summary>
public enum AgainstBenchmark
{
    /// <summary>Nothing can be said.</summary>
    NotKnown = 0,

    /// <summary>Lower.</summary>
    Lower = 1,

    /// <summary>No difference that chance alone would not often bring.</summary>
    Similar = 2,

    /// <summary>Higher.</summary>
    Higher = 3,
}
