using CommunityAssets.Analysis.Finding;

namespace CommunityAssets.Web.Finder;

/// <summary>Things that fit equally well.</summary>
/// <param name="Group">How well.</param>
/// <param name="Shown">The best of them.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record FoundGroup(FitGroup Group, IReadOnlyList<Found> Shown, int Count);
