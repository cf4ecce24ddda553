namespace CommunityAssets.Analysis.Matching;

/// <summary>How likely two records are of one thing.</summary>
/// <param name="Weight">The sum of the weights of what was compared, in bits: above 0 speaks for, below 0 against.</param>
/// <param name="Probability">From 0 to 1, starting from how rarely two records that were picked for comparison are of one thing.</param>
/// <param name="Signs">What speaks for it, the strongest first.</param>
public sealed record Match(double Weight, double Probability, IReadOnlyList<MatchSign> Signs);
