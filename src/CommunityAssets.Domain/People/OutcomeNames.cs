namespace CommunityAssets.Domain.People;

/// <summary>The names of outcomes as files and forms spell them, and the words that people read.</summary>
public static class OutcomeNames
{
    /// <summary>Every outcome that somebody can tell, the gladdest first.</summary>
    public static IReadOnlyList<IntroductionOutcome> Told { get; } =
    [
        IntroductionOutcome.KeepsGoing, IntroductionOutcome.WentOnce, IntroductionOutcome.NotForThem, IntroductionOutcome.NotKnown,
    ];

    /// <summary>The stable name: <c>keeps-going</c>.</summary>
    public static string Name(IntroductionOutcome outcome) => outcome switch
    {
        IntroductionOutcome.Waiting => "waiting",
        IntroductionOutcome.WentOnce => "went-once",
        IntroductionOutcome.KeepsGoing => "keeps-going",
        IntroductionOutcome.NotForThem => "not-for-them",
        IntroductionOutcome.NotKnown => "not-known",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };

    /// <summary>What people read: "Keeps going".</summary>
    public static string Words(IntroductionOutcome outcome) => outcome switch
    {
        IntroductionOutcome.Waiting => "Not told yet",
        IntroductionOutcome.WentOnce => "Went once",
        IntroductionOutcome.KeepsGoing => "Keeps going",
        IntroductionOutcome.NotForThem => "Not for them",
        IntroductionOutcome.NotKnown => "Not known",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };

    /// <summary>The outcome of a stable name that somebody can tell; null when there is none of that name.</summary>
    public static IntroductionOutcome? Find(string? name)
    {
        foreach (var outcome in Told)
        {
            if (string.Equals(Name(outcome), name, StringComparison.Ordinal))
            {
                return outcome;
            }
        }

        return null;
    }
}
