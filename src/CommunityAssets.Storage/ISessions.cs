using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>Who is signed in, and how often somebody tried to. No change raises the atlas's version.</summary>
public interface ISessions
{
    /// <summary>Starts a session, and forgets those of everybody that have run out.</summary>
    /// <param name="session">The session. When it is whole, the account's last sign-in is its start.</param>
    /// <param name="instead">The hash of the session of the same browser that it takes the place of; null for none.</param>
    /// <param name="line">For the audit log; null where nobody is signed in yet.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task StartAsync(Session session, string? instead, AuditLine? line, CancellationToken cancellationToken = default);

    /// <summary>A live session of an open account by the hash of its token, with the account as it is now; else null.</summary>
    Task<SessionHolder?> FindAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>Notes that a session was used just now.</summary>
    Task NoteSeenAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>The live, whole sessions of an account, the last used first.</summary>
    Task<IReadOnlyList<Session>> OfAsync(Guid account, CancellationToken cancellationToken = default);

    /// <summary>Ends one session of an account.</summary>
    /// <returns>False when the account has none with that hash; no line is written then.</returns>
    Task<bool> EndAsync(Guid account, string hash, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>Ends every session of an account but one.</summary>
    /// <param name="account">The account.</param>
    /// <param name="keep">The hash of the session that goes on; null for none.</param>
    /// <param name="line">For the audit log.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many ended.</returns>
    Task<int> EndAllAsync(Guid account, string? keep, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>
    /// Counts a try at something that can be guessed, before it is looked at: many tries at once are then no more than one after another.
    /// </summary>
    /// <param name="key">What is tried at, in a form that names nobody.</param>
    /// <param name="most">How many tries there may be.</param>
    /// <param name="window">How long after the last counted try the count starts afresh.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many tries are left after this one; -1 when this one was one too many and must not be looked at.</returns>
    Task<int> TryAsync(string key, int most, TimeSpan window, CancellationToken cancellationToken = default);

    /// <summary>Forgets the tries at something, once it was got right.</summary>
    Task ForgetTriesAsync(string key, CancellationToken cancellationToken = default);
}
