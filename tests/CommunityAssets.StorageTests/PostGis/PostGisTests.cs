using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests.PostGis;

[PostGisServerNeeded]
public sealed class PostGisAssetSearchTests : AssetSearchContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisAssetOrderTests : AssetOrderContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisAssetEditTests : AssetEditContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisImportTests : ImportContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisAreaTests : AreaContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisIndicatorTests : IndicatorContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisAtlasLifeTests : AtlasLifeContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisNewsTests : NewsContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisLinkTests : LinkContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisSuggestionTests : SuggestionContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisKeptOutTests : KeptOutContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisKeeperTests : KeeperContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisStoryTests : StoryContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}

[PostGisServerNeeded]
public sealed class PostGisPatchTests : PatchContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();
}
