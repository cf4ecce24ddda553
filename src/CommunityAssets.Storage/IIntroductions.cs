using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// That somebody was introduced to something; never who. Nothing of it is on maps or in feeds, and no change raises the atlas's version;
/// each change and its audit line are kept together or not at all. The lines name no record: with their moment they would tell more of an
/// introduction than it tells of itself.
/// </summary>
public interface IIntroductions
{
    /// <summary>Keeps an introduction.</summary>
    /// <exception cref="KeyNotFoundException">There is no such asset, or no such connector.</exception>
    Task AddAsync(Introduction introduction, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>Writes down what came of an introduction.</summary>
    /// <param name="id">The introduction.</param>
    /// <param name="account">The account that recorded it: nobody else's can change it.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="line">For the audit log.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False when the account has no such introduction; nothing has changed then.</returns>
    Task<bool> TellAsync(
        Guid id, Guid account, IntroductionOutcome outcome, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>Takes back an introduction that was recorded by mistake.</summary>
    /// <returns>False when the account has no such introduction; nothing has changed then.</returns>
    Task<bool> RemoveAsync(Guid id, Guid account, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>An account's introductions of which nobody knows yet what came, the oldest month first.</summary>
    /// <param name="account">The account.</param>
    /// <param name="limit">The most to give.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<Introduction>> WaitingAsync(Guid account, int limit, CancellationToken cancellationToken = default);

    /// <summary>Counts by month, topic and outcome, in that order; those that were put together into counts are in it.</summary>
    /// <param name="from">The first month.</param>
    /// <param name="until">The last month.</param>
    /// <param name="patch">Of this patch alone; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<IntroductionCount>> CountsAsync(
        Month from, Month until, string? patch = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts introductions of before a month together into counts by month, patch, topic and outcome. To what, through whom and by which
    /// account is forgotten.
    /// </summary>
    /// <returns>How many were put together. Where there were none the audit log gets no line.</returns>
    Task<int> AggregateAsync(Month before, AuditLine line, CancellationToken cancellationToken = default);
}
