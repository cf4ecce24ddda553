using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.Queries;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>The walking network in PostGIS.</summary>
internal sealed class PostGisNetwork(Database database) : INetwork
{
    private const string EditionSql = """
        SELECT coalesce(string_agg(name || '@' || imported, ' ' ORDER BY name), '') FROM atlas.sources WHERE what = 'network'
        """;

    /// <inheritdoc/>
    public async IAsyncEnumerable<NetworkEdge> StreamAsync(
        Envelope? box = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckBox(box);
        var sql = new SqlText(database.Grid.Code).Add("SELECT geom, metres, walkable, kind, source, source_id FROM atlas.network");
        if (box is not null)
        {
            sql.Add($" WHERE ST_Intersects(geom, {sql.Box(box)})");
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new NetworkEdge(
                reader.GetFieldValue<LineString>(0), reader.GetDouble(1), reader.GetBoolean(2),
                reader.IsDBNull(3) ? null : reader.GetString(3),
                reader.GetString(4), reader.GetString(5));
        }
    }

    /// <inheritdoc/>
    public async Task<string> EditionAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(EditionSql, connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM atlas.network", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
