using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.StorageTests;

namespace CommunityAssets.WebTests.Running;

/// <summary>The service on Testham in PostGIS.</summary>
public sealed class SharedService : RunningService
{
    private string? _address;

    public override string AtlasName => _address!;

    protected override async Task<IAtlas> CreateAtlasAsync()
    {
        _address = await PostGisServer.Instance.MakeDatabaseAsync();
        return await Storage.Atlas.CreateAsync(_address, ReferenceSystem.BritishNationalGrid, Time);
    }

    protected override Task RemoveAtlasAsync() =>
        _address is null ? Task.CompletedTask : PostGisServer.Instance.RemoveDatabaseAsync(_address);
}
