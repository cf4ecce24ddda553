using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage;

/// <summary>The areas of an atlas.</summary>
public interface IAreas
{
    /// <summary>One area with its shape. Without a vintage: the latest. Null when there is none.</summary>
    Task<Area?> FindAsync(string code, int? vintage = null, CancellationToken cancellationToken = default);

    /// <summary>Which levels and vintages there are, smallest level first, latest vintage first, with how many areas each.</summary>
    Task<IReadOnlyList<AreaLayer>> LayersAsync(CancellationToken cancellationToken = default);

    /// <summary>A page of areas in order of level, code, vintage.</summary>
    Task<AreaPage> SearchAsync(AreaQuery query, CancellationToken cancellationToken = default);

    /// <summary>The areas that hold a point on the grid, smallest first; of each level the latest vintage alone.</summary>
    Task<IReadOnlyList<Area>> AtAsync(Point point, CancellationToken cancellationToken = default) =>
        AtAsync(point, shapes: true, cancellationToken);

    /// <summary>The same; without shapes it stays quick where a region's outline has a hundred thousand corners.</summary>
    /// <param name="point">The point.</param>
    /// <param name="shapes">Whether shapes are wanted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<Area>> AtAsync(Point point, bool shapes, CancellationToken cancellationToken = default);

    /// <summary>
    /// The areas that an area lies in, smallest first: by a loaded lookup where there is one, else by containment of its
    /// centroid. Shapes are left out.
    /// </summary>
    Task<IReadOnlyList<Area>> ParentsAsync(AreaKey area, CancellationToken cancellationToken = default);

    /// <summary>
    /// Which areas of a layer lie in each area of another, as <see cref="AreaQuery.Within"/> tells it one by one: codes in order, by the
    /// code of the larger area. One that holds none is left out. Looked for all at once: some hundred authorities take no longer than a
    /// few.
    /// </summary>
    /// <param name="level">The level of the smaller areas.</param>
    /// <param name="vintage">Their vintage.</param>
    /// <param name="larger">The level of the larger areas.</param>
    /// <param name="largerVintage">Their vintage.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> NestedAsync(
        AreaLevel level, int vintage, AreaLevel larger, int largerVintage, CancellationToken cancellationToken = default);

    /// <summary>
    /// The areas of one year with these codes, with their shapes, in order of code; codes that are not there are left out.
    /// </summary>
    Task<IReadOnlyList<Area>> OfCodesAsync(
        int vintage, IReadOnlyCollection<string> codes, CancellationToken cancellationToken = default);

    /// <summary>Every area of a layer that meets a box (null for all) with its shape, streamed in order of code.</summary>
    IAsyncEnumerable<Area> StreamAsync(AreaLevel level, int vintage, Envelope? box = null, CancellationToken cancellationToken = default);

    /// <summary>The change lookup between two vintages (empty when none is loaded), in order of the earlier code.</summary>
    IAsyncEnumerable<AreaChange> ChangesAsync(int fromVintage, int toVintage, CancellationToken cancellationToken = default);

    /// <summary>Populations of a vintage by area code, whether or not the areas themselves are loaded.</summary>
    Task<IReadOnlyDictionary<string, int>> PopulationsAsync(int vintage, CancellationToken cancellationToken = default);

    /// <summary>The box around every area, or around every asset where there are no areas; null in an empty atlas.</summary>
    Task<Envelope?> ExtentAsync(CancellationToken cancellationToken = default);
}
