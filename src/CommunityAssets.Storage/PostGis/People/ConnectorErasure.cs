using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.People;

/// <summary>What a person may ask for at any time: everything held about them, and to be forgotten.</summary>
internal sealed class ConnectorErasure(Database database)
{
    private const string Erase = """
        WITH gone AS (DELETE FROM atlas.connectors k WHERE {0} RETURNING k.id, k.kind),
        counted AS (
            INSERT INTO atlas.connectors_erased AS e (month, kind, number)
            SELECT $2, kind, count(*) FROM gone GROUP BY kind
            ON CONFLICT (month, kind) DO UPDATE SET number = e.number + excluded.number)
        SELECT id FROM gone ORDER BY id
        """;

    /// <inheritdoc cref="IConnectors.HeldAsync"/>
    public async Task<HeldAboutPerson> HeldAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken)
    {
        var now = database.Now;
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var connector = await ConnectorEdits.LockAsync(connection, database, door, cancellationToken);
        if (door.Sight is { } sight)
        {
            connector = await CoveredAsync(connection, connector, sight, cancellationToken);
        }

        var links = await LinksAsync(connection, connector.Id, door.Sight, cancellationToken);
        var changes = await ChangesAsync(connection, connector.Id, whole: door.Sight is null, cancellationToken);
        var audit = await AuditAsync(connection, connector.Id, cancellationToken);
        await AuditLog.WriteAsync(connection, now, by.Line(AuditAct.HeldDataExported, connector.Id), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new HeldAboutPerson(now, connector, door.Sight is null, links, changes, audit);
    }

    /// <inheritdoc cref="IConnectors.EraseAsync"/>
    public async Task EraseAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var connector = await ConnectorEdits.LockAsync(connection, database, door, cancellationToken);
        await EraseAsync(connection, "k.id = $1", new NpgsqlParameter<Guid> { TypedValue = connector.Id }, by, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc cref="IConnectors.EraseDueAsync"/>
    public async Task<int> EraseDueAsync(Actor by, CancellationToken cancellationToken)
    {
        var before = database.Now.AddDays(-ConsentWording.DaysUntilErased);
        await using var connection = await database.OpenAsync(cancellationToken);

        // Mostly there is nobody: then nothing is written, which a standby could not do.
        await using (var look = new NpgsqlCommand("SELECT EXISTS (SELECT FROM atlas.connectors WHERE withdrawn <= $1)", connection)
        {
            Parameters = { new NpgsqlParameter<DateTimeOffset> { TypedValue = before } },
        })
        {
            if (await look.ExecuteScalarAsync(cancellationToken) is false)
            {
                return 0;
            }
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var erased = await EraseAsync(
            connection, "k.withdrawn <= $1", new NpgsqlParameter<DateTimeOffset> { TypedValue = before }, by, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return erased;
    }

    private async Task<int> EraseAsync(
        NpgsqlConnection connection, string whom, NpgsqlParameter parameter, Actor by, CancellationToken cancellationToken)
    {
        var now = database.Now;
        var erased = new List<Guid>();
        await using (var command = new NpgsqlCommand(Erase.Replace("{0}", whom, StringComparison.Ordinal), connection)
        {
            Parameters = { parameter, new NpgsqlParameter<DateOnly> { TypedValue = new DateOnly(now.Year, now.Month, 1) } },
        })
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                erased.Add(reader.GetGuid(0));
            }
        }

        foreach (var id in erased)
        {
            await AuditLog.WriteAsync(connection, now, by.Line(AuditAct.ConnectorErased, id), cancellationToken);
        }

        if (erased.Count > 0)
        {
            await TouchLog.WriteAsync(connection, [], cancellationToken);
        }

        return erased.Count;
    }

    // What the viewer may see is taken through the same query that shows it to them everywhere else.
    private async Task<Connector> CoveredAsync(
        NpgsqlConnection connection, Connector connector, ConnectorSight sight, CancellationToken cancellationToken)
    {
        var sql = ConnectorRows.Begin(database.Grid.Code, sight, DateOnly.FromDateTime(database.Now.UtcDateTime));
        sql.Add($"SELECT s.name, s.kind, s.places, s.topics, s.contact FROM shown s WHERE s.id = {sql.Value(connector.Id)}");
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return connector with
        {
            Name = reader.IsDBNull(0) ? "" : reader.GetString(0),
            Kind = reader.IsDBNull(1) ? default : (ConnectorKind)reader.GetInt16(1),
            Places = reader.IsDBNull(2) ? [] : [.. reader.GetFieldValue<string[]>(2)],
            Topics = reader.IsDBNull(3) ? [] : [.. reader.GetFieldValue<string[]>(3)],
            Contact = reader.IsDBNull(4) ? null : reader.GetString(4),
        };
    }

    private async Task<IReadOnlyList<ConnectorLink>> LinksAsync(
        NpgsqlConnection connection, Guid connector, ConnectorSight? sight, CancellationToken cancellationToken)
    {
        SqlText sql;
        if (sight is null)
        {
            sql = new SqlText(database.Grid.Code);
            sql.Add("SELECT l.id, l.connector, k.name, l.kind, l.asset FROM atlas.connectors k JOIN atlas.connector_links l ON l.connector = k.id ")
                .Add($"WHERE k.id = {sql.Value(connector)} ORDER BY l.asset, l.kind");
        }
        else
        {
            sql = ConnectorRows.Begin(database.Grid.Code, sight, DateOnly.FromDateTime(database.Now.UtcDateTime));
            ConnectorRows.AddLinks(sql, sight, null, connector);
        }

        await using var command = sql.On(connection);
        return await ConnectorRows.LinksAsync(command, cancellationToken);
    }

    private static async Task<IReadOnlyList<ConnectorChange>> ChangesAsync(
        NpgsqlConnection connection, Guid connector, bool whole, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT version, at, role, CASE WHEN $2 THEN what ELSE split_part(what, ':', 1) END, CASE WHEN $2 THEN state::text END
            FROM atlas.connector_history WHERE connector = $1 ORDER BY version
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = connector }, new NpgsqlParameter<bool> { TypedValue = whole } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var changes = new List<ConnectorChange>();
        while (await reader.ReadAsync(cancellationToken))
        {
            changes.Add(new ConnectorChange(
                reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.GetString(3),
                await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetString(4)));
        }

        return changes;
    }

    private static async Task<IReadOnlyList<AuditEntry>> AuditAsync(NpgsqlConnection connection, Guid connector, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT number, at, role, act, detail FROM atlas.audit WHERE record = $1 ORDER BY at, number", connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = connector } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<AuditEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var line = new AuditLine(
                null, reader.GetString(2), AuditActNames.Find(reader.GetString(3)) ?? AuditAct.Other, connector,
                await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetString(4));
            entries.Add(new AuditEntry(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), line));
        }

        return entries;
    }
}
