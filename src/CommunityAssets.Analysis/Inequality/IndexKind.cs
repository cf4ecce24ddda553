namespace CommunityAssets.Analysis.Inequality;

/// <summary>How the values of groups scatter, which decides on what scale they are drawn in simulations.</summary>
public enum IndexKind
{
    /// <summary>Evenly on both sides of the value: means, life expectancy.</summary>
    Plain = 0,

    /// <summary>Rates: on the logarithm. Values are above 0.</summary>
    Rate = 1,

    /// <summary>Shares from 0 to 1: on the logit. Values are between 0 and 1.</summary>
    Share = 2,
}
