using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests.PostGis;

/// <summary>A fresh database for each test of what only this engine does.</summary>
[PostGisServerNeeded]
public abstract class PostGisAtlasTests : AtlasContract
{
    private string address = "";

    protected override string AtlasName => address;

    protected override async Task PrepareAsync() => address = await PostGisServer.Instance.MakeDatabaseAsync();

    protected override Task RemoveAsync() => PostGisServer.Instance.RemoveDatabaseAsync(address);

    /// <summary>Asks the atlas's database for one value, as somebody with a SQL prompt would.</summary>
    protected Task<T> AskAsync<T>(string sql) => PostGisServer.AskAsync<T>(address, sql);

    /// <summary>Runs a statement in the atlas's database.</summary>
    protected Task RunAsync(string sql) => PostGisServer.RunAsync(address, sql);
}
