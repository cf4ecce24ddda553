using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Analysis.Finding;

/// <summary>Something that may fit.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Reach">How it reaches somebody.</param>
/// <param name="Minutes">Minutes to it; null where either has no place.</param>
public sealed record Candidate(Asset Asset, Reach Reach, int? Minutes);
