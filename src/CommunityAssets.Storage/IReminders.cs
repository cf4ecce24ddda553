using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// Keeping entries true: what is due to be checked, letters to those who keep it, and their answers. A confirmation, its line in the history
/// and its line in the audit log are one transaction.
/// </summary>
public interface IReminders
{
    /// <summary>Published entries that are due on a day, those first that have been due longest.</summary>
    /// <param name="on">The day.</param>
    /// <param name="limit">The most, 1 to 200.</param>
    /// <param name="after">The due date and id of the last of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<DueEntry>> DueAsync(
        DateOnly on, int limit, (DateOnly Due, Guid Id)? after = null, CancellationToken cancellationToken = default);

    /// <summary>How many are due on a day.</summary>
    Task<DueCounts> CountDueAsync(DateOnly on, CancellationToken cancellationToken = default);

    /// <summary>Confirms an entry.</summary>
    /// <param name="asset">The entry.</param>
    /// <param name="version">The version of it that was looked at.</param>
    /// <param name="on">Today.</param>
    /// <param name="by">Who confirms it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The entry with its check.</returns>
    /// <exception cref="VersionConflictException">It changed since.</exception>
    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    Task<Asset> ConfirmAsync(Guid asset, int version, DateOnly on, Actor by, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts letters into the queue for the keepers of what is due: public entries with an address of their own organisation, those that were
    /// asked about fewer than <see cref="NextCheck.MostAsked"/> times since, one letter to an address and month. Whoever asked for no more
    /// letters gets none.
    /// </summary>
    /// <returns>How many letters were added.</returns>
    Task<int> PlanAsync(DateOnly on, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes the next letter out of the queue to be sent, with its address and a new private link. Nobody else gets it until the time to try
    /// again has come (<see cref="Reminder.WaitAfter"/>).
    /// </summary>
    /// <param name="tokenHash"><see cref="PrivateToken.Hash"/> of the link.</param>
    /// <param name="on">Today: what is no longer due is not asked about.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The letter; null when none is to be sent now.</returns>
    Task<Reminder?> TakeAsync(string tokenHash, DateOnly on, CancellationToken cancellationToken = default);

    /// <summary>Notes that a letter was sent.</summary>
    Task SentAsync(Guid reminder, CancellationToken cancellationToken = default);

    /// <summary>What a private link leads to; null when it leads nowhere, or no longer.</summary>
    Task<Reminder?> FindAsync(string tokenHash, CancellationToken cancellationToken = default);

    /// <summary>Confirms an entry that a letter asks about, by its private link.</summary>
    /// <exception cref="UnauthorizedAccessException">The link leads nowhere, or does not ask about this entry.</exception>
    /// <exception cref="VersionConflictException">The entry changed since the keeper looked at it.</exception>
    Task<Asset> ConfirmAsync(
        string tokenHash, Guid asset, int version, DateOnly on, CancellationToken cancellationToken = default);

    /// <summary>Notes another answer than a confirmation.</summary>
    /// <exception cref="UnauthorizedAccessException">The link leads nowhere, or does not ask about this entry.</exception>
    Task AnswerAsync(string tokenHash, Guid asset, ReminderAnswer answer, CancellationToken cancellationToken = default);

    /// <summary>Notes that whoever got a letter wants no more.</summary>
    /// <returns>False when the link leads nowhere.</returns>
    Task<bool> StopAsync(string tokenHash, CancellationToken cancellationToken = default);
}
