namespace CommunityAssets.Analysis.Coverage;

/// <summary>How many things several sources list together, and how many there are thought to be.</summary>
/// <param name="Recorded">Different things that at least one source lists.</param>
/// <param name="Best">The pair of sources with the most in both, where that is enough for an estimate; null for none.</param>
/// <param name="Overlaps">Every pair of sources that is enough for an estimate, in order of their numbers.</param>
public sealed record Completeness(int Recorded, SourceOverlap? Best, IReadOnlyList<SourceOverlap> Overlaps)
{
    /// <summary>
    /// What is told: the estimate of the best pair, with what any source lists as recorded, or one that says there is too little overlap;
    /// null where fewer than two sources list anything.
    /// </summary>
    public CoverageEstimate? Estimate { get; init; }

    /// <summary>The lowest total of any pair, as it is: below what is recorded where those two list a part alone; NaN for none.</summary>
    public double Lowest => Overlaps.Count == 0 ? double.NaN : Overlaps.Min(overlap => overlap.Estimate.Total.Value);

    /// <summary>The highest total of any pair, as it is; NaN for none.</summary>
    public double Highest => Overlaps.Count == 0 ? double.NaN : Overlaps.Max(overlap => overlap.Estimate.Total.Value);
}
