namespace CommunityAssets.Analysis.Coverage;

/// <summary>What the overlap of two sources says.</summary>
/// <param name="One">The first source's number.</param>
/// <param name="Other">The second source's number, above the first's.</param>
/// <param name="Estimate">The estimate from these two alone.</param>
public sealed record SourceOverlap(int One, int Other, CoverageEstimate Estimate);
