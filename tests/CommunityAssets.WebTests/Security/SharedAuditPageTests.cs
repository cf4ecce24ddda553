using CommunityAssets.StorageTests;

namespace CommunityAssets.WebTests.Security;

[PostGisServerNeeded]
public sealed class SharedAuditPageTests : AuditPageTests
{
    private string? _address;

    protected override async Task<string> PrepareAsync() => _address = await PostGisServer.Instance.MakeDatabaseAsync();

    protected override Task RemoveAsync() => _address is null ? Task.CompletedTask : PostGisServer.Instance.RemoveDatabaseAsync(_address);
}
