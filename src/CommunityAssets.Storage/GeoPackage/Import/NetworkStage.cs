using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>Stretches of the walking network on their way in. Those that their source no longer has are taken away.</summary>
internal sealed class NetworkStage : Stage
{
    private const string Columns = "source, source_id, metres, walkable, kind, source_hash, geom";
    private const string Missing =
        "source = ?1 AND NOT EXISTS (SELECT 1 FROM temp.stage_network s WHERE s.source = network.source AND s.source_id = "
            + "network.source_id)";

    private readonly Statement insert;
    private readonly Statement first;

    public NetworkStage(ImportContext context)
        : base(context)
    {
        Connection.Execute(
            """
            CREATE TEMP TABLE stage_network (
              row INTEGER, source TEXT, source_id TEXT, metres REAL, walkable INTEGER, kind TEXT, source_hash BLOB, geom BLOB, fid INTEGER,
                state INTEGER,
              UNIQUE (source, source_id))
            """);
        insert = Keep($"INSERT OR IGNORE INTO temp.stage_network (row, {Columns}, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1)");
        first = Keep("SELECT row FROM temp.stage_network WHERE source = ?1 AND source_id = ?2");
    }

    public void Add(Row<NetworkEdge> row)
    {
        var edge = row.Record!;
        insert.Bind(1, (long?)row.Number).Bind(2, edge.Source).Bind(3, edge.SourceId).Bind(4, (double?)edge.Metres).Bind(5, edge.Walkable);
        insert.Bind(6, edge.Kind).Bind(7, ContentHash.Of(edge)).Bind(8, GeometryBlob.Write(edge.Line, Context.Grid));
        first.Bind(1, edge.Source).Bind(2, edge.SourceId);
        InsertOnce(insert, first, row.Number, "id", edge.SourceId);
    }

    public override void Check()
    {
        Connection.Execute(
            """
            UPDATE temp.stage_network AS s SET fid = n.fid, state = CASE WHEN n.source_hash IS s.source_hash THEN 0 ELSE 2 END
            FROM network n WHERE n.source = s.source AND n.source_id = s.source_id
            """);
        Context.Tally("state", "temp.stage_network");
        if (Context.Plan.RetireMissing)
        {
            Context.Retired += Connection.Scalar($"SELECT count(*) FROM network WHERE {Missing}", Context.Plan.Source);
        }
    }

    public override void Commit(DateTimeOffset now)
    {
        var fresh = IsEmpty("network");
        if (fresh)
        {
            Schema.DropIndexTriggers(Connection, "network");
        }
        else if (Context.Plan.RetireMissing)
        {
            Connection.Execute($"DELETE FROM network WHERE {Missing}", Context.Plan.Source);
        }

        Connection.Execute($"INSERT INTO network ({Columns}) SELECT {Columns} FROM temp.stage_network WHERE state = 1");
        if (fresh)
        {
            Schema.FillIndex(Connection, "network");
        }
        else
        {
            Connection.Execute(
                """
                UPDATE network SET metres = s.metres, walkable = s.walkable, kind = s.kind, source_hash = s.source_hash, geom = s.geom
                FROM temp.stage_network s WHERE s.fid = network.fid AND s.state = 2
                """);
        }

        Schema.Touch(Connection, "network", now, extent: true);
    }
}
