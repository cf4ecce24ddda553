using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests.PostGis;

/// <summary>A fresh database for each test of what only this engine does.</summary>
[PostGisServerNeeded]
public abstract class PostGisAtlasTests : AtlasContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();

    /// <summary>Asks the atlas's database for one value, as somebody with a SQL prompt would.</summary>
    protected Task<T> AskAsync<T>(string sql) => PostGisServer.AskAsync<T>(database.Address, sql);

    /// <summary>Runs a statement in the atlas's database.</summary>
    protected Task RunAsync(string sql) => PostGisServer.RunAsync(database.Address, sql);
}
