using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>Postcodes on their way in.</summary>
internal sealed class PostcodeStage : Stage
{
    private const string Columns = "code, packed, areas, terminated, source_hash, geom";
    private readonly Statement insert;
    private readonly Statement first;

    public PostcodeStage(ImportContext context)
        : base(context)
    {
        Connection.Execute(
            """
            CREATE TEMP TABLE stage_postcodes (
              row INTEGER, code TEXT, packed TEXT UNIQUE, areas TEXT, terminated TEXT, source_hash BLOB, geom BLOB, fid INTEGER,
                state INTEGER)
            """);
        insert = Keep($"INSERT OR IGNORE INTO temp.stage_postcodes (row, {Columns}, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)");
        first = Keep("SELECT row FROM temp.stage_postcodes WHERE packed = ?1");
    }

    public void Add(Row<Postcode> row)
    {
        var record = row.Record!;
        var packed = GeoPackagePostcodes.Pack(record.Code);
        insert.Bind(1, (long?)row.Number).Bind(2, record.Code).Bind(3, packed).Bind(4, AssetRow.Join(record.Areas))
            .Bind(5, record.Terminated);
        insert.Bind(6, ContentHash.Of(record)).Bind(7, GeometryBlob.Write(record.Point, Context.Grid));
        first.Bind(1, packed);
        InsertOnce(insert, first, row.Number, "postcode", record.Code);
    }

    public override void Check()
    {
        Connection.Execute(
            """
            UPDATE temp.stage_postcodes AS s SET fid = p.fid, state = CASE WHEN p.source_hash IS s.source_hash THEN 0 ELSE 2 END
            FROM postcodes p WHERE p.packed = s.packed
            """);
        Context.Tally("state", "temp.stage_postcodes");
    }

    public override void Commit(DateTimeOffset now)
    {
        Connection.Execute($"INSERT INTO postcodes ({Columns}) SELECT {Columns} FROM temp.stage_postcodes WHERE state = 1");
        Connection.Execute(
            """
            UPDATE postcodes SET code = s.code, areas = s.areas, terminated = s.terminated, source_hash = s.source_hash, geom = s.geom
            FROM temp.stage_postcodes s WHERE s.fid = postcodes.fid AND s.state = 2
            """);
        Schema.Touch(Connection, "postcodes", now, extent: true);
    }
}
