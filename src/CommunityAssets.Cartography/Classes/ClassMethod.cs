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

    /// <summary>
    /// Around the mean, in classes one standard deviation wide: of an odd number the middle one lies around the mean, an even number parts
    /// at the mean itself.
    /// </summary>
    StandardDeviation = 3,

    /// <summary>
    /// Parted at the mean, what is above it at its own mean, and so on: for few high values among many low ones (Jiang 2013).
    /// </summary>
    HeadTail = 4,

    /// <summary>At round numbers: 1, 2 or 5 times a power of ten (the rule of R's <c>pretty</c>).</summary>
    Pretty = 5,
}
