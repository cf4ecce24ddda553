using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests;

/// <summary>The tests of a class need a PostgreSQL server with PostGIS.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PostGisServerNeededAttribute : NeedsAttribute
{
    /// <inheritdoc/>
    public override string? Missing => PostGisServer.Instance.Missing;
}
