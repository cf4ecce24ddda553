using CommunityAssets.Domain.Places;

namespace CommunityAssets.Analysis.Apportionment;

/// <summary>What one later area has of one earlier area.</summary>
/// <param name="From">Code of the earlier area.</param>
/// <param name="Kind">How the two relate.</param>
/// <param name="Share">
/// The share of the earlier area's people that goes to the later one, 0 to 1; the shares of an earlier area add up to 1.
/// </param>
/// <param name="People">How many people that is at the earlier date; null when the earlier area's population is not known.</param>
public readonly record struct ChangePart(string From, AreaChangeKind Kind, double Share, double? People);
