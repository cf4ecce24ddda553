using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommunityAssets.Storage.GeoPackage.People;

/// <summary>Changes of connectors, each with its lines in the history and the audit log, in one transaction.</summary>
internal sealed class ConnectorEdits(AtlasFile file)
{
    private const string Doing = "an edit of a connector";

    private static readonly string Insert =
        $"INSERT INTO connectors ({string.Join(", ", ConnectorRows.Content)}, own_link) VALUES ({Marks(ConnectorRows.Content.Length + 1)})";

    private static readonly string Update =
        $"UPDATE connectors SET ({string.Join(", ", ConnectorRows.Content)}) = ({Marks(ConnectorRows.Content.Length)}) WHERE id = ?1";

    /// <inheritdoc cref="IConnectors.ContactAsync"/>
    public Task<string?> ContactAsync(Guid id, ConnectorSight sight, Actor by, CancellationToken cancellationToken) =>
        file.WriteQuietlyAsync(
        "a line of the audit log",
        (connection, now) =>
        {
            string? contact;
            using (var row = connection.Prepare($"SELECT k.contact FROM connectors k WHERE k.id = ?4 AND {ConnectorRows.IsReachable}"))
            {
                ConnectorRows.Bind(row, sight, now).Bind(ConnectorRows.First, id);
                contact = row.Step() ? row.Text(0) : null;
            }

            if (contact is not null)
            {
                AuditLog.Write(connection, now, by.Line(AuditAct.ConnectorContactRead, id));
            }

            return contact;
        },
        cancellationToken);

    /// <inheritdoc cref="IConnectors.AddAsync"/>
    public Task<Connector> AddAsync(Connector connector, PrivateToken link, Actor by, CancellationToken cancellationToken) => WriteAsync(
        (connection, now) =>
        {
            var added = ConnectorTexts.Tidy(connector) with { Version = 1, Created = now, Updated = now };
            ConnectorRules.Demand(added, Levels(connection, added));
            using (var insert = connection.Prepare(Insert))
            {
                insert.Bind(ConnectorRows.Bind(insert, added), link.Hash);
                try
                {
                    insert.Run();
                }
                catch (SqliteException problem) when (problem.SqliteErrorCode == raw.SQLITE_CONSTRAINT)
                {
                    throw ConnectorTexts.Recorded(problem);
                }
            }

            Finish(connection, added, "added", by, AuditAct.ConnectorAdded, AuditAct.ConsentGiven, AuditAct.ConnectorLinkMade);
            return added;
        },
        cancellationToken);

    /// <inheritdoc cref="IConnectors.EditAsync"/>
    public Task<int> EditAsync(ConnectorDoor door, int version, ConnectorEdit edit, Actor by, CancellationToken cancellationToken) =>
        WriteAsync(
        (connection, now) =>
        {
            var before = Find(connection, door, now);
            if (before.Version != version)
            {
                throw new VersionConflictException(before.Id, version, before.Version);
            }

            var after = ConnectorTexts.Tidy(edit.Apply(before)) with { Version = before.Version + 1, Updated = now };
            var changed = ConnectorWords.Changed(before, after);
            if (changed.Length == 0)
            {
                return before.Version;
            }

            ConnectorRules.Demand(after, Levels(connection, after));
            Save(connection, after);
            foreach (var line in ConnectorWords.Lines(before, after, changed, by))
            {
                AuditLog.Write(connection, now, line);
            }

            Finish(connection, after, "changed " + changed, by);
            return after.Version;
        },
        cancellationToken);

    /// <inheritdoc cref="IConnectors.LinkAsync"/>
    public Task LinkAsync(ConnectorDoor door, LinkKind kind, Guid asset, Actor by, CancellationToken cancellationToken) => WriteAsync(
        (connection, now) =>
        {
            var before = Find(connection, door, now);
            ConnectorTexts.DemandLink(kind, KindOf(connection, asset, door.Sight?.Widest ?? Visibility.Public));
            var added = connection.Execute(
                "INSERT OR IGNORE INTO connector_links (id, connector, asset, kind, created) VALUES (?1, ?2, ?3, ?4, ?5)",
                Guid.CreateVersion7(now), before.Id, asset, (int)kind, Moments.Write(now));
            if (added > 0)
            {
                var after = Next(before, now);
                Save(connection, after);
                Finish(connection, after, $"link added: {LinkNames.Name(kind)} {asset}", by, AuditAct.LinkAdded);
            }

            return added;
        },
        cancellationToken);

    /// <inheritdoc cref="IConnectors.UnlinkAsync"/>
    public Task UnlinkAsync(ConnectorDoor door, Guid link, Actor by, CancellationToken cancellationToken) => WriteAsync(
        (connection, now) =>
        {
            var before = Find(connection, door, now);
            var removed = connection.Execute("DELETE FROM connector_links WHERE id = ?1 AND connector = ?2", link, before.Id);
            if (removed > 0)
            {
                var after = Next(before, now);
                Save(connection, after);
                Finish(connection, after, "link removed", by, AuditAct.LinkRemoved);
            }

            return removed;
        },
        cancellationToken);

    /// <inheritdoc cref="IConnectors.WithdrawAsync"/>
    public Task WithdrawAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken) => WriteAsync(
        (connection, now) =>
        {
            var before = Find(connection, door, now);
            if (before.Consent.Withdrawn is null)
            {
                var after = Next(before, now) with { Consent = before.Consent with { Withdrawn = now } };
                Save(connection, after);
                Finish(connection, after, "consent withdrawn", by, AuditAct.ConsentWithdrawn);
            }

            return before.Id;
        },
        cancellationToken);

    /// <inheritdoc cref="IConnectors.RenewLinkAsync"/>
    public Task RenewLinkAsync(ConnectorDoor door, PrivateToken link, Actor by, CancellationToken cancellationToken) => WriteAsync(
        (connection, now) =>
        {
            var after = Next(Find(connection, door, now), now);
            Save(connection, after);
            connection.Execute("UPDATE connectors SET own_link = ?2 WHERE id = ?1", after.Id, link.Hash);
            Finish(connection, after, "private link made anew", by, AuditAct.ConnectorLinkMade);
            return after.Id;
        },
        cancellationToken);

    /// <summary>The record behind a door.</summary>
    /// <exception cref="KeyNotFoundException">The door leads nowhere.</exception>
    public static Connector Find(Connection connection, ConnectorDoor door, DateTimeOffset now) =>
        FindOrNull(connection, door, now) ?? throw ConnectorTexts.NotFound();

    /// <summary>The record behind a door; null when it leads nowhere.</summary>
    public static Connector? FindOrNull(Connection connection, ConnectorDoor door, DateTimeOffset now)
    {
        using var row = connection.Prepare(
            $"SELECT {ConnectorRows.WholeColumns} FROM connectors k WHERE "
            + (door.Sight is null ? "k.own_link = ?1" : $"k.id = ?4 AND {ConnectorRows.IsShown}"));
        if (door.Sight is { } sight)
        {
            ConnectorRows.Bind(row, sight, now).Bind(ConnectorRows.First, door.Id!.Value);
        }
        else
        {
            row.Bind(1, door.Hash);
        }

        return row.Step() ? ConnectorRows.Whole(row) : null;
    }

    private Task<T> WriteAsync<T>(Func<Connection, DateTimeOffset, T> write, CancellationToken cancellationToken) => file.WriteQuietlyAsync(
        Doing,
        (connection, now) =>
        {
            // What somebody took back must not lie on in the file's unused pages.
            connection.Execute("PRAGMA secure_delete = ON");
            return write(connection, now);
        },
        cancellationToken);

    private static Connector Next(Connector connector, DateTimeOffset now) => connector with { Version = connector.Version + 1, Updated = now };

    private static void Save(Connection connection, Connector connector)
    {
        using var update = connection.Prepare(Update);
        ConnectorRows.Bind(update, connector);
        update.Run();
    }

    private static void Finish(Connection connection, Connector connector, string what, Actor by, params ReadOnlySpan<AuditAct> acts)
    {
        connection.Execute(
            "INSERT INTO connector_history (connector, version, at, account, role, what, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            connector.Id, connector.Version, Moments.Write(connector.Updated), by.Account, by.Role, what, ConnectorJson.Write(connector));
        foreach (var act in acts)
        {
            AuditLog.Write(connection, connector.Updated, by.Line(act, connector.Id));
        }

        TouchLog.Write(connection);
    }

    private static AssetKind? KindOf(Connection connection, Guid asset, Visibility widest)
    {
        using var row = connection.Prepare(
            "SELECT kind FROM assets WHERE id = ?1 AND status = 'published' AND (visibility = 'public' OR visibility = ?2)");
        return row.Bind(1, asset).Bind(2, AssetJson.Word(widest)).Step() ? AssetRow.ReadKind(row.Text(0)) : null;
    }

    private static Dictionary<string, AreaLevel> Levels(Connection connection, Connector connector)
    {
        using var rows = connection.Prepare(
            "SELECT code, min(level) FROM areas WHERE code IN (SELECT value FROM json_each(?1)) GROUP BY code");
        rows.Bind(1, JsonSerializer.Serialize(connector.Places));
        var levels = new Dictionary<string, AreaLevel>(StringComparer.Ordinal);
        while (rows.Step())
        {
            levels.Add(rows.Text(0), (AreaLevel)rows.Int(1));
        }

        return levels;
    }

    private static string Marks(int count) => string.Join(", ", Enumerable.Range(1, count).Select(number => "?" + number));
}
