namespace CommunityAssets.Analysis.Areas;

/// <summary>How the values of small areas were put together.</summary>
public enum OwnAreaBasis
{
    /// <summary>Counts added up, with the limits of a count.</summary>
    Added,

    /// <summary>Counts over denominators, with Wilson's limits (shares) or Byar's (rates).</summary>
    Counts,

    /// <summary>Counts worked out from values and denominators, then the same.</summary>
    WorkedOutCounts,

    /// <summary>The mean of the values, weighted by their denominators.</summary>
    ByDenominator,

    /// <summary>The mean of the values, weighted by people.</summary>
    ByPeople,

    /// <summary>The mean of the values, each area alike: neither denominators nor people are known.</summary>
    Alike,
}
