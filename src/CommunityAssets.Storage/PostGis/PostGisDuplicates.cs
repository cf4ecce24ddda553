using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Decisions on duplicates in PostGIS. Whoever merges locks both assets first, so that two stewards never decide on one.</summary>
internal sealed class PostGisDuplicates(Database database) : IDuplicates
{
    private const string Columns = "id, kept, gone, at, role, kept_before, gone_before, taken, moved, undone, kept_after, gone_after";

    private const string StandInSql = """
        WITH RECURSIVE standing AS (
            SELECT kept, 1 AS step FROM atlas.merges WHERE gone = $1 AND undone IS NULL
            UNION ALL
            SELECT m.kept, s.step + 1 FROM standing s JOIN atlas.merges m ON m.gone = s.kept AND m.undone IS NULL WHERE s.step < $2
        )
        SELECT kept FROM standing ORDER BY step DESC LIMIT 1
        """;

    private const string StandInsSql = "SELECT gone, kept FROM atlas.merges WHERE undone IS NULL";

    private const string DecideSql = """
        INSERT INTO atlas.pair_decisions (one, other, account, at, bits, verdict, role)
        SELECT $1, $2, $3, $4, $5, $6, $7
        WHERE (SELECT count(*) FROM atlas.assets WHERE id IN ($1, $2)) = 2
        ON CONFLICT (one, other) DO UPDATE SET account = excluded.account, at = excluded.at, bits = excluded.bits,
            verdict = excluded.verdict, role = excluded.role
        """;

    private readonly MergeEdits edits = new(database);

    /// <inheritdoc/>
    public async Task<Merge> MergeAsync(MergeRequest request, Actor by, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var merge = await edits.MergeAsync(connection, request, by, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return merge;
    }

    /// <inheritdoc/>
    public async Task<Merge> UndoAsync(Guid merge, bool anyway, Actor by, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var kept = (await ReadAsync(connection, "WHERE id = $1", cancellationToken, Value(merge))).FirstOrDefault()
            ?? throw MergeRecords.NoMerge(merge);
        var undone = await edits.UndoAsync(connection, kept, anyway, by, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return undone;
    }

    /// <inheritdoc/>
    public async Task<Merge?> FindAsync(Guid merge, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await ReadAsync(connection, "WHERE id = $1", cancellationToken, Value(merge))).FirstOrDefault()?.Merge;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Merge>> LatestAsync(int most, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var kept = await ReadAsync(
            connection, "ORDER BY at DESC, id DESC LIMIT $1", cancellationToken, Value(Math.Clamp(most, 1, 200)));
        return [.. kept.Select(one => one.Merge)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Merge>> OfAssetAsync(Guid asset, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var kept = await ReadAsync(
            connection, "WHERE undone IS NULL AND (kept = $1 OR gone = $1) ORDER BY at, id", cancellationToken, Value(asset));
        return [.. kept.Select(one => one.Merge)];
    }

    /// <inheritdoc/>
    public async Task<Guid?> StandInAsync(Guid asset, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(StandInSql, connection)
        {
            Parameters = { Value(asset), Value(MergeRecords.LongestChain) },
        };
        return await command.ExecuteScalarAsync(cancellationToken) as Guid?;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, Guid>> StandInsAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(StandInsSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var kept = new Dictionary<Guid, Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            kept.Add(reader.GetGuid(0), reader.GetGuid(1));
        }

        return MergeRecords.StandIns(kept);
    }

    /// <inheritdoc/>
    public async Task<PairDecision> DecideAsync(PairDecision decision, Actor by, CancellationToken cancellationToken = default)
    {
        var (one, other) = PairDecision.Order(decision.One, decision.Other);
        var kept = decision with { One = one, Other = other, At = database.Now, By = by.Role };
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var written = await MergeEdits.RunAsync(
            connection, DecideSql, cancellationToken, Value(one), Value(other), MergeEdits.OrNull(by.Account), Value(kept.At),
            Value(kept.Bits), Value((short)kept.Verdict), Value(kept.By));
        if (written == 0)
        {
            throw new KeyNotFoundException("One of the two records is not there any more.");
        }

        if (MergeRecords.Decided(kept, by) is { } line)
        {
            await AuditLog.WriteAsync(connection, kept.At, line, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return kept;
    }

    /// <inheritdoc/>
    public async Task<bool> ForgetAsync(Guid one, Guid other, Actor by, CancellationToken cancellationToken = default)
    {
        var pair = PairDecision.Order(one, other);
        await using var connection = await database.OpenAsync(cancellationToken);
        return await MergeEdits.RunAsync(
            connection, "DELETE FROM atlas.pair_decisions WHERE one = $1 AND other = $2", cancellationToken, Value(pair.One),
            Value(pair.Other)) > 0;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PairDecision>> DecisionsAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT one, other, verdict, bits, at, role FROM atlas.pair_decisions ORDER BY at DESC, one, other", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var decisions = new List<PairDecision>();
        while (await reader.ReadAsync(cancellationToken))
        {
            decisions.Add(new PairDecision(
                reader.GetGuid(0), reader.GetGuid(1), (PairVerdict)reader.GetInt16(2), reader.GetDouble(3),
                reader.GetFieldValue<DateTimeOffset>(4), reader.GetString(5)));
        }

        return decisions;
    }

    private static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static async Task<List<StoredMerge>> ReadAsync(
        NpgsqlConnection connection, string which, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand($"SELECT {Columns} FROM atlas.merges {which}", connection);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var merges = new List<StoredMerge>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var moved = Moved.Read(reader.GetString(8));
            var merge = new Merge(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4),
                reader.GetInt32(5), reader.GetInt32(6), MergeRecords.Parts(reader.GetFieldValue<string[]>(7)), moved.Links.Count,
                reader.IsDBNull(9) ? null : reader.GetFieldValue<DateTimeOffset>(9));
            merges.Add(new StoredMerge(merge, moved, reader.GetInt32(10), reader.GetInt32(11)));
        }

        return merges;
    }
}
