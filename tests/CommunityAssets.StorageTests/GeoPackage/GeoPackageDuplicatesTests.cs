using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests.GeoPackage;

public sealed class GeoPackageDuplicatesTests : DuplicatesContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}
