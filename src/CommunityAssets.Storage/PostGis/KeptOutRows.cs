using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>What people declined or retired for good, in PostGIS.</summary>
internal static class KeptOutRows
{
    /// <summary>Everything that is kept out; a place is told by its coordinates.</summary>
    public const string Read = "SELECT name_digest, sector, ST_X(place), ST_Y(place) FROM atlas.kept_out";

    private const string AddSql = """
        INSERT INTO atlas.kept_out (record, since, reason, name_digest, sector, place) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (record) DO NOTHING
        """;

    /// <summary>Remembers something.</summary>
    public static async Task AddAsync(
        NpgsqlConnection connection, Guid record, DateTimeOffset since, DeclineReason reason, Fingerprint print,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(AddSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = record },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = since },
                new NpgsqlParameter<short> { TypedValue = (short)reason },
                new NpgsqlParameter<string> { TypedValue = print.Name },
                new() { Value = (object?)print.Sector ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = (object?)print.Place ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Geometry },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Forgets something: people brought it back.</summary>
    public static async Task RemoveAsync(NpgsqlConnection connection, Guid record, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("DELETE FROM atlas.kept_out WHERE record = $1", connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = record } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The fingerprint of a row of <see cref="Read"/>.</summary>
    public static Fingerprint From(NpgsqlDataReader row) => new(
        row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1),
        row.IsDBNull(2) ? null : new Point(row.GetDouble(2), row.GetDouble(3)));
}
