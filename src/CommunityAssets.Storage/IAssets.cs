using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>The assets of an atlas.</summary>
public interface IAssets
{
    /// <summary>One asset by id, whatever its status, or null when there is none.</summary>
    Task<Asset?> FindAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>One asset by its source's own id, whatever its status, or null.</summary>
    Task<Asset?> FindBySourceAsync(string source, string sourceId, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of assets. Order is total (the id decides ties) and does not depend on other rows, so that paging by cursor
    /// neither repeats nor skips while rows are added.
    /// </summary>
    /// <exception cref="Domain.Stewardship.BadInputException">The cursor is not one that this search gave.</exception>
    Task<AssetPage> SearchAsync(AssetQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// What may fit somebody's hopes, unranked, each once, at most <see cref="CandidateQuery.Most"/>: of those with a place the nearest
    /// within the distance asked (without a point: those added first), then those that cover where somebody is, then those with neither
    /// place nor area. Published assets alone.
    /// </summary>
    /// <exception cref="Domain.Stewardship.BadInputException">A part of the query makes no sense.</exception>
    Task<IReadOnlyList<AssetHit>> CandidatesAsync(CandidateQuery query, CancellationToken cancellationToken = default);

    /// <summary>Counts of what a query matches (its sort, limit and cursor play no part).</summary>
    Task<AssetCounts> CountAsync(AssetQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Codes of the areas of a layer in which nothing lies that a query matches, and which none of it says that it covers, in order:
    /// <see cref="AssetQuery.Area"/> asked area by area (that of the query itself, its sort, limit and cursor play no part). A look for
    /// each area of the layer: meant for layers of some thousand areas.
    /// </summary>
    Task<IReadOnlyList<string>> AreasWithoutAsync(
        AreaLevel level, int vintage, AssetQuery query, CancellationToken cancellationToken = default);

    /// <summary>What a map needs of each match, streamed in no particular order (sort, limit and cursor play no part).</summary>
    IAsyncEnumerable<AssetMark> MarksAsync(AssetQuery query, CancellationToken cancellationToken = default);

    /// <summary>The same of those matches alone that are lines or polygons.</summary>
    IAsyncEnumerable<AssetMark> ShapedMarksAsync(AssetQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// What an analysis needs of each match, with a place or without, streamed in no particular order (sort, limit and cursor play no
    /// part).
    /// </summary>
    IAsyncEnumerable<AssetSite> SitesAsync(AssetQuery query, CancellationToken cancellationToken = default);

    /// <summary>Every match in full, streamed in order of id (sort, limit and cursor play no part).</summary>
    IAsyncEnumerable<Asset> StreamAsync(AssetQuery query, CancellationToken cancellationToken = default);

    /// <summary>Adds an asset at version 1. Its <see cref="Asset.Created"/> and <see cref="Asset.Updated"/> are set by the atlas.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="by">Who, as a role; never a private person's name.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<Asset> AddAsync(Asset asset, string by, string? reason, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves a changed asset. <see cref="Asset.Version"/> must be the version that was read; the answer carries the next one.
    /// </summary>
    /// <exception cref="VersionConflictException">Somebody was there first.</exception>
    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    Task<Asset> SaveAsync(Asset asset, string by, string? reason, CancellationToken cancellationToken = default);

    /// <summary>
    /// The same for a change that somebody makes by hand: with its line in the audit log, in one transaction. An asset that is brought back
    /// is no longer kept out of imports.
    /// </summary>
    /// <inheritdoc cref="SaveAsync(Asset, string, string, CancellationToken)"/>
    Task<Asset> SaveAsync(Asset asset, Actor by, string? reason, CancellationToken cancellationToken = default);

    /// <summary>
    /// Retires an asset by hand, with its line in the audit log. It stays retired whatever its source says at later imports.
    /// </summary>
    /// <param name="id">The asset.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="keepOut">
    /// Why the same thing is to be kept out when another source brings it; null when it may come: a duplicate, for example.
    /// </param>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="VersionConflictException">Somebody was there first.</exception>
    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    Task<Asset> RetireAsync(
        Guid id, int version, DeclineReason? keepOut, Actor by, string? reason, CancellationToken cancellationToken = default);
}
