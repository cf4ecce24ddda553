using CommunityAssets.WebTests.Running;
using Microsoft.Data.Sqlite;

namespace CommunityAssets.WebTests.Security;

public sealed class EmbeddedMarkedConnectorTests(RunningService place) : MarkedConnectorTests(place), IClassFixture<RunningService>
{
    private readonly RunningService _place = place;

    [NeedsFact]
    public async Task Programs_that_open_the_file_are_offered_no_table_with_people()
    {
        await using var connection = new SqliteConnection($"Data Source={_place.AtlasName};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT table_name FROM gpkg_contents";
        var offered = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            offered.Add(reader.GetString(0));
        }

        Assert.Contains("assets", offered);
        Assert.DoesNotContain(offered, table => table.StartsWith("connector", StringComparison.Ordinal));
        Assert.DoesNotContain(offered, table => table is "accounts" or "sessions" or "tokens" or "audit");
    }
}
