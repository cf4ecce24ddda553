namespace CommunityAssets.Domain.People;

/// <summary>How a consent was given. The numbers are stored.</summary>
public enum ConsentWay
{
    /// <summary>Said, face to face or on the telephone.</summary>
    Spoken = 1,

    /// <summary>Signed on paper, or written in a message.</summary>
    Written = 2,

    /// <summary>Given by the person themselves on the page behind their private link.</summary>
    OwnPage = 3,
}
