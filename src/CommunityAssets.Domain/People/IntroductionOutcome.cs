namespace CommunityAssets.Domain.People;

/// <summary>What came of an introduction, as far as anybody was told. The numbers are stored and never change meaning.</summary>
public enum IntroductionOutcome
{
    /// <summary>Nobody knows yet.</summary>
    Waiting = 0,

    /// <summary>They went once.</summary>
    WentOnce = 1,

    /// <summary>They keep going.</summary>
    KeepsGoing = 2,

    /// <summary>It was not for them.</summary>
    NotForThem = 3,

    /// <summary>It will not be known.</summary>
    NotKnown = 4,
}
