using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Queries;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.People;

/// <summary>Connectors in PostGIS.</summary>
internal sealed class PostGisConnectors(Database database) : IConnectors
{
    private readonly ConnectorEdits edits = new(database);
    private readonly ConnectorErasure erasure = new(database);

    /// <summary>The day by which consents hold.</summary>
    private DateOnly Today => DateOnly.FromDateTime(database.Now.UtcDateTime);

    /// <inheritdoc/>
    public async Task<ConnectorView?> FindAsync(Guid id, ConnectorSight sight, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var sql = ConnectorRows.Begin(database.Grid.Code, sight, Today);
        sql.Add($"SELECT {ConnectorRows.ViewColumns} FROM shown s WHERE s.id = {sql.Value(id)}");
        ConnectorView view;
        await using (var command = sql.On(connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return null;
            }

            view = ConnectorRows.View(reader);
        }

        return view.Links is null ? view : view with { Links = await LinksAsync(connection, sight, null, id, cancellationToken) };
    }

    /// <inheritdoc/>
    public async Task<ConnectorPage> ListAsync(ConnectorQuery query, ConnectorSight sight, CancellationToken cancellationToken = default)
    {
        QueryChecks.CheckPage(query);
        await using var connection = await database.OpenAsync(cancellationToken);
        var sql = ConnectorRows.Begin(database.Grid.Code, sight, Today);
        sql.Add($"SELECT {ConnectorRows.ViewColumns}, count(*) OVER () FROM shown s WHERE s.name IS NOT NULL");
        if (!query.Places.IsEmpty)
        {
            sql.Add($" AND s.places && {sql.Value(query.Places.ToArray())}");
        }

        if (query.Topic is { } topic)
        {
            sql.Add($" AND {sql.Value(topic)} = ANY(s.topics)");
        }

        sql.Add($" ORDER BY s.sort_name, s.id OFFSET {sql.Value(query.Skip)} LIMIT {sql.Value(query.Limit)}");
        var views = new List<ConnectorView>();
        var matched = 0;
        await using (var command = sql.On(connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                views.Add(ConnectorRows.View(reader) with { Links = null });
                matched = (int)reader.GetInt64(9);
            }
        }

        return new ConnectorPage(
            views,
            views.Count == 0 ? 0 : matched,
            await ChoicesAsync(connection, "places", sight, cancellationToken),
            await ChoicesAsync(connection, "topics", sight, cancellationToken));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ConnectorView> StreamAsync(
        ConnectorSight sight, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var after = Guid.Empty;
        while (await NextAsync(sight, after, cancellationToken) is { } id)
        {
            // Found again by id: with its links, and gone if it was withdrawn in the meantime.
            if (await FindAsync(id, sight, cancellationToken) is { Name: not null } view)
            {
                yield return view;
            }

            after = id;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ConnectorLink>> LinksAsync(
        ConnectorSight sight, IReadOnlyCollection<Guid>? assets = null, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await LinksAsync(connection, sight, assets, null, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, int>> CountHiddenAsync(
        ConnectorSight sight, IReadOnlyCollection<Guid> assets, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var sql = ConnectorRows.Begin(database.Grid.Code, sight, Today);
        sql.Add($"""
            SELECT l.asset, count(DISTINCT l.connector)::integer FROM atlas.connector_links l
            LEFT JOIN shown s ON s.id = l.connector AND s.links AND s.name IS NOT NULL
            WHERE s.id IS NULL AND l.asset = ANY({sql.Value(assets.ToArray())}) GROUP BY l.asset
            """);
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new Dictionary<Guid, int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            counts.Add(reader.GetGuid(0), reader.GetInt32(1));
        }

        return counts;
    }

    /// <inheritdoc/>
    public async Task<int> CountHiddenAsync(
        ConnectorSight sight, IReadOnlyCollection<string> areas, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var sql = ConnectorRows.Begin(database.Grid.Code, sight, Today);
        sql.Add($"""
            SELECT count(*)::integer FROM atlas.connectors k
            WHERE k.places && {sql.Value(areas.ToArray())} AND NOT EXISTS (SELECT FROM shown s WHERE s.id = k.id AND s.name IS NOT NULL)
            """);
        await using var command = sql.On(connection);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <inheritdoc/>
    public Task<string?> ContactAsync(Guid id, ConnectorSight sight, Actor by, CancellationToken cancellationToken = default) =>
        edits.ContactAsync(id, sight, by, cancellationToken);

    /// <inheritdoc/>
    public async Task<Connector?> OpenAsync(PrivateToken link, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"SELECT {ConnectorRows.WholeColumns} FROM atlas.connectors k WHERE k.own_link = $1", connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = link.Hash } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? ConnectorRows.Whole(reader) : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ConnectorLink>> OwnLinksAsync(PrivateToken link, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT l.id, l.connector, k.name, l.kind, l.asset FROM atlas.connectors k JOIN atlas.connector_links l ON l.connector = k.id
            WHERE k.own_link = $1 ORDER BY l.asset, l.kind
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = link.Hash } },
        };
        return await ConnectorRows.LinksAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Consent?> ConsentAsync(ConnectorDoor door, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await ConnectorEdits.FindAsync(connection, database, door, "", cancellationToken))?.Consent;
    }

    /// <inheritdoc/>
    public Task<Connector> AddAsync(Connector connector, PrivateToken link, Actor by, CancellationToken cancellationToken = default) =>
        edits.AddAsync(connector, link, by, cancellationToken);

    /// <inheritdoc/>
    public Task<int> EditAsync(ConnectorDoor door, int version, ConnectorEdit edit, Actor by,
        CancellationToken cancellationToken = default) =>
        edits.EditAsync(door, version, edit, by, cancellationToken);

    /// <inheritdoc/>
    public Task LinkAsync(ConnectorDoor door, LinkKind kind, Guid asset, Actor by, CancellationToken cancellationToken = default) =>
        edits.LinkAsync(door, kind, asset, by, cancellationToken);

    /// <inheritdoc/>
    public Task UnlinkAsync(ConnectorDoor door, Guid link, Actor by, CancellationToken cancellationToken = default) =>
        edits.UnlinkAsync(door, link, by, cancellationToken);

    /// <inheritdoc/>
    public Task WithdrawAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken = default) =>
        edits.WithdrawAsync(door, by, cancellationToken);

    /// <inheritdoc/>
    public Task RenewLinkAsync(ConnectorDoor door, PrivateToken link, Actor by, CancellationToken cancellationToken = default) =>
        edits.RenewLinkAsync(door, link, by, cancellationToken);

    /// <inheritdoc/>
    public Task<HeldAboutPerson> HeldAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken = default) =>
        erasure.HeldAsync(door, by, cancellationToken);

    /// <inheritdoc/>
    public Task EraseAsync(ConnectorDoor door, Actor by, CancellationToken cancellationToken = default) =>
        erasure.EraseAsync(door, by, cancellationToken);

    /// <inheritdoc/>
    public Task<int> EraseDueAsync(Actor by, CancellationToken cancellationToken = default) => erasure.EraseDueAsync(by, cancellationToken);

    /// <inheritdoc/>
    public async Task<ConsentsEnding> EndingAsync(
        Guid account, DateOnly before, ConnectorSight sight, CancellationToken cancellationToken = default)
    {
        var today = Today;
        await using var connection = await database.OpenAsync(cancellationToken);
        var sql = ConnectorRows.Begin(database.Grid.Code, sight, today);
        sql.Add($"""
            SELECT k.id, s.name, k.until FROM atlas.connectors k LEFT JOIN shown s ON s.id = k.id
            WHERE k.recorded_account = {sql.Value(account)} AND k.withdrawn IS NULL AND k.until <= {sql.Value(before)}
            ORDER BY k.until, k.id
            """);
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var soon = new List<ConsentEnding>();
        var ended = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            var until = reader.GetFieldValue<DateOnly>(2);
            if (until < today)
            {
                ended++;
            }
            else
            {
                soon.Add(new ConsentEnding(reader.GetGuid(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1), until));
            }
        }

        return new ConsentsEnding(soon, ended);
    }

    /// <inheritdoc/>
    public async Task<long> CountErasedAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT coalesce(sum(number), 0)::bigint FROM atlas.connectors_erased", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<Guid?> NextAsync(ConnectorSight sight, Guid after, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var sql = ConnectorRows.Begin(database.Grid.Code, sight, Today);
        sql.Add($"SELECT s.id FROM shown s WHERE s.name IS NOT NULL AND s.id > {sql.Value(after)} ORDER BY s.id LIMIT 1");
        await using var command = sql.On(connection);
        return await command.ExecuteScalarAsync(cancellationToken) as Guid?;
    }

    private async Task<List<ConnectorLink>> LinksAsync(
        NpgsqlConnection connection, ConnectorSight sight, IReadOnlyCollection<Guid>? assets, Guid? connector, CancellationToken cancellationToken)
    {
        var sql = ConnectorRows.Begin(database.Grid.Code, sight, Today);
        ConnectorRows.AddLinks(sql, sight, assets, connector);
        await using var command = sql.On(connection);
        return await ConnectorRows.LinksAsync(command, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> ChoicesAsync(
        NpgsqlConnection connection, string column, ConnectorSight sight, CancellationToken cancellationToken)
    {
        var sql = ConnectorRows.Begin(database.Grid.Code, sight, Today);
        sql.Add($"SELECT DISTINCT c COLLATE \"C\" FROM shown s, unnest(s.{column}) AS c ORDER BY 1");
        await using var command = sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var choices = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            choices.Add(reader.GetString(0));
        }

        return choices;
    }
}
