using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>Makes two records one and undoes it, in an embedded atlas. Runs in the caller's transaction.</summary>
internal static class MergeEdits
{
    /// <summary>Merges.</summary>
    /// <returns>The merge, and what it touched.</returns>
    public static (Merge Merge, Touch[] Touched) Merge(Connection connection, int grid, MergeRequest request, DateTimeOffset now, Actor by)
    {
        var kept = Find(connection, grid, request.Kept.Id);
        var gone = Find(connection, grid, request.Gone);
        MergeRecords.Check(request, kept, gone);
        var after = MergeRecords.Kept(kept, request.Kept);
        var moved = Move(connection, after, gone.Id);

        // One that was brought back by hand stands for itself again: its earlier merge is over.
        connection.Execute(
            "UPDATE merges SET undone = ?2 WHERE gone IN (?1, ?3) AND undone IS NULL", gone.Id, Moments.Write(now), kept.Id);
        var merge = new Merge(
            Guid.CreateVersion7(now), kept.Id, gone.Id, now, by.Role, kept.Version, gone.Version, request.Taken, moved.Links.Count,
            Undone: null);
        connection.Execute(
            """
            INSERT INTO merges (id, kept, gone, account, role, at, kept_before, gone_before, kept_after, gone_after, taken, moved)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """,
            merge.Id, merge.Kept, merge.Gone, by.Account, by.Role, Moments.Write(now), kept.Version, gone.Version, kept.Version + 1,
            gone.Version + 1, $",{string.Join(',', request.Taken.Select(MergeRecords.Name))},", moved.Write());
        var pair = PairDecision.Order(kept.Id, gone.Id);
        connection.Execute("DELETE FROM pair_decisions WHERE one = ?1 AND other = ?2", pair.One, pair.Other);
        AuditLog.Write(connection, now, MergeRecords.Merged(kept.Id, gone.Id, by));
        return (merge,
        [
            Save(connection, grid, gone with { Status = AssetStatus.Retired }, now, by, MergeRecords.GoneReason(request.Reason)),
            Save(connection, grid, after, now, by, MergeRecords.KeptReason(request.Reason)),
        ]);
    }

    /// <summary>Undoes a merge.</summary>
    /// <returns>The merge as it is now, and what it touched.</returns>
    public static (Merge Merge, Touch[] Touched) Undo(
        Connection connection, int grid, StoredMerge stored, bool anyway, DateTimeOffset now, Actor by)
    {
        var merge = stored.Merge;
        if (merge.Undone is not null)
        {
            throw MergeRecords.UndoneAlready;
        }

        var kept = Find(connection, grid, merge.Kept);
        var gone = Find(connection, grid, merge.Gone);
        var changed = MergeRecords.Changed(merge, (stored.KeptAfter, stored.GoneAfter), kept, gone, anyway);
        MoveBack(connection, stored);
        connection.Execute("UPDATE merges SET undone = ?2 WHERE id = ?1", merge.Id, Moments.Write(now));
        AuditLog.Write(connection, now, MergeRecords.Undone(merge.Kept, merge.Gone, by));
        var touched = new List<Touch>();
        if (!changed.Kept)
        {
            var before = Then(connection, grid, merge.Kept, merge.KeptBefore) with { Version = kept.Version };
            touched.Add(Save(connection, grid, before, now, by, MergeRecords.UndoneReason));
        }

        var was = Then(connection, grid, merge.Gone, merge.GoneBefore);
        var back = changed.Gone ? gone with { Status = was.Status } : was with { Version = gone.Version };
        touched.Add(Save(connection, grid, back, now, by, MergeRecords.UndoneReason));
        return (merge with { Undone = now }, [.. touched]);
    }

    private static Asset Find(Connection connection, int grid, Guid id) =>
        AssetEdits.Find(connection, grid, "a.id = ?1", id) ?? throw new KeyNotFoundException($"There is no asset {id}.");

    private static Touch Save(Connection connection, int grid, Asset asset, DateTimeOffset now, Actor by, string reason)
    {
        var (before, saved) = AssetEdits.Save(connection, grid, asset, now, by.Role, reason);
        return Touch.Of(before, saved);
    }

    private static Asset Then(Connection connection, int grid, Guid asset, int version)
    {
        using var row = connection.Prepare("SELECT state FROM history WHERE record = ?1 AND version = ?2 AND state IS NOT NULL");
        row.Bind(1, asset).Bind(2, (long?)version);
        return row.Step() ? AssetState.Read(row.Text(0), grid)
            : throw new BadInputException("What one of the two records said before was erased, so that merge can't be undone.");
    }

    private static Moved Move(Connection connection, Asset kept, Guid gone)
    {
        var links = new List<Link>();
        using (var rows = connection.Prepare(
            "SELECT id, from_id, to_id, kind, source, created FROM links WHERE from_id IN (?1, ?2) OR to_id IN (?1, ?2) ORDER BY id"))
        {
            rows.Bind(1, kept.Id).Bind(2, gone);
            while (rows.Step())
            {
                links.Add(LinkEdits.Read(rows));
            }
        }

        var moved = MergeRecords.MoveLinks(links, kept, gone);
        foreach (var link in moved)
        {
            _ = link.SetAside
                ? connection.Execute("DELETE FROM links WHERE id = ?1", link.Was.Id)
                : connection.Execute("UPDATE links SET from_id = ?2, to_id = ?3 WHERE id = ?1", link.Was.Id, link.From, link.To);
        }

        // A connector who is linked to both keeps both links; one of them is to a retired record, which nobody is shown.
        var ofConnectors = Ids(
            connection,
            """
            SELECT l.id FROM connector_links l WHERE l.asset = ?1 AND (l.kind = 4 OR ?3)
              AND NOT EXISTS (SELECT 1 FROM connector_links o WHERE o.connector = l.connector AND o.asset = ?2 AND o.kind = l.kind)
            """,
            gone, kept.Id, kept.Kind == AssetKind.Group);
        var (keepings, introductions) = (
            Ids(connection, "SELECT id FROM keepings WHERE asset = ?1 AND ended IS NULL", gone),
            Ids(connection, "SELECT id FROM introductions WHERE asset = ?1", gone));
        foreach (var (table, ids) in Tables(keepings, introductions, ofConnectors))
        {
            foreach (var id in ids)
            {
                connection.Execute($"UPDATE {table} SET asset = ?2 WHERE id = ?1", id, kept.Id);
            }
        }

        return new Moved { Links = moved, Keepings = keepings, Introductions = introductions, ConnectorLinks = ofConnectors };
    }

    private static void MoveBack(Connection connection, StoredMerge stored)
    {
        foreach (var link in stored.Moved.Links)
        {
            var was = link.Was;

            // Where the same link came back meanwhile, its old row has nothing to say.
            _ = link.SetAside
                ? connection.Execute(
                    "INSERT OR IGNORE INTO links (id, from_id, to_id, kind, source, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", was.Id,
                    was.From, was.To, (int)was.Kind, was.Source, Moments.Write(was.Created))
                : connection.Execute(
                    "UPDATE OR IGNORE links SET from_id = ?2, to_id = ?3 WHERE id = ?1 AND from_id = ?4 AND to_id = ?5", was.Id, was.From,
                    was.To, link.From, link.To);
        }

        foreach (var (table, ids) in Tables(stored.Moved.Keepings, stored.Moved.Introductions, stored.Moved.ConnectorLinks))
        {
            foreach (var id in ids)
            {
                connection.Execute(
                    $"UPDATE OR IGNORE {table} SET asset = ?3 WHERE id = ?1 AND asset = ?2", id, stored.Merge.Kept, stored.Merge.Gone);
            }
        }
    }

    private static (string Table, IReadOnlyList<Guid> Ids)[] Tables(
        IReadOnlyList<Guid> keepings, IReadOnlyList<Guid> introductions, IReadOnlyList<Guid> ofConnectors) =>
        [("keepings", keepings), ("introductions", introductions), ("connector_links", ofConnectors)];

    private static IReadOnlyList<Guid> Ids(Connection connection, string sql, params ReadOnlySpan<object?> parameters)
    {
        using var rows = connection.Prepare(sql);
        for (var at = 0; at < parameters.Length; at++)
        {
            rows.BindAny(at + 1, parameters[at]);
        }

        var ids = new List<Guid>();
        while (rows.Step())
        {
            ids.Add(rows.Guid(0));
        }

        return ids;
    }
}
