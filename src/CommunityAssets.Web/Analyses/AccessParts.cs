namespace CommunityAssets.Web.Analyses;

/// <summary>How strengths are parted in an analysis of walking access.</summary>
public enum AccessParts
{
    /// <summary>All of them together.</summary>
    Together,

    /// <summary>Topic by topic; what has several counts in each.</summary>
    ByTopic,

    /// <summary>Kind by kind.</summary>
    ByKind,
}
