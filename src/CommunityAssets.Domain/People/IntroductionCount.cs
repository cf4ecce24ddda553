namespace CommunityAssets.Domain.People;

/// <summary>How many introductions of a kind there were in a month. Exact: it is shown to the workforce alone.</summary>
/// <param name="Month">The month.</param>
/// <param name="Topic">What was looked for; null where it is not known.</param>
/// <param name="Outcome">What came of them.</param>
/// <param name="Count">How many; 1 or more.</param>
public sealed record IntroductionCount(Month Month, string? Topic, IntroductionOutcome Outcome, int Count);
