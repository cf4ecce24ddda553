namespace CommunityAssets.Analysis.Matching;

/// <summary>What a search for duplicates found.</summary>
/// <param name="Pairs">The pairs, the likeliest first; where two are as likely, in the order of the records.</param>
/// <param name="Weights">The weights by which they were judged.</param>
/// <param name="Compared">How many pairs were compared.</param>
/// <param name="Crowded">
/// How many groups of records were too large for each to be compared with each: there each was compared with those next to it by name.
/// </param>
/// <param name="LargestCrowd">How many records the largest of them holds; 0 for none.</param>
/// <param name="SharedByMany">
/// How many telephone numbers, e-mail addresses and web sites tell nothing, as too many records give them.
/// </param>
/// <param name="Parts">
/// How many records lie among so many of the same name (more than six in and around a square of 250 metres) that they were taken for parts
/// of one thing, such as the buildings of a university, and not compared with each other.
/// </param>
public sealed record DuplicateFindings(
    IReadOnlyList<DuplicatePair> Pairs, MatchWeights Weights, long Compared, int Crowded, int LargestCrowd, int SharedByMany, int Parts);
