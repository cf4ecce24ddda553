using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// What stewards decided on records that may be of the same thing. A merge, the two assets that it changes, what it moves, their lines in
/// the history and the line in the audit log are one transaction; so is undoing it.
/// </summary>
public interface IDuplicates
{
    /// <summary>
    /// Makes two records one. What stays is saved as asked; the other is retired and stands for it: links, keepers, introductions and
    /// connectors' links move over, and later imports of either source leave it so. What moved is remembered, for undoing.
    /// </summary>
    /// <param name="request">What stays, and what goes.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="VersionConflictException">One of the two was changed since the steward looked at it.</exception>
    /// <exception cref="BadInputException">They can't be merged; the message says why.</exception>
    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    Task<Merge> MergeAsync(MergeRequest request, Actor by, CancellationToken cancellationToken = default);

    /// <summary>
    /// Undoes a merge: both assets are as they were before it, each at a new version, and what moved is moved back.
    /// </summary>
    /// <param name="merge">The merge.</param>
    /// <param name="anyway">
    /// Whether to go on where one of the two changed since: then that one stays as it is now, but for being shown again; the rest is
    /// undone.
    /// </param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="MergeChangedException">One of the two changed since; nothing was changed.</exception>
    /// <exception cref="BadInputException">It was undone already.</exception>
    /// <exception cref="KeyNotFoundException">There is no such merge.</exception>
    Task<Merge> UndoAsync(Guid merge, bool anyway, Actor by, CancellationToken cancellationToken = default);

    /// <summary>One merge, or null.</summary>
    Task<Merge?> FindAsync(Guid merge, CancellationToken cancellationToken = default);

    /// <summary>The latest merges, undone or not, the latest first.</summary>
    /// <param name="most">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<Merge>> LatestAsync(int most, CancellationToken cancellationToken = default);

    /// <summary>The merges that stand in which an asset stays, or is gone; the earliest first.</summary>
    Task<IReadOnlyList<Merge>> OfAssetAsync(Guid asset, CancellationToken cancellationToken = default);

    /// <summary>
    /// The asset that stands for one that was merged away, through as many merges as there were; null for one that was not.
    /// </summary>
    Task<Guid?> StandInAsync(Guid asset, CancellationToken cancellationToken = default);

    /// <summary>
    /// Every asset that was merged away, with the one that stands for it, through as many merges as there were: what
    /// <see cref="StandInAsync"/> tells of each.
    /// </summary>
    Task<IReadOnlyDictionary<Guid, Guid>> StandInsAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes down that a pair was told apart or put off; it takes the place of what was said of it before.</summary>
    /// <param name="decision">What is said; its moment and who says it are set by the atlas.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    Task<PairDecision> DecideAsync(PairDecision decision, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Takes back what was said of a pair: it comes back into the queue. False when nothing was said.</summary>
    Task<bool> ForgetAsync(Guid one, Guid other, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Everything that was said of pairs, the latest first.</summary>
    Task<IReadOnlyList<PairDecision>> DecisionsAsync(CancellationToken cancellationToken = default);
}
