namespace CommunityAssets.Analysis.Matching;

/// <summary>One weight, as it can be shown.</summary>
/// <param name="Field">What is compared: <c>name</c>, <c>place</c> or <c>contact</c>.</param>
/// <param name="Outcome">How it comes out, in words.</param>
/// <param name="Match">How often so for two records of one thing: m.</param>
/// <param name="Differ">How often so for two of different things: u.</param>
/// <param name="Bits">log2(m / u).</param>
public sealed record WeightRow(string Field, string Outcome, double Match, double Differ, double Bits);
