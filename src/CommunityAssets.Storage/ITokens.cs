using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// Tokens with which programs read and write in an account's place. No change raises the atlas's version; each change and its audit line are
/// kept together or not at all.
/// </summary>
public interface ITokens
{
    /// <summary>Keeps a new token, and forgets those of everybody that ran out more than <see cref="ApiToken.ListedAfterDays"/> ago.</summary>
    /// <param name="token">The token.</param>
    /// <param name="hash">The hash of its text.</param>
    /// <param name="line">For the audit log.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">The account has <see cref="ApiToken.Most"/> already, or can't be signed in to.</exception>
    Task AddAsync(ApiToken token, string hash, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>The tokens of an account, the latest first.</summary>
    Task<IReadOnlyList<ApiToken>> OfAsync(Guid account, CancellationToken cancellationToken = default);

    /// <summary>Every token and whose it is, the latest first.</summary>
    Task<IReadOnlyList<TokenHolder>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>The token of a hash, with its account as it is now; null when it ran out, was revoked, or its account is not open.</summary>
    Task<TokenHolder?> FindAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>Notes the day on which a token was used.</summary>
    Task NoteUsedAsync(Guid id, DateOnly day, CancellationToken cancellationToken = default);

    /// <summary>Revokes a token: from now on it is as if it had never been.</summary>
    /// <param name="id">The token.</param>
    /// <param name="account">The account that it must be of; null for any.</param>
    /// <param name="line">For the audit log.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False when there is no such token; no line is written then.</returns>
    Task<bool> RevokeAsync(Guid id, Guid? account, AuditLine line, CancellationToken cancellationToken = default);
}
