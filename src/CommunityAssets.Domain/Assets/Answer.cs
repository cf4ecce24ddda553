namespace CommunityAssets.Domain.Assets;

/// <summary>An answer that may not be known yet. Not known is never told as no.</summary>
public enum Answer
{
    /// <summary>Nobody has said yet.</summary>
    NotKnown = 0,

    /// <summary>Known to be there.</summary>
    Yes = 1,

    /// <summary>Known not to be there.</summary>
    No = 2,
}
