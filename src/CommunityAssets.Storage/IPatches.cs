using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage;

/// <summary>
/// Areas that people here drew and saved. Each is an area of the level <see cref="AreaLevel.Patch"/> like any other, found through
/// <see cref="IAreas"/>; here is how it comes about and changes. Values are never kept for it: they are estimated when somebody looks.
/// </summary>
public interface IPatches
{
    /// <summary>What is known of a patch; null for an area that nobody drew here.</summary>
    Task<Patch?> FindAsync(string code, CancellationToken cancellationToken = default);

    /// <summary>Its changes, latest first; those of one that was taken away too.</summary>
    Task<IReadOnlyList<PatchChange>> ChangesAsync(string code, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves a new patch under a code of its own, with its line in the audit log, in one transaction. Its vintage is that of the patches
    /// there are, so that all of them are shown together; of the first, the present year.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">A polygon or multipolygon on the atlas's grid.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<Patch> AddAsync(string name, Geometry shape, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Renames or redraws a patch, with its line in the audit log.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="name">Its name from now on.</param>
    /// <param name="shape">Its boundary from now on; null to leave it.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="VersionConflictException">Somebody was there first.</exception>
    /// <exception cref="KeyNotFoundException">There is no such patch.</exception>
    Task<Patch> SaveAsync(string code, int version, string name, Geometry? shape, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Takes a patch away, with its line in the audit log. What was done to it stays in its changes.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    Task RemoveAsync(string code, int version, Actor by, CancellationToken cancellationToken = default);
}
