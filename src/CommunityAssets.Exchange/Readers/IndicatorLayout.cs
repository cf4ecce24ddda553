namespace CommunityAssets.Exchange.Readers;

/// <summary>How a table of indicator values is laid out.</summary>
public enum IndicatorLayout
{
    /// <summary>The download of the Fingertips collection (Office for Health Improvement and Disparities).</summary>
    Fingertips = 1,

    /// <summary>The English Indices of Deprivation: a row for each small area, a column for each score, rank and decile.</summary>
    Imd = 2,

    /// <summary>A row for each value.</summary>
    Long = 3,

    /// <summary>A row for each area, a column for each indicator.</summary>
    Wide = 4,
}
