namespace CommunityAssets.Exchange.Coordinates;

/// <summary>What is wrong with a pair of coordinates, in words that fit a refusal.</summary>
/// <param name="Found">What was found, one sentence.</param>
/// <param name="Advice">What to do, one sentence.</param>
public sealed record PairProblem(string Found, string Advice);
