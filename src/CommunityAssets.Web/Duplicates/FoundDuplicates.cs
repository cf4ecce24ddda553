using CommunityAssets.Analysis.Matching;

namespace CommunityAssets.Web.Duplicates;

/// <summary>What a search of the atlas for duplicates found.</summary>
/// <param name="Pairs">The pairs, the likeliest first.</param>
/// <param name="Looked">How many records were compared with each other.</param>
/// <param name="Findings">Weights, and what was crowded.</param>
/// <param name="Version">The atlas's version before it was read.</param>
public sealed record FoundDuplicates(IReadOnlyList<FoundPair> Pairs, int Looked, DuplicateFindings Findings, long Version);
