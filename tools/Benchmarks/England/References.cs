namespace CommunityAssets.Benchmarks.England;

/// <summary>
/// The plainest SQL for the same answers, over the same tables with the same attributes, as pgbench scripts. What is asked for is drawn from
/// the lists in the schema <c>bench</c> by number.
/// </summary>
internal static class References
{
    /// <summary>The columns that a feature of ours tells of, in whatever form.</summary>
    public const string FeatureColumns =
        "id, kind, name, summary, topics, address, postcode, placement, online, covers, days, cost_kind, cost_pounds, cost_note, age_from, "
        + "age_to, audience, languages, phone, email, web, capacity, source, source_id, licence, retrieved, verified, verified_by, verify_due, "
        + "created, updated, access_yes, access_no";

    /// <summary>A tile of assets.</summary>
    public static string AssetTile(int from, int to) => $"""
        \set id random({from}, {to})
        SELECT ST_AsMVT(t, 'assets', 4096, 'geom') FROM (
            SELECT ST_AsMVTGeom(ST_Transform(a.geom, 3857), ST_TileEnvelope(l.z, l.x, l.y), 4096, 64, true) AS geom,
                a.id::text AS id, a.kind, a.name, array_to_string(a.topics, ';') AS topics
            FROM bench.asset_tiles l
            JOIN atlas.assets a ON a.geom && ST_Transform(ST_TileEnvelope(l.z, l.x, l.y), 27700) AND a.kind = ANY(l.kinds)
            WHERE l.id = :id AND a.status = 2 AND a.visibility <= 1) AS t
        WHERE geom IS NOT NULL;
        """;

    /// <summary>A tile of areas with the value of an indicator.</summary>
    public static string AreaTile(int from, int to) => $"""
        \set id random({from}, {to})
        SELECT ST_AsMVT(t, 'lsoa', 4096, 'geom') FROM (
            SELECT ST_AsMVTGeom(ST_Transform(a.geom, 3857), ST_TileEnvelope(l.z, l.x, l.y), 4096, 64, true) AS geom, a.code, a.name, v.value
            FROM bench.area_tiles l
            JOIN atlas.areas a ON a.geom && ST_Transform(ST_TileEnvelope(l.z, l.x, l.y), 27700)
            LEFT JOIN atlas.indicator_values v ON v.series = l.series AND v.area = a.key
            WHERE l.id = :id AND a.level = 2 AND a.vintage = 2021) AS t
        WHERE geom IS NOT NULL;
        """;

    /// <summary>A thousand features of a box as GeoJSON.</summary>
    public static string Features(int from, int to) => $"""
        \set id random({from}, {to})
        SELECT json_build_object('type', 'FeatureCollection', 'features', json_agg(ST_AsGeoJSON(t.*)::json)) FROM (
            SELECT {FeatureColumns}, ST_Transform(a.geom, 4326) AS geom
            FROM bench.boxes l
            JOIN atlas.assets a ON a.geom && ST_Transform(ST_MakeEnvelope(l.west, l.south, l.east, l.north, 4326), 27700)
            WHERE l.number = :id AND a.status = 2 AND a.visibility <= 1
            ORDER BY a.id LIMIT 1000) AS t;
        """;
}
