using CommunityAssets.Analysis.Matching;

namespace CommunityAssets.Analysis.Coverage;

/// <summary>A record as one source lists it.</summary>
/// <param name="Source">The source's number, from 0.</param>
/// <param name="What">What is compared of it.</param>
public sealed record ListedRecord(int Source, MatchRecord What);
