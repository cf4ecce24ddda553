namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>A reference, and its runs.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Runs">Run by run; empty where it could not be had.</param>
/// <param name="Missing">Why it could not be had, or null.</param>
internal sealed record ReferenceRuns(string Name, IReadOnlyList<Taken> Runs, string? Missing = null);
