using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>The service's keys in PostGIS.</summary>
internal sealed class PostGisKeys(Database database) : IKeys
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT xml FROM atlas.service_keys ORDER BY id", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            keys.Add(reader.GetString(0));
        }

        return keys;
    }

    /// <inheritdoc/>
    public async Task AddAsync(string name, string xml, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "INSERT INTO atlas.service_keys (name, xml, added) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = name },
                new NpgsqlParameter<string> { TypedValue = xml },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = database.Now },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
