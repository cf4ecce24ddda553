using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage.People;

/// <summary>What a person may ask for at any time: everything held about them, and to be forgotten.</summary>
internal sealed class ConnectorErasure(AtlasFile file)
{
    /// <inheritdoc cref="IConnectors.HeldAsync"/>
    public Task<HeldAboutPerson> HeldAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken) => file.WriteQuietlyAsync(
        "a line of the audit log",
        (connection, now) =>
        {
            var connector = ConnectorEdits.Find(connection, door, now);
            var links = door.Sight is { } sight
                ? ConnectorRows.Links(connection, sight, now, null, connector.Id)
                : AllLinks(connection, connector.Id);
            var held = new HeldAboutPerson(
                now,
                door.Sight is { } eyes ? Covered(connection, connector, eyes, now) : connector,
                door.Sight is null,
                links,
                Changes(connection, connector.Id, whole: door.Sight is null),
                Audit(connection, connector.Id));
            AuditLog.Write(connection, now, by.Line(AuditAct.HeldDataExported, connector.Id));
            return held;
        },
        cancellationToken);

    /// <inheritdoc cref="IConnectors.EraseAsync"/>
    public async Task EraseAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken)
    {
        await file.WriteQuietlyAsync(
            "the erasing of a connector",
            (connection, now) =>
            {
                var connector = ConnectorEdits.Find(connection, door, now);
                return Erase(connection, now, by, "id = ?1", connector.Id.ToString("D"));
            },
            cancellationToken);
        ForgetPages();
    }

    /// <inheritdoc cref="IConnectors.EraseDueAsync"/>
    public async Task<int> EraseDueAsync(Actor by, CancellationToken cancellationToken)
    {
        // Mostly there is nobody: then nobody who writes has to be waited for.
        var before = Moments.Write(file.Now.AddDays(-ConsentWording.DaysUntilErased));
        if (await file.ReadAsync(connection => connection.Scalar("SELECT count(*) FROM connectors WHERE withdrawn <= ?1", before), cancellationToken) == 0)
        {
            return 0;
        }

        var erased = await file.WriteQuietlyAsync(
            "the erasing of connectors", (connection, now) => Erase(connection, now, by, "withdrawn <= ?1", before), cancellationToken);
        if (erased > 0)
        {
            ForgetPages();
        }

        return erased;
    }

    private static int Erase(Connection connection, DateTimeOffset now, Actor by, string whom, string parameter)
    {
        connection.Execute("PRAGMA secure_delete = ON");
        var erased = new List<(Guid Id, int Kind)>();
        using (var rows = connection.Prepare($"SELECT id, kind FROM connectors WHERE {whom} ORDER BY id"))
        {
            rows.Bind(1, parameter);
            while (rows.Step())
            {
                erased.Add((rows.Guid(0), rows.Int(1)));
            }
        }

        foreach (var (id, kind) in erased)
        {
            connection.Execute("DELETE FROM connectors WHERE id = ?1", id);
            connection.Execute(
                """
                INSERT INTO connectors_erased (month, kind, number) VALUES (?1, ?2, 1)
                ON CONFLICT (month, kind) DO UPDATE SET number = number + 1
                """,
                new DateOnly(now.Year, now.Month, 1), kind);
            AuditLog.Write(connection, now, by.Line(AuditAct.ConnectorErased, id));
        }

        if (erased.Count > 0)
        {
            TouchLog.Write(connection);
        }

        return erased.Count;
    }

    /// <summary>
    /// Empties the write-ahead log, in which pages lie on as they were. While somebody reads it can't be emptied; then the next one who
    /// erases, or the last one who closes the file, does it.
    /// </summary>
    private void ForgetPages()
    {
        var connection = file.Rent();
        try
        {
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        finally
        {
            file.Return(connection);
        }
    }

    // What the viewer may see is taken through the same query that shows it to them everywhere else.
    private static Connector Covered(Connection connection, Connector connector, ConnectorSight sight, DateTimeOffset now)
    {
        using var row = connection.Prepare($"{ConnectorRows.Shown} SELECT {ConnectorRows.ViewColumns}, s.contact FROM shown s WHERE s.id = ?4");
        ConnectorRows.Bind(row, sight, now).Bind(ConnectorRows.First, connector.Id).Step();
        var view = ConnectorRows.View(row);
        return connector with
        {
            Name = view.Name ?? "",
            Kind = view.Kind ?? default,
            Places = view.Places,
            Topics = view.Topics,
            Contact = row.TextOrNull(9),
        };
    }

    private static List<ConnectorLink> AllLinks(Connection connection, Guid connector)
    {
        using var rows = connection.Prepare(
            """
            SELECT l.id, l.connector, k.name, l.kind, l.asset FROM connectors k JOIN connector_links l ON l.connector = k.id
            WHERE k.id = ?1 ORDER BY l.asset, l.kind
            """);
        return ConnectorRows.Links(rows.Bind(1, connector));
    }

    private static List<ConnectorChange> Changes(Connection connection, Guid connector, bool whole)
    {
        using var rows = connection.Prepare("SELECT version, at, role, what, state FROM connector_history WHERE connector = ?1 ORDER BY version");
        rows.Bind(1, connector);
        var changes = new List<ConnectorChange>();
        while (rows.Step())
        {
            var what = rows.Text(3);
            changes.Add(new ConnectorChange(
                rows.Int(0), rows.Moment(1), rows.Text(2), whole ? what : what.Split(':')[0], whole ? rows.Text(4) : null));
        }

        return changes;
    }

    private static List<AuditEntry> Audit(Connection connection, Guid connector)
    {
        using var rows = connection.Prepare("SELECT number, at, role, act, detail FROM audit WHERE record = ?1 ORDER BY at, number");
        rows.Bind(1, connector);
        var entries = new List<AuditEntry>();
        while (rows.Step())
        {
            var line = new AuditLine(null, rows.Text(2), AuditActNames.Find(rows.Text(3)) ?? AuditAct.Other, connector, rows.TextOrNull(4));
            entries.Add(new AuditEntry(rows.Long(0), rows.Moment(1), line));
        }

        return entries;
    }
}
