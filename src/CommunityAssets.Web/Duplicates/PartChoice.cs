namespace CommunityAssets.Web.Duplicates;

/// <summary>Which of two records is right in one part.</summary>
public enum PartChoice
{
    /// <summary>The first.</summary>
    One,

    /// <summary>The second.</summary>
    Other,

    /// <summary>What they say together.</summary>
    Both,
}
