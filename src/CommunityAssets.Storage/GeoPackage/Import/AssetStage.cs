using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Imports;
using CommunityAssets.Storage.Records;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>
/// Assets on their way in. The source's own id decides which asset is meant; a hash of what the source said last time decides whether it
/// says anything new. What people edited since stays as long as the source says the same.
/// </summary>
internal sealed class AssetStage : Stage
{
    private static readonly string Columns = string.Join(", ", AssetRow.Content);
    private readonly Statement insert;
    private readonly Statement first;
    private readonly Statement topic;
    private readonly Statement cover;
    private long count;

    public AssetStage(ImportContext context)
        : base(context)
    {
        Connection.Execute(
            $"CREATE TEMP TABLE stage_assets (n INTEGER PRIMARY KEY, row, {Columns}, source_hash, fid, state, UNIQUE (source, "
                + "source_id), UNIQUE (id))");
        Connection.Execute("CREATE TEMP TABLE stage_topics (n INTEGER, topic TEXT)");
        Connection.Execute("CREATE TEMP TABLE stage_covers (n INTEGER, code TEXT)");
        var marks =
            string.Join(", ", Enumerable.Range(1, AssetRow.Content.Length + 3).Select(number => FormattableString.Invariant($"?{number}")));
        insert = Keep($"INSERT OR IGNORE INTO temp.stage_assets (n, row, {Columns}, source_hash, state) VALUES ({marks}, 1)");
        first = Keep("SELECT row FROM temp.stage_assets WHERE source = ?1 AND source_id = ?2");
        topic = Keep("INSERT INTO temp.stage_topics VALUES (?1, ?2)");
        cover = Keep("INSERT INTO temp.stage_covers VALUES (?1, ?2)");
    }

    public void Add(Row<Asset> row)
    {
        var asset = row.Record!;

        // Rows of two files staged in one import may have the same number, so each is counted as well.
        insert.Bind(1, (long?)++count).Bind(2, (long?)row.Number);
        insert.Bind(AssetRow.Bind(insert, 3, asset, Context.Grid), ContentHash.Of(asset));
        if (insert.Run() == 0 && !AddUnderNewId(row.Number, asset))
        {
            return;
        }

        foreach (var id in asset.Topics.IsDefault ? [] : asset.Topics)
        {
            topic.Bind(1, (long?)count).Bind(2, id).Run();
        }

        foreach (var code in asset.Location.Covers.IsDefault ? [] : asset.Location.Covers)
        {
            cover.Bind(1, (long?)count).Bind(2, code).Run();
        }
    }

    public override void Check()
    {
        PlaceByPostcode();
        Compare();
        KeepBack();

        // A new record gives way where a file carries an id that the atlas has given to another.
        Connection.Execute("UPDATE temp.stage_assets SET id = ca_new_id() WHERE state = 1 AND EXISTS (SELECT 1 FROM assets a "
            + "WHERE a.id = stage_assets.id)");
        Context.Tally("state", "temp.stage_assets");
        var restored = Connection.Scalar("SELECT count(*) FROM temp.stage_assets WHERE state = 3");
        if (restored > 0)
        {
            Context.Notice(ImportSentences.Restored(restored));
        }

        NoticeUnplaced();
        new AreaCheck(Context).NoticeOutside();
        if (Context.Plan.RetireMissing)
        {
            Connection.Execute(
                """
                CREATE TEMP TABLE missing_assets AS SELECT a.fid FROM assets a
                WHERE a.source = ?1 AND a.status <> 'retired'
                  AND NOT EXISTS (SELECT 1 FROM temp.stage_assets s WHERE s.source = a.source AND s.source_id = a.source_id)
                  AND NOT EXISTS (
                    SELECT 1 FROM merges m JOIN assets g ON g.id = m.gone WHERE m.kept = a.id AND m.undone IS NULL AND g.source <> a.source)
                """,
                Context.Plan.Source);
            Context.Retired += Connection.Scalar("SELECT count(*) FROM temp.missing_assets");
        }
    }

    public override void Commit(DateTimeOffset now)
    {
        var at = Moments.Write(now);
        var by = "import of " + Context.Plan.File;
        var fresh = IsEmpty("assets");
        if (!fresh)
        {
            MergedAssets.KeepTaken(Connection);
            KeepStates();
            Retire(at, by);
            Change(at, by);
        }

        Add(at, by, fresh);
        SetLists();
        Schema.Touch(Connection, "assets", now, extent: true);
        Schema.Touch(Connection, "history", now, extent: false);
    }

    /// <summary>
    /// Refuses a row whose source id was there already; one that shares its id alone with an earlier row is staged under a new one.
    /// </summary>
    private bool AddUnderNewId(long row, Asset asset)
    {
        first.Bind(1, asset.Provenance.Source).Bind(2, asset.Provenance.SourceId);
        var twice = first.Step();
        if (twice)
        {
            Context.Refuse(ImportSentences.Twice(Context.Plan.File, row, first.Long(0), "id", asset.Provenance.SourceId));
        }
        else
        {
            insert.Bind(3, Guid.CreateVersion7()).Run();
        }

        first.Reset();
        return !twice;
    }

    private void PlaceByPostcode()
    {
        var placed = 0;
        foreach (var postcodes in IsStaged("stage_postcodes") ? (string[])["temp.stage_postcodes", "postcodes"] : ["postcodes"])
        {
            placed += Connection.Execute(
                $"""
                UPDATE temp.stage_assets AS s SET geom = p.geom, x = ST_MinX(p.geom), y = ST_MinY(p.geom), placement = 'postcode'
                FROM {postcodes} p
                WHERE s.geom IS NULL AND s.postcode IS NOT NULL AND p.packed = replace(upper(s.postcode), ' ', '') AND p.geom IS NOT NULL
                """);
        }

        if (placed > 0)
        {
            Context.Notice(ImportSentences.PlacedByPostcode(placed));
        }
    }

    private void Compare() => Connection.Execute(
        """
        UPDATE temp.stage_assets AS s SET fid = a.fid, state = CASE
          WHEN a.source_hash IS NOT s.source_hash THEN 2
          WHEN a.retired_how = 'missing' THEN 3
          WHEN a.geom IS NULL AND s.placement = 'postcode' THEN 4
          ELSE 0 END
        FROM assets a WHERE a.source = s.source AND a.source_id = s.source_id
        """);

    // What people declined is taken off the stage; what they retired stays retired (Change below) and is counted.
    private void KeepBack()
    {
        var kept = KeptOutRows.Read(Connection);
        if (!kept.IsEmpty)
        {
            var declined = new List<long>();
            using (var rows = Connection.Prepare("SELECT n, name, postcode, x, y, source, source_id FROM temp.stage_assets WHERE state = 1"))
            {
                while (rows.Step())
                {
                    var place = rows.IsNull(3) ? null : new Point(rows.Double(3), rows.Double(4));
                    if (kept.Holds(rows.Text(1), rows.TextOrNull(2), place))
                    {
                        declined.Add(rows.Long(0));
                        Context.Declined.Add((rows.Text(5), rows.Text(6)));
                    }
                }
            }

            using var remove = Connection.Prepare("DELETE FROM temp.stage_assets WHERE n = ?1");
            foreach (var number in declined)
            {
                remove.Bind(1, (long?)number).Run();
            }

            Context.KeptBack += declined.Count;
        }

        Context.KeptBack += Connection.Scalar(
            """
            SELECT count(*) FROM temp.stage_assets s JOIN assets a ON a.fid = s.fid
            WHERE a.status = 'retired' AND a.retired_how = 'people' AND s.status <> 'retired'
            """);
        if (Context.KeptBack > 0)
        {
            Context.Notice(ImportSentences.KeptBack(Context.KeptBack));
        }
    }

    private void NoticeUnplaced()
    {
        using var unplaced =
            Connection.Prepare("SELECT count(*), min(postcode) FROM temp.stage_assets WHERE geom IS NULL AND postcode IS NOT NULL");
        if (unplaced.Step() && unplaced.Long(0) > 0)
        {
            Context.Notice(ImportSentences.Unplaced(unplaced.Long(0), unplaced.Text(1)));
        }
    }

    private void KeepStates()
    {
        var missing = Context.Plan.RetireMissing ? "UNION ALL SELECT fid FROM temp.missing_assets" : "";
        using var rows = Connection.Prepare(
            $"SELECT {AssetRow.Select} FROM assets a WHERE a.fid IN (SELECT fid FROM temp.stage_assets WHERE state IN (2, 3, 4) "
                + $"{missing})");
        using var keep = Connection.Prepare("UPDATE history SET state = ?3 WHERE record = ?1 AND version = ?2 AND state IS NULL");
        while (rows.Step())
        {
            var before = AssetRow.Read(rows, Context.Grid);
            keep.Bind(1, before.Id).Bind(2, (long)before.Version).Bind(3, AssetJson.WriteState(before)).Run();
        }
    }

    private void Retire(string at, string by)
    {
        if (!Context.Plan.RetireMissing)
        {
            return;
        }

        Connection.Execute(
            """
            UPDATE assets SET status = 'retired', retired_how = 'missing', version = version + 1, updated = ?1
            WHERE fid IN (SELECT fid FROM temp.missing_assets)
            """,
            at);
        Connection.Execute(
            """
            INSERT INTO history (record, version, at, by, what, reason)
            SELECT a.id, a.version, ?1, ?2, 3, 'no longer in its source' FROM assets a WHERE a.fid IN (SELECT fid FROM temp.missing_assets)
            """,
            at, by);
    }

    private void Change(string at, string by)
    {
        // Written before the records change: the line of history says what they change from.
        Connection.Execute(
            """
            INSERT INTO history (record, version, at, by, what)
            SELECT a.id, a.version + 1, ?1, ?2, CASE
                WHEN s.state = 3 THEN 4
                WHEN s.state = 4 OR (a.status = 'retired' AND a.retired_how = 'people') THEN 2
                WHEN a.status <> 'retired' AND s.status = 'retired' THEN 3
                WHEN a.status = 'retired' AND s.status <> 'retired' THEN 4
                ELSE 2 END
            FROM temp.stage_assets s JOIN assets a ON a.fid = s.fid WHERE s.state IN (2, 3, 4)
            """,
            at, by);
        Connection.Execute(
            """
            UPDATE assets SET status = s.status, retired_how = NULL, version = version + 1, updated = ?1
            FROM temp.stage_assets s WHERE s.fid = assets.fid AND s.state = 3
            """,
            at);
        Connection.Execute(
            """
            UPDATE assets SET geom = s.geom, x = s.x, y = s.y, placement = s.placement, version = version + 1, updated = ?1
            FROM temp.stage_assets s WHERE s.fid = assets.fid AND s.state = 4
            """,
            at);

        // What people retired stays retired whatever its source says next; only people bring it back.
        var changing = AssetRow.Content.Where(column => column is not ("id" or "source" or "source_id" or "status"))
            .Append("source_hash").Select(column => $"{column} = s.{column}");
        Connection.Execute(
            $"""
            UPDATE assets SET {string.Join(", ", changing)}, version = version + 1, updated = ?1,
              status = CASE WHEN assets.status = 'retired' AND assets.retired_how = 'people' THEN 'retired' ELSE s.status END,
              retired_how = CASE WHEN assets.status = 'retired' AND assets.retired_how = 'people' THEN 'people' END
            FROM temp.stage_assets s WHERE s.fid = assets.fid AND s.state = 2
            """,
            at);
    }

    private void Add(string at, string by, bool fresh)
    {
        if (fresh)
        {
            // Both indexes are built at once afterwards, in the same transaction.
            Schema.DropIndexTriggers(Connection, "assets");
            Connection.Execute("DROP TRIGGER assets_text_insert");
        }

        Connection.Execute(
            $"""
            INSERT INTO assets ({Columns}, source_hash, version, created, updated)
            SELECT {Columns}, source_hash, 1, ?1, ?1 FROM temp.stage_assets WHERE state = 1
            """,
            at);
        Connection.Execute(
            "INSERT INTO history (record, version, at, by, what) SELECT id, 1, ?1, ?2, 1 FROM temp.stage_assets WHERE state = 1", at, by);
        if (fresh)
        {
            Schema.FillIndex(Connection, "assets");
            Connection.Execute("INSERT INTO assets_text(assets_text) VALUES ('rebuild')");
            Schema.AddTextInsertTrigger(Connection);
        }
    }

    private void SetLists()
    {
        Connection.Execute("UPDATE temp.stage_assets AS s SET fid = a.fid FROM assets a WHERE s.state = 1 AND a.source = s.source "
            + "AND a.source_id = s.source_id");
        foreach (var (table, staged, column) in (ReadOnlySpan<(string, string, string)>)
            [("asset_topics", "stage_topics", "topic"), ("asset_covers", "stage_covers", "code")])
        {
            Connection.Execute($"DELETE FROM {table} WHERE fid IN (SELECT fid FROM temp.stage_assets WHERE state = 2)");
            Connection.Execute(
                $"""
                INSERT OR IGNORE INTO {table} ({column}, fid)
                SELECT t.{column}, s.fid FROM temp.{staged} t JOIN temp.stage_assets s ON s.n = t.n WHERE s.state IN (1, 2)
                """);
        }
    }
}
