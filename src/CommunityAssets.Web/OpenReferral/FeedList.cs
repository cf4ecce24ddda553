using System.Text.Json.Serialization.Metadata;

namespace CommunityAssets.Web.OpenReferral;

/// <summary>A list of a feed: how a page of it is read, and how all of it.</summary>
/// <param name="Page">Reads a page: how many to leave out before it, and the most that it holds.</param>
/// <param name="All">Reads everything in the order of ids, without holding more than a page of it at a time.</param>
/// <param name="Form">How a record is written.</param>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record FeedList<T>(
    Func<long, int, CancellationToken, Task<FeedPage<T>>> Page, Func<CancellationToken, IAsyncEnumerable<T>> All, JsonTypeInfo<T> Form)
{
    /// <summary>A list that is in memory already.</summary>
    public static FeedList<T> Of(IReadOnlyList<T> items, JsonTypeInfo<T> form) => new(
        (skip, size, _) => Task.FromResult(
            new FeedPage<T>([.. items.Skip((int)Math.Min(skip, int.MaxValue)).Take(size)], items.Count)),
        _ => items.ToAsyncEnumerable(),
        form);
}
