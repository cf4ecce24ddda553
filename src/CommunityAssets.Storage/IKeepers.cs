using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// Groups that keep their own entries. A steward sends a link; whoever takes it up first becomes the entry's keeper, by their account or,
/// without one, by the link itself.
/// </summary>
public interface IKeepers
{
    /// <summary>Offers an entry to whoever holds a private link.</summary>
    /// <param name="asset">The entry.</param>
    /// <param name="tokenHash"><see cref="PrivateToken.Hash"/> of the link.</param>
    /// <param name="until">Until when it can be taken up (UTC).</param>
    /// <param name="by">Who offers it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    Task<Keeping> OfferAsync(
        Guid asset, string tokenHash, DateTimeOffset until, Actor by, CancellationToken cancellationToken = default);

    /// <summary>What a private link leads to, whatever has become of it; null when it leads nowhere.</summary>
    Task<Keeping?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken = default);

    /// <summary>Takes up an offer: with an account the link has done its work, without one it stays the keeper's key.</summary>
    /// <returns>The keeping, or null when it can't be taken up: withdrawn, too late, or taken up by somebody else.</returns>
    Task<Keeping?> TakeUpAsync(string tokenHash, Guid? account, CancellationToken cancellationToken = default);

    /// <summary>Ends an offer or a keeping.</summary>
    /// <returns>False when it had ended already, or there is none.</returns>
    Task<bool> EndAsync(Guid keeping, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Every offer and keeping of an entry, latest first.</summary>
    Task<IReadOnlyList<Keeping>> OfAssetAsync(Guid asset, CancellationToken cancellationToken = default);

    /// <summary>The entries that an account keeps.</summary>
    Task<IReadOnlyList<Keeping>> OfAccountAsync(Guid account, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves a change that a keeper made, over the version that they looked at. Done by the role <c>group</c>, with its line in the
    /// history and the audit log.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The keeping has ended, or is of another entry.</exception>
    /// <exception cref="VersionConflictException">The asset changed since the keeper looked at it.</exception>
    Task<Asset> SaveAsync(Guid keeping, Asset asset, string? reason, CancellationToken cancellationToken = default);

    /// <summary>The latest changes that keepers made, newest first.</summary>
    /// <param name="limit">The most, 1 to 200.</param>
    /// <param name="before">Changes before this moment alone; null for the latest.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<KeeperChange>> ChangesAsync(int limit, DateTimeOffset? before, CancellationToken cancellationToken = default);
}
