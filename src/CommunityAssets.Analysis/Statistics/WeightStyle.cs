namespace CommunityAssets.Analysis.Statistics;

/// <summary>What neighbours weigh.</summary>
public enum WeightStyle
{
    /// <summary>The weights of an area's neighbours add up to 1 (style "W" in spdep).</summary>
    RowStandardised = 0,

    /// <summary>Each neighbour weighs 1 (style "B" in spdep).</summary>
    Binary = 1,
}
