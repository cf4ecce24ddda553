namespace CommunityAssets.Web.Analyses;

/// <summary>What the rows of an analysis of walking access are about.</summary>
public enum AccessRows
{
    /// <summary>Each area: the nearest, and how many within each time.</summary>
    Areas,

    /// <summary>The whole place: the share of people within each time.</summary>
    Place,

    /// <summary>Fifths of an indicator: the share of people of each.</summary>
    Fifths,

    /// <summary>Larger areas: the share of people of each.</summary>
    Larger,
}
