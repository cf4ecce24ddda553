namespace CommunityAssets.Domain.People;

/// <summary>
/// That somebody was introduced to something. Never who: there is no field that could say so, and no free text. The id is drawn at random,
/// since one made from the clock would tell the moment.
/// </summary>
/// <param name="Id">Its id, a random UUID (version 4).</param>
/// <param name="Month">When.</param>
/// <param name="Asset">To what.</param>
public sealed record Introduction(Guid Id, Month Month, Guid Asset)
{
    /// <summary>For how many full months it is kept before nothing but counts are left.</summary>
    public const int MonthsKept = 24;

    /// <summary>The code of the patch in which the coordinator works; null for none.</summary>
    public string? Patch { get; init; }

    /// <summary>What was looked for; null where it is not known.</summary>
    public string? Topic { get; init; }

    /// <summary>Through which connector; null for none, or one who has been erased since.</summary>
    public Guid? Connector { get; init; }

    /// <summary>What came of it.</summary>
    public IntroductionOutcome Outcome { get; init; }

    /// <summary>The account of the coordinator who can tell what came of it.</summary>
    public required Guid Account { get; init; }

    /// <summary>The first month of which introductions are still kept one by one; those before it become counts.</summary>
    public static Month FirstKept(Month now) => now.Plus(-MonthsKept);
}
