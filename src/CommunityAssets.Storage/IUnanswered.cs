using CommunityAssets.Domain.People;

namespace CommunityAssets.Storage;

/// <summary>
/// What people hoped for and did not find. Only counts are kept. Nothing of it is on maps or in feeds, and no change raises the atlas's
/// version.
/// </summary>
public interface IUnanswered
{
    /// <summary>Counts a search that nothing fitted.</summary>
    Task AddAsync(UnansweredSearch search, CancellationToken cancellationToken = default);

    /// <summary>Counts by month and topic, in that order.</summary>
    /// <param name="from">The first month.</param>
    /// <param name="until">The last month.</param>
    /// <param name="msoas">Of these neighbourhoods alone; null for all, also those that are not known.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<UnansweredCount>> CountsAsync(
        Month from, Month until, IReadOnlyCollection<string>? msoas = null, CancellationToken cancellationToken = default);
}
