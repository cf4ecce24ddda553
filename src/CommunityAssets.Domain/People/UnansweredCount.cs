namespace CommunityAssets.Domain.People;

/// <summary>How often something was hoped for and not found in a month. Exact: it is shown to the workforce alone.</summary>
/// <param name="Month">The month.</param>
/// <param name="Topic">What was hoped for; null for searches of which no topic was understood.</param>
/// <param name="Count">How often; 1 or more. A search for two things counts with each of them.</param>
public sealed record UnansweredCount(Month Month, string? Topic, int Count);
