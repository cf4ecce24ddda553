using CommunityAssets.Domain.Places;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>The embedded engine: one OGC GeoPackage file.</summary>
public static class GeoPackageAtlas
{
    /// <inheritdoc cref="Atlas.CreateAsync"/>
    public static Task<IAtlas> CreateAsync(string path, ReferenceSystem grid, TimeProvider time, CancellationToken cancellationToken) =>
        throw new AtlasUnreachableException("The embedded engine is being built.");

    /// <inheritdoc cref="Atlas.OpenAsync"/>
    public static Task<IAtlas> OpenAsync(string path, TimeProvider time, CancellationToken cancellationToken) =>
        throw new AtlasUnreachableException("The embedded engine is being built.");
}
