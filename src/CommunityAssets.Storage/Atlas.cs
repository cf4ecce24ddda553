using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage;
using CommunityAssets.Storage.PostGis;

namespace CommunityAssets.Storage;

/// <summary>
/// Makes and opens atlases by their one-string name: a path ending in <c>.gpkg</c>, or
/// <c>postgresql://user:password@host:port/database</c>.
/// </summary>
public static class Atlas
{
    /// <summary>Makes a new atlas, or applies the migrations that an older one lacks; an up-to-date one is left as it is.</summary>
    /// <param name="name">The atlas's name.</param>
    /// <param name="grid">Its working grid; projected, in metres.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">
    /// The name is of neither form, the grid is not projected, or an existing atlas is on another grid.
    /// </exception>
    /// <exception cref="AtlasUnreachableException">The server or folder can't be reached.</exception>
    public static Task<IAtlas> CreateAsync(
        string name, ReferenceSystem grid, TimeProvider time, CancellationToken cancellationToken = default) =>
        IsGeoPackage(name)
            ? GeoPackageAtlas.CreateAsync(name, grid, time, cancellationToken)
            : PostGisAtlas.CreateAsync(name, grid, time, cancellationToken);

    /// <summary>Opens an atlas; refuses one whose schema is newer than this program, or half-migrated, or older.</summary>
    /// <exception cref="BadInputException">The name is of neither form, or there is no atlas of that name.</exception>
    /// <exception cref="AtlasUnreachableException">
    /// The server or file can't be reached, or its schema does not fit this program.
    /// </exception>
    public static Task<IAtlas> OpenAsync(string name, TimeProvider time, CancellationToken cancellationToken = default) =>
        IsGeoPackage(name)
            ? GeoPackageAtlas.OpenAsync(name, time, cancellationToken)
            : PostGisAtlas.OpenAsync(name, time, cancellationToken);

    private static bool IsGeoPackage(string name) =>
        name.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            ? false
            : name.EndsWith(".gpkg", StringComparison.OrdinalIgnoreCase)
                ? true
                : throw new BadInputException(
                    "The atlas's name is neither a GeoPackage nor a PostgreSQL address. "
                    + "Give a path ending in .gpkg, or postgresql://user:password@host:port/database.");
}
