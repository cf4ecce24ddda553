namespace CommunityAssets.Domain.Stewardship;

/// <summary>What became of a suggestion.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who, as a role: <c>steward</c>; <c>sender</c> when it was taken back.</param>
/// <param name="Amended">Whether it was accepted with changes.</param>
/// <param name="Reason">Why it was declined; null when it was not.</param>
/// <param name="Words">What the steward wrote to the sender, or null.</param>
public sealed record SuggestionDecision(DateTimeOffset At, string By, bool Amended, DeclineReason? Reason, string? Words);
