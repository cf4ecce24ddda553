using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests.PostGis;

[PostGisServerNeeded]
public sealed class PostGisAuditTests : AuditContract
{
    private readonly TemporaryDatabase database = new();

    protected override string AtlasName => database.Address;

    protected override string Table => "atlas.audit";

    protected override Task PrepareAsync() => database.PrepareAsync();

    protected override Task RemoveAsync() => database.RemoveAsync();

    [AtlasFact]
    public async Task The_log_is_not_emptied_at_once_either()
    {
        await Atlas.Audit.AppendAsync(new AuditLine(account: null, "public", AuditAct.SuggestionSent));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => RunAsync("TRUNCATE atlas.audit"));
        Assert.Single((await Atlas.Audit.ReadAsync(new AuditQuery())).Entries);
    }

    protected override Task RunAsync(string sql) => PostGisServer.RunAsync(database.Address, sql);
}
