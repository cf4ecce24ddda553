using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Reads areas, and writes which area lies in which, the same for every question about areas.</summary>
internal static class AreaRows
{
    /// <summary>The columns of an area with its shape, of <c>atlas.areas a</c> joined to <c>atlas.populations p</c>.</summary>
    public const string WithShape = "a.code, a.vintage, a.level, a.name, a.source, p.population, p.centroid, a.geom";

    /// <summary>The columns of an area without its shape.</summary>
    public const string WithoutShape = "a.code, a.vintage, a.level, a.name, a.source, p.population, p.centroid, NULL::geometry";

    /// <summary>The tables that the columns are of.</summary>
    public const string Tables = "atlas.areas a LEFT JOIN atlas.populations p USING (key)";

    /// <summary>The latest vintage of each level, read off the index of layers.</summary>
    public const string Latest = """
        (SELECT level, (SELECT max(vintage) FROM atlas.areas WHERE areas.level = levels.level) AS vintage
            FROM generate_series(1, 9) AS levels (level))
        """;

    /// <summary>
    /// Common table expressions <c>outer_shape</c> (the area itself, where it is loaded) and <c>told</c> (keys of all that lie in it as
    /// lookups say, by any number of steps). A code is the same area to a lookup whatever the vintage: lookups are reissued each year.
    /// </summary>
    public static string WithinTables(SqlText sql, AreaKey within)
    {
        var code = sql.Value(within.Code);
        return $"""
            RECURSIVE outer_shape AS MATERIALIZED (
                SELECT key, level, geom, ST_Area(geom) AS size, ST_Envelope(geom) AS box
                    FROM atlas.areas WHERE code = {code} AND vintage = {sql.Value(within.Vintage)}),
            told (key) AS (
                SELECT m.child FROM atlas.memberships m JOIN atlas.area_codes c ON c.key = m.parent AND c.code = {code}
                UNION SELECT m.child FROM told JOIN atlas.memberships m ON m.parent = told.key)
            """;
    }

    /// <summary>
    /// The condition that area <c>a</c> lies in the area of <see cref="WithinTables"/>: a lookup says so; or no lookup says where it lies
    /// at that level, it is of a smaller level (patches: no larger in size), and its centroid (else a point inside it) lies in the shape.
    /// The box is asked first: an authority's outline would be unpacked for each of a country's areas.
    /// </summary>
    public const string LiesWithin = """
        (a.key IN (SELECT key FROM told) OR (
            a.key <> (SELECT key FROM outer_shape)
            AND CASE WHEN a.level = 9 OR (SELECT level FROM outer_shape) = 9 THEN ST_Area(a.geom) <= (SELECT size FROM outer_shape)
                ELSE a.level < (SELECT level FROM outer_shape) END
            AND NOT EXISTS (SELECT FROM atlas.memberships m WHERE m.child = a.key AND m.parent_level = (SELECT level FROM outer_shape))
            AND coalesce(p.centroid, a.inner_point) && (SELECT box FROM outer_shape)
            AND ST_Intersects((SELECT geom FROM outer_shape), coalesce(p.centroid, a.inner_point))))
        """;

    /// <summary>Reads an area from a row that begins with the columns above.</summary>
    public static Area From(NpgsqlDataReader row) => new()
    {
        Key = new AreaKey(row.GetString(0), row.GetInt16(1)),
        Level = (AreaLevel)row.GetInt16(2),
        Name = row.GetString(3),
        Source = row.IsDBNull(4) ? null : row.GetString(4),
        Population = row.IsDBNull(5) ? null : row.GetInt32(5),
        Centroid = row.IsDBNull(6) ? null : row.GetFieldValue<Point>(6),
        Shape = row.IsDBNull(7) ? null : row.GetFieldValue<Geometry>(7),
    };

    /// <summary>Reads every area that a statement gives.</summary>
    public static async Task<List<Area>> AllAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var areas = new List<Area>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            areas.Add(From(reader));
        }

        return areas;
    }
}
