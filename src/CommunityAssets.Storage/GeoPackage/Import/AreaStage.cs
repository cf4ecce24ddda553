using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>Areas on their way in. Their numbers are given at the check, so that values staged beside them can name them.</summary>
internal sealed class AreaStage : Stage
{
    private const string Columns = "code, vintage, level, level_name, name, source, source_hash, square_metres, inner_x, inner_y, geom";
    private readonly Statement insert;
    private readonly Statement first;

    public AreaStage(ImportContext context)
        : base(context)
    {
        Connection.Execute(
            """
            CREATE TEMP TABLE stage_areas (
              n INTEGER PRIMARY KEY, row INTEGER, code TEXT, vintage INTEGER, level INTEGER, level_name TEXT, name TEXT, source TEXT,
                source_hash BLOB,
              square_metres REAL, inner_x REAL, inner_y REAL, geom BLOB, fid INTEGER, state INTEGER, UNIQUE (code, vintage))
            """);
        insert =
            Keep($"INSERT OR IGNORE INTO temp.stage_areas (row, {Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
        first = Keep("SELECT row FROM temp.stage_areas WHERE code = ?1 AND vintage = ?2");
    }

    public void Add(Row<Area> row)
    {
        var area = row.Record!;
        var shape = area.Shape ?? throw new ArgumentException($"The area {area.Key.Code} has no shape.", nameof(row));
        var inner = InnerPoint(shape);
        insert.Bind(1, (long?)row.Number).Bind(2, area.Key.Code).Bind(3, (long?)area.Key.Vintage);
        insert.Bind(4, (long)area.Level).Bind(5, LevelNames.Name(area.Level)).Bind(6, area.Name);
        insert.Bind(7, area.Source ?? Context.Plan.Source).Bind(8, ContentHash.Of(area)).Bind(9, (double?)shape.Area);
        insert.Bind(10, inner.IsEmpty ? null : inner.X).Bind(11, inner.IsEmpty ? null : inner.Y)
            .Bind(12, GeometryBlob.WriteMultiPolygon(shape, Context.Grid));
        first.Bind(1, area.Key.Code).Bind(2, (long?)area.Key.Vintage);
        InsertOnce(insert, first, row.Number, "area code", area.Key.Code);
    }

    public override void Check()
    {
        Connection.Execute(
            """
            UPDATE temp.stage_areas AS s SET fid = a.fid, state = CASE WHEN a.source_hash IS s.source_hash THEN 0 ELSE 2 END
            FROM areas a WHERE a.code = s.code AND a.vintage = s.vintage
            """);
        Connection.Execute("UPDATE temp.stage_areas SET state = 1, fid = (SELECT ifnull(max(fid), 0) FROM areas) + n WHERE fid IS NULL");
        Context.Tally("state", "temp.stage_areas");
    }

    public override void Commit(DateTimeOffset now)
    {
        var fresh = IsEmpty("areas");
        if (fresh)
        {
            Schema.DropIndexTriggers(Connection, "areas");
        }

        Connection.Execute(
            $"""
            INSERT INTO areas (fid, {Columns}, x, y, weighted)
            SELECT fid, {Columns}, inner_x, inner_y, 0 FROM temp.stage_areas WHERE state = 1
            """);
        if (fresh)
        {
            Schema.FillIndex(Connection, "areas");
        }
        else
        {
            Update();
        }

        PopulationStage.Spread(Connection);
        Schema.ShowAreaLayers(Connection, Context.Grid, now);
    }

    private void Update()
    {
        var moved = Connection.Scalar(
            "SELECT count(*) FROM temp.stage_areas s JOIN areas a ON a.fid = s.fid WHERE s.state = 2 AND a.level <> s.level");
        Connection.Execute(
            $"""
            UPDATE areas SET ({Columns}, x, y, weighted) =
              (SELECT {Columns}, inner_x, inner_y, 0 FROM temp.stage_areas s WHERE s.fid = areas.fid)
            WHERE fid IN (SELECT fid FROM temp.stage_areas WHERE state = 2)
            """);
        if (moved > 0)
        {
            IndicatorStage.CountLayers(Connection);
        }
    }

    private static Point InnerPoint(Geometry shape)
    {
        var point = shape.InteriorPoint;
        return point.IsEmpty ? shape.Centroid : point;
    }
}
