using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// What people suggest, and what became of it. A suggestion is no asset before it is accepted: no search, map or feed reads these tables.
/// A decision, the asset that it changes, the line in the history and the line in the audit log are one transaction.
/// </summary>
public interface ISuggestions
{
    /// <summary>Takes a suggestion in. <see cref="Suggestion.Sent"/> is set by the atlas.</summary>
    /// <param name="suggestion">The suggestion, waiting or caught.</param>
    /// <param name="tokenHash"><see cref="PrivateToken.Hash"/> of the sender's private link.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<Suggestion> AddAsync(Suggestion suggestion, string tokenHash, CancellationToken cancellationToken = default);

    /// <summary>One suggestion, or null.</summary>
    Task<Suggestion?> FindAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>The suggestion of a private link, or null.</summary>
    Task<Suggestion?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken = default);

    /// <summary>A page of the suggestions in one state, oldest first; those that are decided latest first.</summary>
    Task<SuggestionPage> ListAsync(SuggestionQuery query, CancellationToken cancellationToken = default);

    /// <summary>How many there are in each state.</summary>
    Task<SuggestionCounts> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Accepts a suggestion: adds its asset at version 1, or saves the asset over the version that the steward looked at.
    /// </summary>
    /// <param name="id">The suggestion.</param>
    /// <param name="version">The version of it that the steward looked at.</param>
    /// <param name="publish">
    /// The asset as it shall be. For an addition it has the id of the one proposed; else id and version of the asset that it changes.
    /// </param>
    /// <param name="words">What the sender is told, or null.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The asset as it is now.</returns>
    /// <exception cref="SuggestionDecidedException">Somebody was there first.</exception>
    /// <exception cref="VersionConflictException">The asset changed since the steward looked at it.</exception>
    /// <exception cref="KeyNotFoundException">There is no such suggestion, or no such asset.</exception>
    Task<Asset> AcceptAsync(
        Guid id, int version, Asset publish, string? words, Actor by, CancellationToken cancellationToken = default);

    /// <summary>
    /// Declines a suggestion. Where the reason says so (<see cref="DeclineReasons.KeepsOut"/>) an addition's name and place are remembered,
    /// and imports keep it out. For <see cref="DeclineReason.Personal"/> what it said is erased.
    /// </summary>
    /// <exception cref="SuggestionDecidedException">Somebody was there first.</exception>
    /// <exception cref="KeyNotFoundException">There is no such suggestion.</exception>
    Task<Suggestion> DeclineAsync(
        Guid id, int version, DeclineReason reason, string? words, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Takes a suggestion back, by its private link. What it said is erased.</summary>
    /// <exception cref="SuggestionDecidedException">It was decided already.</exception>
    /// <exception cref="KeyNotFoundException">The link leads nowhere.</exception>
    Task<Suggestion> WithdrawAsync(string tokenHash, CancellationToken cancellationToken = default);

    /// <summary>Puts a suggestion that was caught into the queue after all.</summary>
    /// <exception cref="SuggestionDecidedException">It is not among those that were caught.</exception>
    /// <exception cref="KeyNotFoundException">There is no such suggestion.</exception>
    Task<Suggestion> ReleaseAsync(Guid id, int version, Actor by, CancellationToken cancellationToken = default);

    /// <summary>
    /// Assets that may be the same thing, whatever their status: near by, of the same postcode, telephone or web host. At most 100, in no
    /// particular order; judging them is not the atlas's.
    /// </summary>
    Task<IReadOnlyList<Asset>> AlikeAsync(AlikeQuery query, CancellationToken cancellationToken = default);
}
