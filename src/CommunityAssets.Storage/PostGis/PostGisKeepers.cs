using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Keepers in PostGIS.</summary>
internal sealed class PostGisKeepers(Database database) : IKeepers
{
    private const string Columns = "id, asset, account, offered, until, taken_up, ended";

    private const string OfferSql = $"""
        INSERT INTO atlas.keepings (id, asset, offered, until, token)
        SELECT $1, $2, $3, $4, $5 WHERE EXISTS (SELECT FROM atlas.assets WHERE id = $2)
        RETURNING {Columns}
        """;

    // Somebody who takes up their own offer again, by the link or with the same account, has it already.
    private const string TakeUpSql = $"""
        UPDATE atlas.keepings SET taken_up = coalesce(taken_up, $2), account = coalesce(account, $3)
        WHERE token = $1 AND ended IS NULL AND (taken_up IS NULL AND until >= $2 OR taken_up IS NOT NULL AND account IS NULL)
        RETURNING {Columns}
        """;

    private const string EndSql = $"UPDATE atlas.keepings SET ended = $2 WHERE id = $1 AND ended IS NULL RETURNING {Columns}";

    private const string ChangesSql = """
        SELECT h.record, h.version, h.at, h.by, h.what, h.reason, a.name, a.version
        FROM atlas.history h JOIN atlas.assets a ON a.id = h.record
        WHERE h.by = 'group' AND ($2 IS NULL OR h.at < $2) ORDER BY h.at DESC, h.record LIMIT $1
        """;

    private readonly AssetEdits edits = new(database);

    /// <inheritdoc/>
    public async Task<Keeping> OfferAsync(
        Guid asset, string tokenHash, DateTimeOffset until, Actor by, CancellationToken cancellationToken = default)
    {
        var now = database.Now;
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var offered = await ReadAsync(
            connection, OfferSql, cancellationToken, Value(Guid.CreateVersion7(now)), Value(asset), Value(now), Value(until), Value(tokenHash));
        if (offered is not [var keeping])
        {
            throw new KeyNotFoundException($"There is no asset with the id {asset}.");
        }

        await AuditAsync(connection, new AuditLine(by.Account, by.Role, AuditAct.KeeperInvited, asset), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return keeping;
    }

    /// <inheritdoc/>
    public async Task<Keeping?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await ReadAsync(connection, $"SELECT {Columns} FROM atlas.keepings WHERE token = $1", cancellationToken, Value(tokenHash));
        return found.FirstOrDefault();
    }

    /// <inheritdoc/>
    public async Task<Keeping?> TakeUpAsync(string tokenHash, Guid? account, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var taken = await ReadAsync(
            connection, TakeUpSql, cancellationToken, Value(tokenHash), Value(database.Now),
            new NpgsqlParameter { Value = (object?)account ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        if (taken is not [var keeping])
        {
            return null;
        }

        await AuditAsync(connection, new AuditLine(account, Actor.Group.Role, AuditAct.KeeperJoined, keeping.Asset), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return keeping;
    }

    /// <inheritdoc/>
    public async Task<bool> EndAsync(Guid keeping, Actor by, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await ReadAsync(connection, EndSql, cancellationToken, Value(keeping), Value(database.Now)) is not [var ended])
        {
            return false;
        }

        await AuditAsync(connection, new AuditLine(by.Account, by.Role, AuditAct.KeeperRemoved, ended.Asset), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Keeping>> OfAssetAsync(Guid asset, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await ReadAsync(
            connection, $"SELECT {Columns} FROM atlas.keepings WHERE asset = $1 ORDER BY id DESC", cancellationToken, Value(asset));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Keeping>> OfAccountAsync(Guid account, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await ReadAsync(
            connection, $"SELECT {Columns} FROM atlas.keepings WHERE account = $1 AND ended IS NULL ORDER BY id DESC", cancellationToken,
            Value(account));
    }

    /// <inheritdoc/>
    public async Task<Asset> SaveAsync(Guid keeping, Asset asset, string? reason, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Held until the change is kept: nobody ends the keeping in between.
        var found = await ReadAsync(
            connection, $"SELECT {Columns} FROM atlas.keepings WHERE id = $1 FOR SHARE", cancellationToken, Value(keeping));
        if (found is not [{ Holds: true } held] || held.Asset != asset.Id)
        {
            throw new UnauthorizedAccessException("Whoever makes this change no longer keeps the entry.");
        }

        await AuditAsync(
            connection, new AuditLine(held.Account, Actor.Group.Role, AuditAct.AssetChanged, asset.Id), cancellationToken);
        var saved = await edits.SaveAsync(connection, asset, Actor.Group.Role, reason, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeeperChange>> ChangesAsync(
        int limit, DateTimeOffset? before, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(ChangesSql, connection)
        {
            Parameters =
            {
                Value(Math.Clamp(limit, 1, 200)),
                new NpgsqlParameter { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var changes = new List<KeeperChange>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var change = new Change(
                reader.GetGuid(0), reader.GetInt32(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(3),
                (ChangeKind)reader.GetInt16(4), reader.IsDBNull(5) ? null : reader.GetString(5), State: null);
            changes.Add(new KeeperChange(change, reader.GetString(6), reader.GetInt32(7)));
        }

        return changes;
    }

    private static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static async Task<List<Keeping>> ReadAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keepings = new List<Keeping>();
        while (await reader.ReadAsync(cancellationToken))
        {
            keepings.Add(new Keeping
            {
                Id = reader.GetGuid(0),
                Asset = reader.GetGuid(1),
                Account = reader.IsDBNull(2) ? null : reader.GetGuid(2),
                Offered = reader.GetFieldValue<DateTimeOffset>(3),
                Until = reader.GetFieldValue<DateTimeOffset>(4),
                TakenUp = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
                Ended = reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6),
            });
        }

        return keepings;
    }

    private Task AuditAsync(NpgsqlConnection connection, AuditLine line, CancellationToken cancellationToken) =>
        AuditLog.WriteAsync(connection, database.Now, line, cancellationToken);
}
