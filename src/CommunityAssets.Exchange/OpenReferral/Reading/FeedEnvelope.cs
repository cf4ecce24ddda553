namespace CommunityAssets.Exchange.OpenReferral.Reading;

/// <summary>What a page says of itself and of the whole list. What it does not say is null.</summary>
/// <param name="TotalItems">Items in all.</param>
/// <param name="TotalPages">Pages in all.</param>
/// <param name="PageNumber">The number of this page, from 1.</param>
/// <param name="LastPage">Whether it is the last.</param>
/// <param name="Empty">Whether there is nothing on it.</param>
public sealed record FeedEnvelope(
    long? TotalItems = null, long? TotalPages = null, long? PageNumber = null, bool? LastPage = null, bool? Empty = null);
