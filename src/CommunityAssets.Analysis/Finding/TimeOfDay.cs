namespace CommunityAssets.Analysis.Finding;

/// <summary>A part of the day.</summary>
public enum TimeOfDay
{
    /// <summary>Before noon.</summary>
    Morning = 0,

    /// <summary>From noon to five.</summary>
    Afternoon = 1,

    /// <summary>From five on.</summary>
    Evening = 2,
}
