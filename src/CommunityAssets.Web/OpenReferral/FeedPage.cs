namespace CommunityAssets.Web.OpenReferral;

/// <summary>One page of a list.</summary>
/// <param name="Items">The records on it.</param>
/// <param name="Matched">How many there are in all.</param>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record FeedPage<T>(IReadOnlyList<T> Items, long Matched);
