using CommunityAssets.Domain.Stewardship;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>
/// Adds lines to the audit log. Runs in the caller's transaction: the change and its line are kept together or not at all.
/// </summary>
internal static class AuditLog
{
    private const string Insert =
        "INSERT INTO atlas.audit (at, account, role, act, record, detail) VALUES ($1, $2, $3, $4, $5, $6)";

    /// <summary>Adds a line.</summary>
    public static async Task WriteAsync(
        NpgsqlConnection connection, DateTimeOffset now, AuditLine line, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                new() { Value = (object?)line.Account ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                new NpgsqlParameter<string> { TypedValue = line.Role },
                new NpgsqlParameter<string> { TypedValue = AuditActNames.Name(line.Act) },
                new() { Value = (object?)line.Record ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                new() { Value = (object?)line.Detail ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
