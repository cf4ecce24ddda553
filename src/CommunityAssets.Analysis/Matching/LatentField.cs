namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// What one compared thing comes out as, for pairs of one thing and for pairs of two: shares of its cells, each adding up to 1.
/// </summary>
/// <param name="Match">Shares among pairs of one thing: Fellegi and Sunter's m.</param>
/// <param name="Differ">Shares among pairs of two different things: their u.</param>
public sealed record LatentField(IReadOnlyList<double> Match, IReadOnlyList<double> Differ);
