using System.Runtime.CompilerServices;
using System.Text.Json;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Queries;

namespace CommunityAssets.Storage.GeoPackage.People;

/// <summary>The connectors of an embedded atlas.</summary>
internal sealed class GeoPackageConnectors(AtlasFile file) : IConnectors
{
    private readonly ConnectorEdits edits = new(file);
    private readonly ConnectorErasure erasure = new(file);

    public Task<ConnectorView?> FindAsync(Guid id, ConnectorSight sight, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            using var row = connection.Prepare($"{ConnectorRows.Shown} SELECT {ConnectorRows.ViewColumns} FROM shown s WHERE s.id = ?4");
            ConnectorRows.Bind(row, sight, file.Now).Bind(ConnectorRows.First, id);
            if (!row.Step())
            {
                return null;
            }

            var view = ConnectorRows.View(row);
            return view.Links is null ? view : view with { Links = ConnectorRows.Links(connection, sight, file.Now, null, id) };
        },
        cancellationToken);

    public Task<ConnectorPage> ListAsync(ConnectorQuery query, ConnectorSight sight, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckPage(query);
        return file.ReadAsync(connection => List(connection, query, sight), cancellationToken);
    }

    public async IAsyncEnumerable<ConnectorView> StreamAsync(
        ConnectorSight sight, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var after = "";
        while (await NextAsync(sight, after, cancellationToken) is { } id)
        {
            // Found again by id: with its links, and gone if it was withdrawn in the meantime.
            if (await FindAsync(id, sight, cancellationToken) is { Name: not null } view)
            {
                yield return view;
            }

            after = id.ToString("D");
        }
    }

    public Task<IReadOnlyList<ConnectorLink>> LinksAsync(
        ConnectorSight sight, IReadOnlyCollection<Guid>? assets = null, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<ConnectorLink>>(
            connection => ConnectorRows.Links(connection, sight, file.Now, assets, null), cancellationToken);

    public Task<IReadOnlyDictionary<Guid, int>> CountHiddenAsync(
        ConnectorSight sight, IReadOnlyCollection<Guid> assets, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyDictionary<Guid, int>>(
            connection =>
            {
                using var rows = connection.Prepare(
                    ConnectorRows.Shown + """
                    SELECT l.asset, count(DISTINCT l.connector) FROM connector_links l
                    LEFT JOIN shown s ON s.id = l.connector AND s.links AND s.name IS NOT NULL
                    WHERE s.id IS NULL AND l.asset IN (SELECT value FROM json_each(?4)) GROUP BY l.asset
                    """);
                ConnectorRows.Bind(rows, sight, file.Now).Bind(ConnectorRows.First, JsonSerializer.Serialize(assets));
                var counts = new Dictionary<Guid, int>();
                while (rows.Step())
                {
                    counts.Add(rows.Guid(0), rows.Int(1));
                }

                return counts;
            },
            cancellationToken);

    public Task<int> CountHiddenAsync(
        ConnectorSight sight, IReadOnlyCollection<string> areas, CancellationToken cancellationToken = default) =>
        file.ReadAsync(
            connection =>
            {
                using var rows = connection.Prepare(
                    ConnectorRows.Shown + """
                    SELECT count(*) FROM connectors k
                    WHERE EXISTS (SELECT 1 FROM json_each(k.places) p WHERE p.value IN (SELECT value FROM json_each(?4)))
                      AND NOT EXISTS (SELECT 1 FROM shown s WHERE s.id = k.id AND s.name IS NOT NULL)
                    """);
                ConnectorRows.Bind(rows, sight, file.Now).Bind(ConnectorRows.First, JsonSerializer.Serialize(areas));
                return rows.Step() ? rows.Int(0) : 0;
            },
            cancellationToken);

    public Task<string?> ContactAsync(Guid id, ConnectorSight sight, Actor by, CancellationToken cancellationToken = default) =>
        edits.ContactAsync(id, sight, by, cancellationToken);

    public Task<Connector?> OpenAsync(PrivateToken link, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            using var row = connection.Prepare($"SELECT {ConnectorRows.WholeColumns} FROM connectors k WHERE k.own_link = ?1");
            return row.Bind(1, link.Hash).Step() ? ConnectorRows.Whole(row) : null;
        },
        cancellationToken);

    public Task<IReadOnlyList<ConnectorLink>> OwnLinksAsync(PrivateToken link, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<ConnectorLink>>(
            connection =>
            {
                using var rows = connection.Prepare(
                    """
                    SELECT l.id, l.connector, k.name, l.kind, l.asset FROM connectors k JOIN connector_links l ON l.connector = k.id
                    WHERE k.own_link = ?1 ORDER BY l.asset, l.kind
                    """);
                return ConnectorRows.Links(rows.Bind(1, link.Hash));
            },
            cancellationToken);

    public Task<Consent?> ConsentAsync(ConnectorDoor door, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => ConnectorEdits.FindOrNull(connection, door, file.Now)?.Consent, cancellationToken);

    public Task<Connector> AddAsync(Connector connector, PrivateToken link, Actor by, CancellationToken cancellationToken = default) =>
        edits.AddAsync(connector, link, by, cancellationToken);

    public Task<int> EditAsync(ConnectorDoor door, int version, ConnectorEdit edit, Actor by,
        CancellationToken cancellationToken = default) =>
        edits.EditAsync(door, version, edit, by, cancellationToken);

    public Task LinkAsync(ConnectorDoor door, LinkKind kind, Guid asset, Actor by, CancellationToken cancellationToken = default) =>
        edits.LinkAsync(door, kind, asset, by, cancellationToken);

    public Task UnlinkAsync(ConnectorDoor door, Guid link, Actor by, CancellationToken cancellationToken = default) =>
        edits.UnlinkAsync(door, link, by, cancellationToken);

    public Task WithdrawAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken = default) =>
        edits.WithdrawAsync(door, by, cancellationToken);

    public Task RenewLinkAsync(ConnectorDoor door, PrivateToken link, Actor by, CancellationToken cancellationToken = default) =>
        edits.RenewLinkAsync(door, link, by, cancellationToken);

    public Task<HeldAboutPerson> HeldAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken = default) =>
        erasure.HeldAsync(door, by, cancellationToken);

    public Task EraseAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken = default) =>
        erasure.EraseAsync(door, by, cancellationToken);

    public Task<int> EraseDueAsync(Actor by, CancellationToken cancellationToken = default) => erasure.EraseDueAsync(by, cancellationToken);

    public Task<ConsentsEnding> EndingAsync(
        Guid account, DateOnly before, ConnectorSight sight, CancellationToken cancellationToken = default) => file.ReadAsync(
        connection =>
        {
            var today = DateOnly.FromDateTime(file.Now.UtcDateTime);
            using var rows = connection.Prepare(
                ConnectorRows.Shown + """
                SELECT k.id, s.name, k.until FROM connectors k LEFT JOIN shown s ON s.id = k.id
                WHERE k.recorded_account = ?4 AND k.withdrawn IS NULL AND k.until <= ?5 ORDER BY k.until, k.id
                """);
            ConnectorRows.Bind(rows, sight, file.Now).Bind(ConnectorRows.First, account).Bind(ConnectorRows.First + 1, (DateOnly?)before);
            var soon = new List<ConsentEnding>();
            var ended = 0;
            while (rows.Step())
            {
                if (rows.DateOrNull(2) is { } until && until >= today)
                {
                    soon.Add(new ConsentEnding(rows.Guid(0), rows.TextOrNull(1), until));
                }
                else
                {
                    ended++;
                }
            }

            return new ConsentsEnding(soon, ended);
        },
        cancellationToken);

    public Task<long> CountErasedAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => connection.Scalar("SELECT ifnull(sum(number), 0) FROM connectors_erased"), cancellationToken);

    private ConnectorPage List(Connection connection, ConnectorQuery query, ConnectorSight sight)
    {
        const string Where = """
            WHERE s.name IS NOT NULL
              AND (?4 IS NULL OR EXISTS (SELECT 1 FROM json_each(s.places) p WHERE p.value IN (SELECT value FROM json_each(?4))))
              AND (?5 IS NULL OR EXISTS (SELECT 1 FROM json_each(s.topics) t WHERE t.value = ?5))
            """;
        var places = query.Places.IsEmpty ? null : JsonSerializer.Serialize(query.Places);
        using var rows = connection.Prepare(
            $"{ConnectorRows.Shown} SELECT {ConnectorRows.ViewColumns}, count(*) OVER () FROM shown s {Where} ORDER BY s.sort_name, s.id LIMIT ?6 OFFSET ?7");
        ConnectorRows.Bind(rows, sight, file.Now).Bind(ConnectorRows.First, places).Bind(ConnectorRows.First + 1, query.Topic)
            .Bind(ConnectorRows.First + 2, (long)query.Limit).Bind(ConnectorRows.First + 3, (long)query.Skip);
        var views = new List<ConnectorView>();
        var matched = 0;
        while (rows.Step())
        {
            views.Add(ConnectorRows.View(rows) with { Links = null });
            matched = rows.Int(9);
        }

        return new ConnectorPage(views, matched, Choices(connection, "places", sight), Choices(connection, "topics", sight));
    }

    private List<string> Choices(Connection connection, string column, ConnectorSight sight)
    {
        using var rows = connection.Prepare($"{ConnectorRows.Shown} SELECT DISTINCT c.value FROM shown s, json_each(s.{column}) c ORDER BY 1");
        ConnectorRows.Bind(rows, sight, file.Now);
        var choices = new List<string>();
        while (rows.Step())
        {
            choices.Add(rows.Text(0));
        }

        return choices;
    }

    private Task<Guid?> NextAsync(ConnectorSight sight, string after, CancellationToken cancellationToken) => file.ReadAsync<Guid?>(
        connection =>
        {
            using var row = connection.Prepare(
                ConnectorRows.Shown + "SELECT s.id FROM shown s WHERE s.name IS NOT NULL AND s.id > ?4 ORDER BY s.id LIMIT 1");
            ConnectorRows.Bind(row, sight, file.Now).Bind(ConnectorRows.First, after);
            return row.Step() ? row.Guid(0) : null;
        },
        cancellationToken);
}
