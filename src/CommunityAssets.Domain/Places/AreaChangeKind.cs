namespace CommunityAssets.Domain.Places;

/// <summary>How an area changed between two vintages: the ONS change indicator. The numbers are stored.</summary>
public enum AreaChangeKind
{
    /// <summary>U: the same.</summary>
    Unchanged = 1,

    /// <summary>S: split into two or more.</summary>
    Split = 2,

    /// <summary>M: merged with others.</summary>
    Merged = 3,

    /// <summary>X: the relation is irregular and fragmented.</summary>
    Irregular = 4,
}
