using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.StorageTests.Contract;
using Microsoft.Data.Sqlite;

namespace CommunityAssets.StorageTests.GeoPackage;

public sealed class GeoPackageAuditTests : AuditContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    protected override string Table => "audit";

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();

    [AtlasFact]
    public async Task A_line_is_not_replaced_by_another_of_its_number()
    {
        await Atlas.Audit.AppendAsync(new AuditLine(account: null, "public", AuditAct.SuggestionSent, record: null, "kept"));
        var number = (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries[0].Number;
        await Assert.ThrowsAsync<SqliteException>(
            () => RunAsync($"INSERT OR REPLACE INTO audit (number, at, role, act) VALUES ({number}, 'x', 'public', 'signed-in')"));
        Assert.Equal("kept", (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries[0].Line.Detail);
    }

    protected override async Task RunAsync(string sql)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = file.Path, Pooling = false };
        await using var connection = new SqliteConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
