using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>Events and people of one age band in one area.</summary>
/// <param name="Area">Code of the area.</param>
/// <param name="Band">The ages.</param>
/// <param name="Count">Events; null when missing or suppressed. 0 or more.</param>
/// <param name="Suppressed">Whether the publisher holds the count back.</param>
/// <param name="People">People; null when missing. 0 or more.</param>
public readonly record struct AgeCount(string Area, AgeBand Band, double? Count, bool Suppressed, double? People);
