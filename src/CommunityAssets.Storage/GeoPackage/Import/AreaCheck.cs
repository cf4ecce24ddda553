using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Imports;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>
/// Looks for staged assets that lie outside every area of the atlas: a point in the sea, a longitude with the wrong sign.
/// </summary>
internal sealed class AreaCheck(ImportContext context)
{
    // Enough for every authority and ward of a place; a few megabytes of outlines.
    private const int MostKept = 256;
    private readonly Dictionary<long, IPreparedGeometry> kept = [];

    /// <summary>Adds a notice when there are any.</summary>
    public void NoticeOutside()
    {
        if (context.Connection.Scalar("SELECT EXISTS (SELECT 1 FROM rtree_areas_geom)") == 0)
        {
            return;
        }

        // The largest first: where a whole authority is loaded, its outline alone answers for nearly every asset.
        using var around = context.Connection.Prepare(
            """
            SELECT a.fid FROM rtree_areas_geom r JOIN areas a ON a.fid = r.id
            WHERE r.minx <= ?1 AND r.maxx >= ?1 AND r.miny <= ?2 AND r.maxy >= ?2 ORDER BY a.square_metres DESC
            """);
        using var shape = context.Connection.Prepare("SELECT geom FROM areas WHERE fid = ?1");
        using var assets = context.Connection.Prepare("SELECT x, y, name FROM temp.stage_assets WHERE x IS NOT NULL AND state <> 0");
        var outside = 0L;
        string? example = null;
        while (assets.Step())
        {
            if (!IsInside(assets.Double(0), assets.Double(1), around, shape))
            {
                outside++;
                example ??= assets.Text(2);
            }
        }

        if (example is not null)
        {
            context.Notice(ImportSentences.OutsideAreas(outside, example));
        }
    }

    private bool IsInside(double x, double y, Statement around, Statement shape)
    {
        var point = new Point(x, y);
        around.Bind(1, (double?)x).Bind(2, (double?)y);
        try
        {
            while (around.Step())
            {
                if (Outline(around.Long(0), shape).Intersects(point))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            around.Reset();
        }
    }

    private IPreparedGeometry Outline(long fid, Statement shape)
    {
        if (!kept.TryGetValue(fid, out var outline))
        {
            shape.Bind(1, (long?)fid).Step();
            outline = PreparedGeometryFactory.Prepare(GeometryBlob.Read(shape.Blob(0), context.Grid));
            shape.Reset();
            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            kept.Add(fid, outline);
        }

        return outline;
    }
}
