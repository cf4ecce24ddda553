using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests.PostGis;

[PostGisServerNeeded]
public sealed class PostGisAssetSearchTests : AssetSearchContract
{
    private string address = "";

    protected override string AtlasName => address;

    protected override async Task PrepareAsync() => address = await PostGisServer.Instance.MakeDatabaseAsync();

    protected override Task RemoveAsync() => PostGisServer.Instance.RemoveDatabaseAsync(address);
}
