using CommunityAssets.Domain.Places;

namespace CommunityAssets.Storage.PostGis;

/// <summary>The shared engine: PostgreSQL with PostGIS.</summary>
public static class PostGisAtlas
{
    /// <inheritdoc cref="Atlas.CreateAsync"/>
    public static Task<IAtlas> CreateAsync(string address, ReferenceSystem grid, TimeProvider time, CancellationToken cancellationToken) =>
        throw new AtlasUnreachableException("The shared engine is being built.");

    /// <inheritdoc cref="Atlas.OpenAsync"/>
    public static Task<IAtlas> OpenAsync(string address, TimeProvider time, CancellationToken cancellationToken) =>
        throw new AtlasUnreachableException("The shared engine is being built.");
}
