namespace CommunityAssets.Storage;

/// <summary>One page of a list of services.</summary>
/// <param name="Items">What is on the page, in order.</param>
/// <param name="Matched">How many match in all, exactly; 0 where the page was asked for by <see cref="ServiceQuery.After"/>.</param>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record ServicePage<T>(IReadOnlyList<T> Items, long Matched);
