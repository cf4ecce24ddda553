using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Queries;
using NetTopologySuite.Geometries.Prepared;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>
/// Which area lies in which: as loaded lookups say, by any number of steps, and for areas of which no lookup says anything at that level,
/// by whether the larger area holds the smaller one's centroid (population-weighted where loaded, else a point inside). A code is the same
/// area to a lookup whatever the vintage of the boundary: lookups are reissued each year.
/// </summary>
internal static class AreaContainment
{
    /// <summary>
    /// Makes the condition on <c>areas a</c> "lies in this area", with the area's shape put on the connection. Its parameters, in order,
    /// are appended to a list. An area does not lie in itself.
    /// </summary>
    public static string Within(Connection connection, AreaKey parent, int grid, List<object?> parameters)
    {
        using var find = connection.Prepare("SELECT level, square_metres, geom FROM areas WHERE code = ?1 AND vintage = ?2");
        find.Bind(1, parent.Code).Bind(2, (long)parent.Vintage);
        const string ByLookup = """
            (a.code, a.vintage) IN (
              WITH RECURSIVE told (code, vintage) AS (
                SELECT child, child_vintage FROM area_memberships WHERE parent = ?
                UNION SELECT m.child, m.child_vintage FROM told
                  JOIN area_memberships m ON m.parent = told.code AND m.parent_vintage = told.vintage)
              SELECT code, vintage FROM told)
            """;
        if (!find.Step() || find.IsNull(2))
        {
            parameters.Add(parent.Code);
            return ByLookup;
        }

        var shape = GeometryBlob.Read(find.Blob(2), grid);
        connection.Outlines.Add(PreparedGeometryFactory.Prepare(shape));
        var box = shape.EnvelopeInternal;
        parameters.AddRange(
        [
            parent.Code, box.MinX, box.MaxX, box.MinY, box.MaxY, find.Double(1), find.Int(0), connection.Outlines.Count - 1,
        ]);
        return $"""
            ({ByLookup}
             OR (a.x >= ? AND a.x <= ? AND a.y >= ? AND a.y <= ? AND a.square_metres < ?
                 AND NOT EXISTS (SELECT 1 FROM area_memberships m WHERE m.child = a.code AND m.child_vintage = a.vintage
                   AND m.parent_level = ?)
                 AND ca_holds(a.x, a.y, ?)))
            """;
    }

    /// <summary>Which areas of a layer lie in each area of another: what <see cref="Within"/> tells of one.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="small">Level and vintage of the smaller areas.</param>
    /// <param name="large">Level and vintage of the larger ones.</param>
    /// <param name="larger">The larger ones, with their shapes.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Nested(
        Connection connection, (AreaLevel Level, int Vintage) small, (AreaLevel Level, int Vintage) large, IEnumerable<Area> larger,
        CancellationToken cancellationToken)
    {
        var nesting = new AreaNesting();
        using (var told = connection.Prepare(
            """
            WITH RECURSIVE told (larger, code, vintage) AS (
              SELECT o.code, m.child, m.child_vintage FROM areas o JOIN area_memberships m ON m.parent = o.code
                WHERE o.level = ?3 AND o.vintage = ?4
              UNION SELECT told.larger, m.child, m.child_vintage FROM told
                JOIN area_memberships m ON m.parent = told.code AND m.parent_vintage = told.vintage)
            SELECT told.larger, a.code FROM told JOIN areas a ON a.code = told.code AND a.vintage = told.vintage
            WHERE a.level = ?1 AND a.vintage = ?2
            """))
        {
            told.Bind(1, (long)small.Level).Bind(2, (long)small.Vintage).Bind(3, (long)large.Level).Bind(4, (long)large.Vintage);
            while (told.Step())
            {
                nesting.Tell(told.Text(0), told.Text(1));
            }
        }

        using (var untold = connection.Prepare(
            """
            SELECT a.code, a.x, a.y, a.square_metres FROM areas a
            WHERE a.level = ?1 AND a.vintage = ?2 AND a.x IS NOT NULL AND NOT EXISTS (SELECT 1 FROM area_memberships m
              WHERE m.child = a.code AND m.child_vintage = a.vintage AND m.parent_level = ?3)
            """))
        {
            untold.Bind(1, (long)small.Level).Bind(2, (long)small.Vintage).Bind(3, (long)large.Level);
            while (untold.Step())
            {
                nesting.Offer(untold.Text(0), new NetTopologySuite.Geometries.Point(untold.Double(1), untold.Double(2)), untold.Double(3));
            }
        }

        using var size = connection.Prepare("SELECT square_metres FROM areas WHERE code = ?1 AND vintage = ?2");
        foreach (var area in larger)
        {
            cancellationToken.ThrowIfCancellationRequested();
            size.Reset().Bind(1, area.Key.Code).Bind(2, (long)area.Key.Vintage);
            var most = size.Step() && !size.IsNull(0) ? size.Double(0) : 0;
            nesting.Hold(area, (_, square) => square < most);
        }

        return nesting.Found;
    }

    /// <summary>The areas that an area lies in, smallest level first, without shapes.</summary>
    public static IReadOnlyList<Area> Parents(Connection connection, AreaKey child, int grid)
    {
        var parents = new List<Area>();
        var told = new HashSet<AreaLevel>();
        using (var lookup = connection.Prepare(
            """
            WITH RECURSIVE told (code, vintage, level) AS (
              SELECT parent, parent_vintage, parent_level FROM area_memberships WHERE child = ?1 AND child_vintage = ?2
              UNION SELECT m.parent, m.parent_vintage, m.parent_level FROM told
                JOIN area_memberships m ON m.child = told.code AND m.child_vintage = told.vintage)
            SELECT code, max(vintage), level FROM told GROUP BY code
            """))
        {
            lookup.Bind(1, child.Code).Bind(2, (long)child.Vintage);
            while (lookup.Step())
            {
                told.Add((AreaLevel)lookup.Int(2));
                if (Loaded(connection, lookup.Text(0), lookup.Int(1), grid) is { } parent)
                {
                    parents.Add(parent);
                }
            }
        }

        using var self = connection.Prepare("SELECT level, x, y, square_metres FROM areas WHERE code = ?1 AND vintage = ?2");
        self.Bind(1, child.Code).Bind(2, (long)child.Vintage);
        if (self.Step())
        {
            var level = (AreaLevel)self.Int(0);
            parents.AddRange(At(connection, self.Double(1), self.Double(2), grid, shapes: false, self.Double(3))
                .Where(area => (area.Level > level || level == AreaLevel.Patch) && area.Level != level && !told.Contains(area.Level)));
        }

        return [.. parents.OrderBy(area => area.Level).ThenBy(area => area.Key.Code, StringComparer.Ordinal)
            .ThenBy(area => area.Key.Vintage)];
    }

    /// <summary>The area of a code that has a boundary: of the year that a lookup names, else of the latest; without its shape.</summary>
    private static Area? Loaded(Connection connection, string code, int vintage, int grid)
    {
        using var find = connection.Prepare(
            $"SELECT {AreaRow.Select} FROM areas a WHERE a.code = ?1 ORDER BY a.vintage = ?2 DESC, a.vintage DESC LIMIT 1");
        find.Bind(1, code).Bind(2, (long)vintage);
        return find.Step() ? AreaRow.Read(find, grid, shape: false) : null;
    }

    /// <summary>The areas that hold a point, of each level the latest vintage, smallest level first.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="x">Easting.</param>
    /// <param name="y">Northing.</param>
    /// <param name="grid">EPSG number of the grid.</param>
    /// <param name="shapes">Whether shapes are wanted.</param>
    /// <param name="largerThan">Only areas larger than so many square metres.</param>
    public static List<Area> At(Connection connection, double x, double y, int grid, bool shapes, double largerThan = -1)
    {
        var areas = new List<Area>();
        var point = new NetTopologySuite.Geometries.Point(x, y);
        using var rows = connection.Prepare(
            $"""
            SELECT {AreaRow.SelectWithShape} FROM rtree_areas_geom r JOIN areas a ON a.fid = r.id
            WHERE r.minx <= ?1 AND r.maxx >= ?1 AND r.miny <= ?2 AND r.maxy >= ?2 AND a.square_metres > ?3 AND {AreaRow.Latest}
            ORDER BY a.level, a.code
            """);
        rows.Bind(1, (double?)x).Bind(2, (double?)y).Bind(3, (double?)largerThan);
        while (rows.Step())
        {
            var area = AreaRow.Read(rows, grid, shape: true);
            if (area.Shape!.Intersects(point))
            {
                areas.Add(shapes ? area : area with { Shape = null });
            }
        }

        return areas;
    }
}
