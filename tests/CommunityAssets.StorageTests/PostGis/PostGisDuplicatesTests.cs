using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests.PostGis;

[PostGisServerNeeded]
public sealed class PostGisDuplicatesTests : DuplicatesContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}
