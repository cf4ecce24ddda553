using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Introductions in PostGIS.</summary>
internal sealed class PostGisIntroductions(Database database) : IIntroductions
{
    private const string InsertSql = """
        INSERT INTO atlas.introductions (id, asset, connector, account, month, outcome, patch, topic)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8
        WHERE EXISTS (SELECT FROM atlas.assets WHERE id = $2)
            AND ($3 IS NULL OR EXISTS (SELECT FROM atlas.connectors WHERE id = $3))
        """;

    private const string TellSql = "UPDATE atlas.introductions SET outcome = $3 WHERE id = $1 AND account = $2";

    private const string RemoveSql = "DELETE FROM atlas.introductions WHERE id = $1 AND account = $2";

    private const string WaitingSql = """
        SELECT id, month, asset, connector, account, patch, topic, outcome FROM atlas.introductions
        WHERE account = $1 AND outcome = 0 ORDER BY month, id LIMIT $2
        """;

    private const string CountsSql = """
        SELECT month, topic, outcome, sum(number)::integer FROM (
            SELECT month, patch, topic, outcome, 1 AS number FROM atlas.introductions
            UNION ALL SELECT month, patch, topic, outcome, number FROM atlas.introduction_counts) known
        WHERE month BETWEEN $1 AND $2 AND ($3 IS NULL OR patch = $3)
        GROUP BY month, topic, outcome ORDER BY month, topic, outcome
        """;

    private const string AggregateSql = """
        WITH gone AS (DELETE FROM atlas.introductions WHERE month < $1 RETURNING month, patch, topic, outcome),
        counted AS (
            INSERT INTO atlas.introduction_counts AS kept (month, patch, topic, outcome, number)
            SELECT month, patch, topic, outcome, count(*) FROM gone GROUP BY month, patch, topic, outcome
            ON CONFLICT (month, patch, topic, outcome) DO UPDATE SET number = kept.number + excluded.number)
        SELECT count(*)::integer FROM gone
        """;

    /// <inheritdoc/>
    public async Task AddAsync(Introduction introduction, AuditLine line, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(introduction);
        var added = await ChangeAsync(
            InsertSql, line, cancellationToken, Value(introduction.Id), Value(introduction.Asset), Id(introduction.Connector),
            Value(introduction.Account), Value(introduction.Month.First), Value((short)introduction.Outcome),
            Value(introduction.Patch ?? ""), Value(introduction.Topic ?? ""));
        if (!added)
        {
            throw new KeyNotFoundException("There is no such asset, or no such connector.");
        }
    }

    /// <inheritdoc/>
    public Task<bool> TellAsync(
        Guid id, Guid account, IntroductionOutcome outcome, AuditLine line, CancellationToken cancellationToken = default) =>
        ChangeAsync(TellSql, line, cancellationToken, Value(id), Value(account), Value((short)outcome));

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(Guid id, Guid account, AuditLine line, CancellationToken cancellationToken = default) =>
        ChangeAsync(RemoveSql, line, cancellationToken, Value(id), Value(account));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Introduction>> WaitingAsync(Guid account, int limit, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(WaitingSql, connection) { Parameters = { Value(account), Value(limit) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var waiting = new List<Introduction>();
        while (await reader.ReadAsync(cancellationToken))
        {
            waiting.Add(new Introduction(reader.GetGuid(0), Month.Of(reader.GetFieldValue<DateOnly>(1)), reader.GetGuid(2))
            {
                Connector = await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetGuid(3),
                Account = reader.GetGuid(4),
                Patch = Known(reader.GetString(5)),
                Topic = Known(reader.GetString(6)),
                Outcome = (IntroductionOutcome)reader.GetInt16(7),
            });
        }

        return waiting;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IntroductionCount>> CountsAsync(
        Month from, Month until, string? patch = null, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(CountsSql, connection)
        {
            Parameters =
            {
                Value(from.First), Value(until.First),
                new NpgsqlParameter { Value = (object?)patch ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new List<IntroductionCount>();
        while (await reader.ReadAsync(cancellationToken))
        {
            counts.Add(new IntroductionCount(
                Month.Of(reader.GetFieldValue<DateOnly>(0)), Known(reader.GetString(1)), (IntroductionOutcome)reader.GetInt16(2),
                reader.GetInt32(3)));
        }

        return counts;
    }

    /// <inheritdoc/>
    public async Task<int> AggregateAsync(Month before, AuditLine line, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(AggregateSql, connection) { Parameters = { Value(before.First) } };
        var gone = (int)(await command.ExecuteScalarAsync(cancellationToken))!;
        if (gone > 0)
        {
            await AuditLog.WriteAsync(connection, database.Now, line, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return gone;
    }

    private static string? Known(string text) => text.Length == 0 ? null : text;

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter Id(Guid? id) => new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    private async Task<bool> ChangeAsync(
        string sql, AuditLine line, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            return false;
        }

        await AuditLog.WriteAsync(connection, database.Now, line, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
