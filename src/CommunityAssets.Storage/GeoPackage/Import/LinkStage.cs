using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Imports;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>Links on their way in: claims by the source's own ids, which may be of records staged beside them or loaded before.</summary>
internal sealed class LinkStage : Stage
{
    private readonly Statement insert;

    public LinkStage(ImportContext context)
        : base(context)
    {
        Connection.Execute(
            "CREATE TEMP TABLE stage_links (row INTEGER, source TEXT, from_sid TEXT, to_sid TEXT, kind INTEGER, from_id TEXT, to_id TEXT)");
        insert = Keep("INSERT INTO temp.stage_links (row, source, from_sid, to_sid, kind) VALUES (?1, ?2, ?3, ?4, ?5)");
    }

    public void Add(Row<LinkClaim> row)
    {
        var claim = row.Record!;
        insert.Bind(1, (long?)row.Number).Bind(2, claim.Source).Bind(3, claim.FromSourceId).Bind(4, claim.ToSourceId)
            .Bind(5, (long)claim.Kind).Run();
    }

    public override void Check()
    {
        Resolve("from_id", "from_sid");
        Resolve("to_id", "to_sid");
        using var rows = Connection.Prepare(
            """
            SELECT row, source, from_sid, to_sid, from_id IS NULL, to_id IS NULL FROM temp.stage_links
            WHERE from_id IS NULL OR to_id IS NULL OR from_id = to_id ORDER BY row
            """);
        while (rows.Step())
        {
            if ((rows.Bool(4) && Context.Declined.Contains((rows.Text(1), rows.Text(2))))
                || (rows.Bool(5) && Context.Declined.Contains((rows.Text(1), rows.Text(3)))))
            {
                continue;
            }

            Context.Refuse(rows.Bool(4) || rows.Bool(5)
                ? ImportSentences.UnknownLinkEnd(Context.Plan.File, rows.Long(0), rows.Text(1), rows.Bool(4) ? rows.Text(2) : rows.Text(3))
                : ImportSentences.LinkedToItself(Context.Plan.File, rows.Long(0), rows.Text(2)));
        }
    }

    public override void Commit(DateTimeOffset now)
    {
        MergedAssets.Redirect(Connection);

        // Working together is the same in both directions, and is kept once. A pair that people have decided about is theirs: what they
        // took away stays away.
        Connection.Execute(
            """
            INSERT OR IGNORE INTO links (id, from_id, to_id, kind, source, created)
            SELECT ca_new_id(),
              CASE WHEN kind = ?1 THEN min(from_id, to_id) ELSE from_id END,
              CASE WHEN kind = ?1 THEN max(from_id, to_id) ELSE to_id END,
              kind, source, ?2
            FROM temp.stage_links s WHERE from_id IS NOT NULL AND to_id IS NOT NULL AND from_id <> to_id
              AND NOT EXISTS (
                SELECT 1 FROM link_changes c WHERE c.kind = s.kind
                  AND (c.from_id, c.to_id) IN (VALUES (s.from_id, s.to_id), (s.to_id, s.from_id))
                  AND (s.kind = ?1 OR c.from_id = s.from_id))
            ORDER BY row
            """,
            (int)LinkKind.PartnersWith, Moments.Write(now));
        Schema.Touch(Connection, "links", now, extent: false);
    }

    private void Resolve(string id, string sourceId)
    {
        Connection.Execute(
            $"""
            UPDATE temp.stage_links SET {id} =
              (SELECT a.id FROM assets a WHERE a.source = stage_links.source AND a.source_id = stage_links.{sourceId})
            """);
        if (IsStaged("stage_assets"))
        {
            Connection.Execute(
                $"""
                UPDATE temp.stage_links SET {id} =
                  (SELECT s.id FROM temp.stage_assets s WHERE s.source = stage_links.source AND s.source_id = stage_links.{sourceId})
                WHERE {id} IS NULL
                """);
        }
    }
}
