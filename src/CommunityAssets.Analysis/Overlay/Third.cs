namespace CommunityAssets.Analysis.Overlay;

/// <summary>Which third of all areas a value is in. The numbers grow with the value.</summary>
public enum Third
{
    /// <summary>No value.</summary>
    NotKnown = 0,

    /// <summary>The lowest third.</summary>
    Low = 1,

    /// <summary>The middle third.</summary>
    Middle = 2,

    /// <summary>The highest third.</summary>
    High = 3,
}
