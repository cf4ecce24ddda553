using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// Who can sign in to an atlas. Nothing of it is shown on maps or leaves with exports, and no change raises the atlas's version; each
/// change and its audit line are kept together or not at all.
/// </summary>
public interface IAccounts
{
    /// <summary>Every account, by name.</summary>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>One account; null when there is none of that id.</summary>
    Task<Account?> FindAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>The account of an e-mail address as <see cref="Account.ReadEmail"/> gives it, or null.</summary>
    Task<Account?> FindByEmailAsync(string email, CancellationToken cancellationToken = default);

    /// <summary>Adds an account as it is, its moment of creation excepted, without a password.</summary>
    /// <exception cref="BadInputException">There is an account with its e-mail address.</exception>
    Task<Account> AddAsync(Account account, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves an account's name, role, patch and state. When its role or state changes, its sessions end; when it is closed, what it could
    /// be signed in with is forgotten too.
    /// </summary>
    /// <exception cref="BadInputException">There is no such account.</exception>
    Task SaveAsync(Account account, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>Keeps the hash of a one-time link with which a password can be set; an earlier link holds no longer.</summary>
    /// <exception cref="BadInputException">There is no such account, or it is closed.</exception>
    Task InviteAsync(Guid id, string hash, DateTimeOffset until, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>The account that a one-time link is for; null when it was used, has run out, or never was.</summary>
    Task<Account?> FindInvitedAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>
    /// Uses up a one-time link: sets the password, opens the account, ends its sessions. A second factor stays as it is.
    /// </summary>
    /// <returns>False when the link was used, has run out, or never was; nothing has changed then.</returns>
    Task<bool> AcceptAsync(string hash, string password, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>What an account is proven with; null when there is none of that id.</summary>
    Task<AccountSecrets?> SecretsAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Changes the password, and ends the account's sessions but one.</summary>
    /// <param name="id">The account.</param>
    /// <param name="password">The password's salted hash.</param>
    /// <param name="keep">The hash of the session that goes on; null for none.</param>
    /// <param name="line">For the audit log.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task SetPasswordAsync(Guid id, string password, string? keep, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>Replaces the salted hash of an unchanged password by a stronger one; nothing else changes.</summary>
    Task StrengthenPasswordAsync(Guid id, string password, CancellationToken cancellationToken = default);

    /// <summary>Sets or takes away the second factor with its recovery codes, and ends the account's sessions but one.</summary>
    /// <param name="id">The account.</param>
    /// <param name="key">The key that the authenticator app shares; null to take the second factor away.</param>
    /// <param name="recovery">Hashes of the recovery codes; those before hold no longer.</param>
    /// <param name="keep">The hash of the session that goes on; null for none.</param>
    /// <param name="line">For the audit log.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task SetSecondFactorAsync(
        Guid id, byte[]? key, IReadOnlyCollection<string> recovery, string? keep, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>Uses up a code of the authenticator app, so that whoever saw it typed can't type it again.</summary>
    /// <param name="id">The account.</param>
    /// <param name="step">The number of the half minute that the code is of.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False when a code of that half minute or a later one was used already.</returns>
    Task<bool> UseCodeAsync(Guid id, long step, CancellationToken cancellationToken = default);

    /// <summary>Uses up a recovery code.</summary>
    /// <returns>False when the account has none with that hash.</returns>
    Task<bool> UseRecoveryCodeAsync(Guid id, string hash, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>How many recovery codes an account has left.</summary>
    Task<int> CountRecoveryCodesAsync(Guid id, CancellationToken cancellationToken = default);
}
