using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>
/// Finds, adds and saves one asset at a time, each change with its line in the history. Runs in the caller's transaction.
/// </summary>
internal static class AssetEdits
{
    private static readonly string Insert =
        $"INSERT INTO assets ({string.Join(", ", AssetRow.Content)}, version, created, updated, retired_how) VALUES "
            + $"({Marks(AssetRow.Content.Length + 4)})";

    private static readonly string Update =
        $"UPDATE assets SET ({string.Join(", ", AssetRow.Content)}, version, updated, retired_how) = "
            + $"({Marks(AssetRow.Content.Length + 3)}) WHERE fid = ?";

    /// <summary>One asset by a condition on <c>assets a</c>, or null.</summary>
    public static Asset? Find(Connection connection, int grid, string where, params ReadOnlySpan<object?> parameters)
    {
        using var row = connection.Prepare($"SELECT {AssetRow.Select} FROM assets a WHERE {where}");
        for (var at = 0; at < parameters.Length; at++)
        {
            row.BindAny(at + 1, parameters[at]);
        }

        return row.Step() ? AssetRow.Read(row, grid) : null;
    }

    /// <summary>Adds an asset at version 1.</summary>
    /// <exception cref="BadInputException">There is a record with its id, or with its source's id.</exception>
    public static Asset Add(Connection connection, int grid, Asset asset, Change change)
    {
        var added = asset with { Version = 1, Created = change.At, Updated = change.At };
        try
        {
            using var insert = connection.Prepare(Insert);
            var next = AssetRow.Bind(insert, 1, added, grid);
            insert.Bind(next, 1L).Bind(next + 1, change.At).Bind(next + 2, change.At);
            insert.Bind(next + 3, added.Status == AssetStatus.Retired ? "people" : null).Run();
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_CONSTRAINT)
        {
            throw new BadInputException(
                $"There is a record '{asset.Provenance.SourceId}' of {asset.Provenance.Source} already. Change that one, or give "
                    + "this one an id of its own.", error);
        }

        var fid = connection.Scalar("SELECT last_insert_rowid()");
        SetLists(connection, fid, added);
        Note(connection, change);
        Schema.Touch(connection, "assets", change.At, extent: false);
        Stretch(connection, added);
        return added;
    }

    /// <summary>Saves a changed asset over the version it was made from.</summary>
    /// <exception cref="VersionConflictException">Somebody was there first.</exception>
    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    /// <returns>The asset as it was, and as it is.</returns>
    public static (Asset Before, Asset Saved) Save(
        Connection connection, int grid, Asset asset, DateTimeOffset now, string by, string? reason)
    {
        var before = Find(connection, grid, "a.id = ?1", asset.Id) ?? throw new KeyNotFoundException($"There is no asset {asset.Id}.");
        if (before.Version != asset.Version)
        {
            throw new VersionConflictException(asset.Id, asset.Version, before.Version);
        }

        // Where a record came from is not changed by editing it: its source must find it again.
        var saved = asset with
        {
            Provenance = before.Provenance with { Licence = asset.Provenance.Licence, Retrieved = asset.Provenance.Retrieved },
            Version = before.Version + 1,
            Created = before.Created,
            Updated = now,
        };
        KeepState(connection, before);
        var fid = connection.Scalar("SELECT fid FROM assets WHERE id = ?1", asset.Id);
        using (var update = connection.Prepare(Update))
        {
            var next = AssetRow.Bind(update, 1, saved, grid);
            update.Bind(next, (long)saved.Version).Bind(next + 1, now);
            update.Bind(next + 2, saved.Status == AssetStatus.Retired ? "people" : null).Bind(next + 3, (long?)fid).Run();
        }

        SetLists(connection, fid, saved);
        Note(connection, new Change(saved.Id, saved.Version, now, by, Kind(before.Status, saved.Status), reason, null));
        Schema.Touch(connection, "assets", now, extent: false);
        Stretch(connection, saved);
        return (before, saved);
    }

    /// <summary>What a change from one status to another is called.</summary>
    public static ChangeKind Kind(AssetStatus before, AssetStatus after) =>
        (before == AssetStatus.Retired, after == AssetStatus.Retired) switch
        {
            (false, true) => ChangeKind.Retired,
            (true, false) => ChangeKind.Restored,
            _ => ChangeKind.Changed,
        };

    /// <summary>
    /// Writes down how a record looked at the version it is about to leave. The state of the latest version is the record itself and is
    /// not kept twice: a million imported assets cost no second copy until somebody changes one.
    /// </summary>
    public static void KeepState(Connection connection, Asset before) => connection.Execute(
        "UPDATE history SET state = ?3 WHERE record = ?1 AND version = ?2 AND state IS NULL", before.Id, before.Version,
        AssetJson.WriteState(before));

    /// <summary>Adds a line to the history.</summary>
    public static void Note(Connection connection, Change change) => connection.Execute(
        "INSERT INTO history (record, version, at, by, what, reason, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        change.Record, change.Version, Moments.Write(change.At), change.By, (int)change.What, change.Reason, change.State);

    private static void SetLists(Connection connection, long fid, Asset asset)
    {
        connection.Execute("DELETE FROM asset_topics WHERE fid = ?1", fid);
        foreach (var topic in asset.Topics.IsDefault ? [] : asset.Topics)
        {
            connection.Execute("INSERT OR IGNORE INTO asset_topics (topic, fid) VALUES (?1, ?2)", topic, fid);
        }

        connection.Execute("DELETE FROM asset_covers WHERE fid = ?1", fid);
        foreach (var code in asset.Location.Covers.IsDefault ? [] : asset.Location.Covers)
        {
            connection.Execute("INSERT OR IGNORE INTO asset_covers (code, fid) VALUES (?1, ?2)", code, fid);
        }
    }

    /// <summary>Stretches the layer's extent around a record without reading the whole layer.</summary>
    private static void Stretch(Connection connection, Asset asset)
    {
        if (asset.Location.Shape is { IsEmpty: false } shape)
        {
            var box = shape.EnvelopeInternal;
            connection.Execute(
                """
                UPDATE gpkg_contents SET min_x = min(ifnull(min_x, ?1), ?1), min_y = min(ifnull(min_y, ?2), ?2),
                  max_x = max(ifnull(max_x, ?3), ?3), max_y = max(ifnull(max_y, ?4), ?4)
                WHERE table_name = 'assets'
                """,
                box.MinX, box.MinY, box.MaxX, box.MaxY);
        }
    }

    private static string Marks(int count) => string.Join(", ", Enumerable.Repeat("?", count));
}
