namespace CommunityAssets.Analysis.Matching;

/// <summary>Two records that may be of one thing.</summary>
/// <param name="One">The number of one, the lower.</param>
/// <param name="Other">The number of the other.</param>
/// <param name="Match">How likely, and what speaks for it.</param>
/// <param name="DocumentedBits">
/// What the documented weights make of it: the same from one search to the next, whatever was estimated.
/// </param>
public sealed record DuplicatePair(int One, int Other, Match Match, double DocumentedBits);
