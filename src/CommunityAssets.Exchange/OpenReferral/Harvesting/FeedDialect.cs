namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>What a directory understands beyond <c>page</c>: not all take every parameter of the standard.</summary>
/// <param name="Full">Whether to ask for whole services in lists.</param>
/// <param name="PerPage">How many services a page to ask for; null to leave it to the directory.</param>
internal sealed record FeedDialect(bool Full, int? PerPage);
