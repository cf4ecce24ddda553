namespace CommunityAssets.Storage.Filters;

/// <summary>How a feature's list of words stands to another list. Order and repetition are not minded.</summary>
public enum WordsRelation
{
    /// <summary>The same words.</summary>
    Equals,

    /// <summary>The feature's list has all of the other's.</summary>
    Contains,

    /// <summary>The other list has all of the feature's.</summary>
    ContainedBy,

    /// <summary>They share a word.</summary>
    Overlaps,
}
