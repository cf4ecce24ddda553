namespace CommunityAssets.Cartography.Classes;

/// <summary>How values are put into classes.</summary>
public enum ClassMethod
{
    /// <summary>As near as ties allow the same number of areas in each class.</summary>
    Quantile = 0,

    /// <summary>Steps of one width from the lowest value to the highest.</summary>
    EqualInterval = 1,

    /// <summary>Where the values themselves bunch: the least sum of squares within classes (Fisher 1958; Jenks 1977).</summary>
    NaturalBreaks = 2,
}
