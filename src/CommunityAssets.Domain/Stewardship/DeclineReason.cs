namespace CommunityAssets.Domain.Stewardship;

/// <summary>Why a suggestion was declined. The numbers are stored and never change meaning.</summary>
public enum DeclineReason
{
    /// <summary>The atlas has it already.</summary>
    Listed = 1,

    /// <summary>It could not be found, or no longer runs.</summary>
    NotThere = 2,

    /// <summary>It is not something that this atlas is for.</summary>
    NotForThisAtlas = 3,

    /// <summary>It lies outside the place that this atlas is about.</summary>
    Elsewhere = 4,

    /// <summary>There was not enough to go on.</summary>
    TooLittle = 5,

    /// <summary>Those it is about asked not to be listed.</summary>
    AskedNotTo = 6,

    /// <summary>It holds somebody's personal details.</summary>
    Personal = 7,

    /// <summary>Something else, told in words.</summary>
    Other = 8,
}
