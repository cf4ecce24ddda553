using System.Collections.Immutable;

namespace CommunityAssets.Analysis.Finding;

/// <summary>How something fits.</summary>
/// <param name="Candidate">What it is.</param>
/// <param name="Group">How well.</param>
/// <param name="Score">Its place within the group: 0 to 100, higher is better.</param>
/// <param name="Misses">In what it differs.</param>
public sealed record Fit(Candidate Candidate, FitGroup Group, double Score, ImmutableArray<Miss> Misses);
