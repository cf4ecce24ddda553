using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Domain.Text;
using CommunityAssets.Storage.Queries;
using CommunityAssets.Storage.Records;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis.People;

/// <summary>Changes of connectors, each with its lines in the history and the audit log, in one transaction.</summary>
internal sealed class ConnectorEdits(Database database)
{
    private const string Insert = """
        INSERT INTO atlas.connectors (id, name, sort_name, kind, places, topics, contact, version, created, updated, given, recorded_role,
            recorded_account, show_name, show_contact, show_links, purposes, since, until, withdrawn, wording, wording_version, own_link)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
        """;

    private const string Update = """
        UPDATE atlas.connectors SET (name, sort_name, kind, places, topics, contact, version, created, updated, given, recorded_role,
            recorded_account, show_name, show_contact, show_links, purposes, since, until, withdrawn, wording, wording_version)
            = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
        WHERE id = $1
        """;

    /// <inheritdoc cref="IConnectors.ContactAsync"/>
    public async Task<string?> ContactAsync(Guid id, ConnectorSight sight, Actor by, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var sql = new SqlText(database.Grid.Code);
        var reachable = ConnectorRows.IsReachable(sql, sight, Today);
        sql.Add($"SELECT k.contact FROM atlas.connectors k WHERE k.id = {sql.Value(id)} AND {reachable} FOR SHARE");
        string? contact;
        await using (var command = sql.On(connection))
        {
            contact = await command.ExecuteScalarAsync(cancellationToken) as string;
        }

        if (contact is not null)
        {
            await AuditLog.WriteAsync(connection, database.Now, by.Line(AuditAct.ConnectorContactRead, id), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return contact;
    }

    /// <inheritdoc cref="IConnectors.AddAsync"/>
    public async Task<Connector> AddAsync(Connector connector, PrivateToken link, Actor by, CancellationToken cancellationToken)
    {
        var now = database.Now;
        var added = ConnectorTexts.Tidy(connector) with { Version = 1, Created = now, Updated = now };
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        ConnectorRules.Demand(added, await LevelsAsync(connection, added, cancellationToken));
        await using (var command = new NpgsqlCommand(Insert, connection))
        {
            Bind(command, added);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = link.Hash });
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                throw ConnectorTexts.Recorded(problem);
            }
        }

        await FinishAsync(connection, added, "added", by, cancellationToken, AuditAct.ConnectorAdded, AuditAct.ConsentGiven, AuditAct.ConnectorLinkMade);
        await transaction.CommitAsync(cancellationToken);
        return added;
    }

    /// <inheritdoc cref="IConnectors.EditAsync"/>
    public async Task<int> EditAsync(ConnectorDoor door, int version, ConnectorEdit edit, Actor by, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = await LockAsync(connection, database, door, cancellationToken);
        if (before.Version != version)
        {
            throw new VersionConflictException(before.Id, version, before.Version);
        }

        var after = ConnectorTexts.Tidy(edit.Apply(before)) with { Version = before.Version + 1, Updated = database.Now };
        var changed = ConnectorWords.Changed(before, after);
        if (changed.Length == 0)
        {
            return before.Version;
        }

        ConnectorRules.Demand(after, await LevelsAsync(connection, after, cancellationToken));
        await SaveAsync(connection, after, cancellationToken);
        foreach (var line in ConnectorWords.Lines(before, after, changed, by))
        {
            await AuditLog.WriteAsync(connection, after.Updated, line, cancellationToken);
        }

        await FinishAsync(connection, after, "changed " + changed, by, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after.Version;
    }

    /// <inheritdoc cref="IConnectors.LinkAsync"/>
    public async Task LinkAsync(ConnectorDoor door, LinkKind kind, Guid asset, Actor by, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = await LockAsync(connection, database, door, cancellationToken);
        await DemandLinkAsync(connection, kind, asset, door.Sight?.Widest ?? Visibility.Public, cancellationToken);
        var after = Next(before);
        await using (var command = new NpgsqlCommand(
            """
            INSERT INTO atlas.connector_links (id, connector, asset, created, kind) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (connector, asset, kind) DO NOTHING
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7(after.Updated) },
                new NpgsqlParameter<Guid> { TypedValue = before.Id },
                new NpgsqlParameter<Guid> { TypedValue = asset },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = after.Updated },
                new NpgsqlParameter<short> { TypedValue = (short)kind },
            },
        })
        {
            if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
            {
                return;
            }
        }

        await SaveAsync(connection, after, cancellationToken);
        await FinishAsync(
            connection, after, $"link added: {LinkNames.Name(kind)} {asset}", by, cancellationToken, AuditAct.LinkAdded);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc cref="IConnectors.UnlinkAsync"/>
    public async Task UnlinkAsync(ConnectorDoor door, Guid link, Actor by, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = await LockAsync(connection, database, door, cancellationToken);
        await using (var command = new NpgsqlCommand("DELETE FROM atlas.connector_links WHERE id = $1 AND connector = $2", connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = link }, new NpgsqlParameter<Guid> { TypedValue = before.Id } },
        })
        {
            if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
            {
                return;
            }
        }

        var after = Next(before);
        await SaveAsync(connection, after, cancellationToken);
        await FinishAsync(connection, after, "link removed", by, cancellationToken, AuditAct.LinkRemoved);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc cref="IConnectors.WithdrawAsync"/>
    public async Task WithdrawAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = await LockAsync(connection, database, door, cancellationToken);
        if (before.Consent.Withdrawn is not null)
        {
            return;
        }

        var after = Next(before);
        after = after with { Consent = after.Consent with { Withdrawn = after.Updated } };
        await SaveAsync(connection, after, cancellationToken);
        await FinishAsync(connection, after, "consent withdrawn", by, cancellationToken, AuditAct.ConsentWithdrawn);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc cref="IConnectors.RenewLinkAsync"/>
    public async Task RenewLinkAsync(ConnectorDoor door, PrivateToken link, Actor by, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var after = Next(await LockAsync(connection, database, door, cancellationToken));
        await SaveAsync(connection, after, cancellationToken);
        await using (var command = new NpgsqlCommand("UPDATE atlas.connectors SET own_link = $2 WHERE id = $1", connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = after.Id }, new NpgsqlParameter<string> { TypedValue = link.Hash } },
        })
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await FinishAsync(connection, after, "private link made anew", by, cancellationToken, AuditAct.ConnectorLinkMade);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The record behind a door, locked until the transaction ends.</summary>
    /// <exception cref="KeyNotFoundException">The door leads nowhere.</exception>
    public static async Task<Connector> LockAsync(
        NpgsqlConnection connection, Database database, ConnectorDoor door, CancellationToken cancellationToken) =>
        await FindAsync(connection, database, door, " FOR UPDATE", cancellationToken) ?? throw ConnectorTexts.NotFound();

    /// <summary>The record behind a door; null when it leads nowhere.</summary>
    public static async Task<Connector?> FindAsync(
        NpgsqlConnection connection, Database database, ConnectorDoor door, string end, CancellationToken cancellationToken)
    {
        var sql = new SqlText(database.Grid.Code);
        var where = door.Sight is { } sight
            ? $"k.id = {sql.Value(door.Id!.Value)} AND {ConnectorRows.IsShown(sql, sight, DateOnly.FromDateTime(database.Now.UtcDateTime))}"
            : $"k.own_link = {sql.Value(door.Hash!)}";
        sql.Add($"SELECT {ConnectorRows.WholeColumns} FROM atlas.connectors k WHERE {where}{end}");
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? ConnectorRows.Whole(reader) : null;
    }

    private DateOnly Today => DateOnly.FromDateTime(database.Now.UtcDateTime);

    private Connector Next(Connector connector) => connector with { Version = connector.Version + 1, Updated = database.Now };

    private static async Task SaveAsync(NpgsqlConnection connection, Connector connector, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Update, connection);
        Bind(command, connector);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task FinishAsync(
        NpgsqlConnection connection, Connector connector, string what, Actor by, CancellationToken cancellationToken,
        params AuditAct[] acts)
    {
        await using (var command = new NpgsqlCommand(
            "INSERT INTO atlas.connector_history (connector, at, account, version, role, what, state) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = connector.Id },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = connector.Updated },
                new() { Value = (object?)by.Account ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                new NpgsqlParameter<int> { TypedValue = connector.Version },
                new NpgsqlParameter<string> { TypedValue = by.Role },
                new NpgsqlParameter<string> { TypedValue = what },
                new() { Value = ConnectorJson.Write(connector), NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        })
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        foreach (var act in acts)
        {
            await AuditLog.WriteAsync(connection, connector.Updated, by.Line(act, connector.Id), cancellationToken);
        }

        await TouchLog.WriteAsync(connection, [], cancellationToken);
    }

    private static async Task DemandLinkAsync(
        NpgsqlConnection connection, LinkKind kind, Guid asset, Visibility widest, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT kind FROM atlas.assets WHERE id = $1 AND status = $2 AND visibility <= $3", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = asset },
                new NpgsqlParameter<short> { TypedValue = (short)AssetStatus.Published },
                new NpgsqlParameter<short> { TypedValue = (short)widest },
            },
        };
        ConnectorTexts.DemandLink(kind, await command.ExecuteScalarAsync(cancellationToken) is short found ? (AssetKind)found : null);
    }

    private static async Task<IReadOnlyDictionary<string, AreaLevel>> LevelsAsync(
        NpgsqlConnection connection, Connector connector, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT code, min(level) FROM atlas.areas WHERE code = ANY($1) GROUP BY code", connection)
        {
            Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. connector.Places] } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var levels = new Dictionary<string, AreaLevel>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            levels.Add(reader.GetString(0), (AreaLevel)reader.GetInt16(1));
        }

        return levels;
    }

    private static void Bind(NpgsqlCommand command, Connector connector)
    {
        var consent = connector.Consent;
        NpgsqlParameter[] parameters =
        [
            new NpgsqlParameter<Guid> { TypedValue = connector.Id },
            new NpgsqlParameter<string> { TypedValue = connector.Name },
            new NpgsqlParameter<string> { TypedValue = SearchWords.Fold(connector.Name) },
            new NpgsqlParameter<short> { TypedValue = (short)connector.Kind },
            new NpgsqlParameter<string[]> { TypedValue = [.. connector.Places] },
            new NpgsqlParameter<string[]> { TypedValue = [.. connector.Topics] },
            new() { Value = (object?)connector.Contact ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new NpgsqlParameter<int> { TypedValue = connector.Version },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = connector.Created },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = connector.Updated },
            new NpgsqlParameter<short> { TypedValue = (short)consent.Given },
            new NpgsqlParameter<string> { TypedValue = consent.RecordedByRole },
            new() { Value = (object?)consent.RecordedByAccount ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new NpgsqlParameter<short> { TypedValue = (short)consent.ShowName },
            new NpgsqlParameter<short> { TypedValue = (short)consent.ShowContact },
            new NpgsqlParameter<short> { TypedValue = (short)consent.ShowLinks },
            new NpgsqlParameter<short> { TypedValue = (short)consent.Purposes },
            new NpgsqlParameter<DateOnly> { TypedValue = consent.Since },
            new NpgsqlParameter<DateOnly> { TypedValue = consent.Until },
            new() { Value = (object?)consent.Withdrawn ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new NpgsqlParameter<string> { TypedValue = consent.Wording },
            new NpgsqlParameter<string> { TypedValue = consent.WordingVersion },
        ];
        command.Parameters.AddRange(parameters);
    }
}
