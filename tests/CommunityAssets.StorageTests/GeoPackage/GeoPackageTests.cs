using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests.GeoPackage;

public sealed class GeoPackageAssetSearchTests : AssetSearchContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackageAssetOrderTests : AssetOrderContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackageAssetEditTests : AssetEditContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackageImportTests : ImportContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackageAreaTests : AreaContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackageIndicatorTests : IndicatorContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackageAtlasLifeTests : AtlasLifeContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackageNewsTests : NewsContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackageLinkTests : LinkContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackageSuggestionTests : SuggestionContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackageKeptOutTests : KeptOutContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackageKeeperTests : KeeperContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackageStoryTests : StoryContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}

public sealed class GeoPackagePatchTests : PatchContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();
}
