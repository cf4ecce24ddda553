namespace CommunityAssets.Web.Analyses;

/// <summary>What is worked out of counts.</summary>
public enum RateMeasure
{
    /// <summary>Events for so many people, with Byar's limits, exact ones below 10 events.</summary>
    Rate = 0,

    /// <summary>A share of people, with Wilson's limits.</summary>
    Proportion = 1,

    /// <summary>A mean with its standard deviation, with Student's limits.</summary>
    Mean = 2,
}
