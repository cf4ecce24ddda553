using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// One import: stage, check, commit once. Nothing is seen by anybody else before <see cref="CommitAsync"/> ends, and a session that is
/// disposed, or whose process dies, before then leaves the atlas as it was. Stage methods stream: memory does not grow with the
/// number of rows. Each may be called more than once, before <see cref="CheckAsync"/>. Rows given to a session carry a record
/// (<see cref="Row{T}.Refusal"/> is null); their numbers are used to report what the atlas finds wrong.
/// </summary>
public interface IImportSession : IAsyncDisposable
{
    /// <summary>
    /// Stages areas. Same code and vintage: same area. An empty shape stands for an area whose boundary is not known: it is in no place.
    /// </summary>
    Task StageAsync(IAsyncEnumerable<Row<Area>> rows, CancellationToken cancellationToken = default);

    /// <summary>Stages populations and centroids. A null vintage is resolved at the check: the latest one that has the code.</summary>
    Task StageAsync(IAsyncEnumerable<Row<AreaPopulation>> rows, CancellationToken cancellationToken = default);

    /// <summary>Stages which area lies in which. Areas that are not loaded are allowed: lookups are national, places are not.</summary>
    Task StageAsync(IAsyncEnumerable<Row<AreaMembership>> rows, CancellationToken cancellationToken = default);

    /// <summary>Stages a change lookup.</summary>
    Task StageAsync(IAsyncEnumerable<Row<AreaChange>> rows, CancellationToken cancellationToken = default);

    /// <summary>Stages postcodes.</summary>
    Task StageAsync(IAsyncEnumerable<Row<Postcode>> rows, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stages indicators, before or after their values: by the check, every value's indicator must be staged or in the atlas.
    /// </summary>
    Task StageAsync(IReadOnlyCollection<Indicator> indicators, CancellationToken cancellationToken = default);

    /// <summary>Stages values. A null vintage is resolved at the check: the latest one that has the code.</summary>
    Task StageAsync(IAsyncEnumerable<Row<IndicatorValue>> rows, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stages assets. (source, source id) decides which asset is meant; ids and versions in the rows count for new ones alone. One with a
    /// postcode and no shape is placed at the check by the atlas's postcodes. One whose source says the same as at its last import is
    /// unchanged, whatever people have edited since.
    /// </summary>
    Task StageAsync(IAsyncEnumerable<Row<Asset>> rows, CancellationToken cancellationToken = default);

    /// <summary>Stages links between assets of one source, staged in this session or loaded before.</summary>
    Task StageAsync(IAsyncEnumerable<Row<LinkClaim>> rows, CancellationToken cancellationToken = default);

    /// <summary>Stages stretches of the walking network.</summary>
    Task StageAsync(IAsyncEnumerable<Row<NetworkEdge>> rows, CancellationToken cancellationToken = default);

    /// <summary>
    /// Says what a commit would do, and what the atlas finds wrong with the rows: an id twice in the file, a code that matches no area,
    /// a link to a record that is not there. Refused rows are left out of the commit.
    /// </summary>
    Task<ImportOutcome> CheckAsync(CancellationToken cancellationToken = default);

    /// <summary>Does it, at once. Call <see cref="CheckAsync"/> first.</summary>
    Task<ImportOutcome> CommitAsync(CancellationToken cancellationToken = default);
}
