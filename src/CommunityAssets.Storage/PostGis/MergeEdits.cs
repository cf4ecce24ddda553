using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Records;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Makes two records one and undoes it, in PostGIS, within a transaction of the caller's.</summary>
internal sealed class MergeEdits(Database database)
{
    private const string LinksSql = """
        SELECT id, starts, leads_to, kind, source, created FROM atlas.links
        WHERE starts IN ($1, $2) OR leads_to IN ($1, $2) ORDER BY id FOR UPDATE
        """;

    private const string InsertSql = """
        INSERT INTO atlas.merges (id, kept, gone, account, at, kept_before, gone_before, kept_after, gone_after, role, taken, moved)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    // Where the same link came back meanwhile, its old row has nothing to say.
    private const string PutBackSql = """
        INSERT INTO atlas.links (id, starts, leads_to, created, kind, source) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
        """;

    private const string MoveBackSql = """
        UPDATE atlas.links l SET starts = $2, leads_to = $3 WHERE id = $1 AND starts = $4 AND leads_to = $5
            AND NOT EXISTS (SELECT FROM atlas.links o WHERE o.starts = $2 AND o.leads_to = $3 AND o.kind = l.kind AND o.source = l.source)
        """;

    // A connector who is linked to both keeps both links; one of them is to a retired record, which nobody is shown.
    private const string MoveConnectorsSql = """
        UPDATE atlas.connector_links l SET asset = $2 WHERE asset = $1 AND (kind = 4 OR $3)
            AND NOT EXISTS (SELECT FROM atlas.connector_links o WHERE o.connector = l.connector AND o.asset = $2 AND o.kind = l.kind)
        RETURNING id
        """;

    private const string MoveConnectorsBackSql = """
        UPDATE atlas.connector_links l SET asset = $3 WHERE id = ANY($1) AND asset = $2
            AND NOT EXISTS (SELECT FROM atlas.connector_links o WHERE o.connector = l.connector AND o.asset = $3 AND o.kind = l.kind)
        """;

    private static readonly string Lock =
        $"SELECT {AssetColumns.Read} FROM atlas.assets a WHERE a.id IN ($1, $2) ORDER BY a.id FOR UPDATE";

    private readonly AssetEdits edits = new(database);

    /// <summary>Merges.</summary>
    public async Task<Merge> MergeAsync(NpgsqlConnection connection, MergeRequest request, Actor by, CancellationToken cancellationToken)
    {
        var assets = await LockAsync(connection, request.Kept.Id, request.Gone, cancellationToken);
        var (kept, gone) = (assets[request.Kept.Id], assets[request.Gone]);
        MergeRecords.Check(request, kept, gone);
        var after = MergeRecords.Kept(kept, request.Kept);
        var now = database.Now;
        var moved = await MoveAsync(connection, after, gone.Id, cancellationToken);

        // One that was brought back by hand stands for itself again: its earlier merge is over.
        await RunAsync(
            connection, "UPDATE atlas.merges SET undone = $2 WHERE gone IN ($1, $3) AND undone IS NULL", cancellationToken, Value(gone.Id),
            Value(now), Value(kept.Id));
        var merge = new Merge(
            Guid.CreateVersion7(now), kept.Id, gone.Id, now, by.Role, kept.Version, gone.Version, request.Taken, moved.Links.Count,
            Undone: null);
        await RunAsync(
            connection, InsertSql, cancellationToken, Value(merge.Id), Value(merge.Kept), Value(merge.Gone), OrNull(by.Account), Value(now),
            Value(kept.Version), Value(gone.Version), Value(kept.Version + 1), Value(gone.Version + 1), Value(by.Role),
            new NpgsqlParameter<string[]> { TypedValue = [.. request.Taken.Select(MergeRecords.Name)] }, Value(moved.Write()));
        var pair = PairDecision.Order(kept.Id, gone.Id);
        await RunAsync(
            connection, "DELETE FROM atlas.pair_decisions WHERE one = $1 AND other = $2", cancellationToken, Value(pair.One),
            Value(pair.Other));
        await AuditLog.WriteAsync(connection, now, MergeRecords.Merged(kept.Id, gone.Id, by), cancellationToken);
        await edits.SaveAsync(
            connection, gone with { Status = AssetStatus.Retired }, by.Role, WithoutNul.Of(MergeRecords.GoneReason(request.Reason)),
            cancellationToken);
        await edits.SaveAsync(connection, after, by.Role, WithoutNul.Of(MergeRecords.KeptReason(request.Reason)), cancellationToken);
        return merge;
    }

    /// <summary>Undoes a merge.</summary>
    public async Task<Merge> UndoAsync(
        NpgsqlConnection connection, StoredMerge stored, bool anyway, Actor by, CancellationToken cancellationToken)
    {
        var merge = stored.Merge;
        var assets = await LockAsync(connection, merge.Kept, merge.Gone, cancellationToken);
        var (kept, gone) = (assets[merge.Kept], assets[merge.Gone]);
        var now = database.Now;

        // Only now, behind the locks, is it known whether somebody undid it first.
        if (await RunAsync(
            connection, "UPDATE atlas.merges SET undone = $2 WHERE id = $1 AND undone IS NULL", cancellationToken, Value(merge.Id),
            Value(now)) == 0)
        {
            throw MergeRecords.UndoneAlready;
        }

        var changed = MergeRecords.Changed(merge, (stored.KeptAfter, stored.GoneAfter), kept, gone, anyway);
        await MoveBackAsync(connection, stored, cancellationToken);
        await AuditLog.WriteAsync(connection, now, MergeRecords.Undone(merge.Kept, merge.Gone, by), cancellationToken);
        if (!changed.Kept)
        {
            var before = await ThenAsync(connection, merge.Kept, merge.KeptBefore, cancellationToken);
            await edits.SaveAsync(
                connection, before with { Version = kept.Version }, by.Role, MergeRecords.UndoneReason, cancellationToken);
        }

        var was = await ThenAsync(connection, merge.Gone, merge.GoneBefore, cancellationToken);
        var back = changed.Gone ? gone with { Status = was.Status } : was with { Version = gone.Version };
        await edits.SaveAsync(connection, back, by.Role, MergeRecords.UndoneReason, cancellationToken);
        return merge with { Undone = now };
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it touched.</returns>
    public static async Task<int> RunAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>An id, or none.</summary>
    public static NpgsqlParameter OrNull(Guid? id) => new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    private static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static async Task<Dictionary<Guid, Asset>> LockAsync(
        NpgsqlConnection connection, Guid one, Guid other, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Lock, connection) { Parameters = { Value(one), Value(other) } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var assets = new Dictionary<Guid, Asset>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var asset = AssetColumns.From(reader);
            assets[asset.Id] = asset;
        }

        return assets.ContainsKey(one) && assets.ContainsKey(other) ? assets
            : throw new KeyNotFoundException($"There is no asset {(assets.ContainsKey(one) ? other : one)}.");
    }

    private static async Task<Moved> MoveAsync(NpgsqlConnection connection, Asset kept, Guid gone, CancellationToken cancellationToken)
    {
        var links = new List<Link>();
        await using (var command = new NpgsqlCommand(LinksSql, connection) { Parameters = { Value(kept.Id), Value(gone) } })
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                links.Add(PostGisLinks.Read(reader));
            }
        }

        var moved = MergeRecords.MoveLinks(links, kept, gone);
        foreach (var link in moved)
        {
            await (link.SetAside
                ? RunAsync(connection, "DELETE FROM atlas.links WHERE id = $1", cancellationToken, Value(link.Was.Id))
                : RunAsync(
                    connection, "UPDATE atlas.links SET starts = $2, leads_to = $3 WHERE id = $1", cancellationToken, Value(link.Was.Id),
                    Value(link.From), Value(link.To)));
        }

        return new Moved
        {
            Links = moved,
            Keepings = await IdsAsync(
                connection, "UPDATE atlas.keepings SET asset = $2 WHERE asset = $1 AND ended IS NULL RETURNING id", cancellationToken,
                Value(gone), Value(kept.Id)),
            Introductions = await IdsAsync(
                connection, "UPDATE atlas.introductions SET asset = $2 WHERE asset = $1 RETURNING id", cancellationToken, Value(gone),
                Value(kept.Id)),
            ConnectorLinks = await IdsAsync(
                connection, MoveConnectorsSql, cancellationToken, Value(gone), Value(kept.Id), Value(kept.Kind == AssetKind.Group)),
        };
    }

    private static async Task MoveBackAsync(NpgsqlConnection connection, StoredMerge stored, CancellationToken cancellationToken)
    {
        var (kept, gone) = (Value(stored.Merge.Kept), Value(stored.Merge.Gone));
        foreach (var link in stored.Moved.Links)
        {
            var was = link.Was;
            await (link.SetAside
                ? RunAsync(
                    connection, PutBackSql, cancellationToken, Value(was.Id), Value(was.From), Value(was.To), Value(was.Created),
                    Value((short)was.Kind), Value(was.Source))
                : RunAsync(
                    connection, MoveBackSql, cancellationToken, Value(was.Id), Value(was.From), Value(was.To), Value(link.From),
                    Value(link.To)));
        }

        foreach (var (sql, ids) in ((string, IReadOnlyList<Guid>)[])
        [
            ("UPDATE atlas.keepings SET asset = $3 WHERE id = ANY($1) AND asset = $2", stored.Moved.Keepings),
            ("UPDATE atlas.introductions SET asset = $3 WHERE id = ANY($1) AND asset = $2", stored.Moved.Introductions),
            (MoveConnectorsBackSql, stored.Moved.ConnectorLinks),
        ])
        {
            if (ids.Count > 0)
            {
                await RunAsync(
                    connection, sql, cancellationToken, new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] }, kept.Clone(), gone.Clone());
            }
        }
    }

    private static async Task<IReadOnlyList<Guid>> IdsAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    private async Task<Asset> ThenAsync(NpgsqlConnection connection, Guid asset, int version, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT state::text FROM atlas.history WHERE record = $1 AND version = $2 AND state IS NOT NULL", connection)
        {
            Parameters = { Value(asset), Value(version) },
        };
        return await command.ExecuteScalarAsync(cancellationToken) is string state
            ? AssetState.Read(state, database.Grid.Code)
            : throw new BadInputException("What one of the two records said before was erased, so that merge can't be undone.");
    }
}
