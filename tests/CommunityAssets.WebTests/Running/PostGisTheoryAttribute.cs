using CommunityAssets.StorageTests;

namespace CommunityAssets.WebTests.Running;

/// <summary>
/// A theory that needs a PostgreSQL server with PostGIS, and is skipped with a sentence that says how to get one where there is none.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostGisTheoryAttribute : TheoryAttribute
{
    public PostGisTheoryAttribute() => Skip = PostGisServer.Instance.Missing;
}
