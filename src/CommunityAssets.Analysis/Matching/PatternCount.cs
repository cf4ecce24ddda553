namespace CommunityAssets.Analysis.Matching;

/// <summary>How often pairs came out in one way.</summary>
/// <param name="Cells">For each field the cells that it can be, as bits: one bit where it is known, all where it is missing.</param>
/// <param name="Count">How many pairs.</param>
public sealed record PatternCount(IReadOnlyList<uint> Cells, double Count);
