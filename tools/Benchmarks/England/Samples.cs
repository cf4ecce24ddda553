using System.Globalization;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Benchmarks.England;

/// <summary>
/// What is asked for: lists of different tiles, boxes and searches, kept in the schema <c>bench</c>, so that the references can draw from
/// them too. The same on every run.
/// </summary>
internal sealed class Samples
{
    // Tiles of about 2,000 assets. A country of a million has only some 500 of them, so each is asked for with different kinds left out
    // as well, half at most: no two are the same tile, so none comes from a cache.
    private const string MakeAssetTiles = """
        CREATE TABLE bench.asset_tiles AS
        WITH marks AS MATERIALIZED (
            SELECT kind, ST_Transform(geom, 3857) AS mark FROM atlas.assets WHERE geom IS NOT NULL AND status = 2 AND visibility <= 1),
        held AS (
            SELECT z, floor((ST_X(mark) + 20037508.342789244) / (40075016.685578488 / (1 << z)))::int AS x,
                floor((20037508.342789244 - ST_Y(mark)) / (40075016.685578488 / (1 << z)))::int AS y, kind, count(*) AS n
            FROM marks, generate_series(12, 14) AS z GROUP BY 1, 2, 3, 4),
        chosen AS (
            SELECT array_agg(kind::smallint) AS kinds FROM generate_series(1, 63) AS mask, generate_series(1, 6) AS kind
            WHERE mask & (1 << (kind - 1)) <> 0 GROUP BY mask HAVING count(*) >= 3),
        tiles AS (
            SELECT z, x, y, kinds, sum(n) AS n FROM held JOIN chosen ON held.kind = ANY(kinds) GROUP BY 1, 2, 3, 4
            HAVING sum(n) BETWEEN CASE z WHEN 14 THEN 700 ELSE 1400 END AND 3000)
        SELECT row_number() OVER (PARTITION BY z = 14 ORDER BY md5(concat(z, x, y, kinds)))::int + CASE z WHEN 14 THEN 1000000 ELSE 0 END AS id,
            z, x, y, kinds, n::int AS n
        FROM tiles
        """;

    private const string MakeAreaTiles = """
        CREATE TABLE bench.area_tiles AS
        WITH marks AS MATERIALIZED (SELECT ST_Transform(inner_point, 3857) AS mark FROM atlas.areas WHERE level = 2 AND NOT ST_IsEmpty(geom)),
        tiles AS (
            SELECT z, floor((ST_X(mark) + 20037508.342789244) / (40075016.685578488 / (1 << z)))::int AS x,
                floor((20037508.342789244 - ST_Y(mark)) / (40075016.685578488 / (1 << z)))::int AS y, count(*) AS n
            FROM marks, generate_series(10, 12) AS z GROUP BY 1, 2, 3 HAVING count(*) >= 20),
        shown AS (
            SELECT s.key AS series, i.id AS indicator, row_number() OVER (ORDER BY i.key) AS nth
            FROM atlas.series s JOIN atlas.indicators i ON i.key = s.indicator WHERE s.level = 2 ORDER BY i.key LIMIT 24)
        SELECT row_number() OVER (ORDER BY nth / 4, md5(concat(z, x, y, series)))::int AS id, z, x, y, n::int AS n, series, indicator
        FROM tiles, shown
        """;

    // Each place once, with any one of its indicators: whatever is kept of a place for the next time, there is none.
    private const string AddPlaces = """
        INSERT INTO bench.area_tiles
        SELECT 1000000 + row_number() OVER (ORDER BY md5(concat(z, x, y)))::int, z, x, y, n, series, indicator
        FROM (SELECT DISTINCT ON (z, x, y) * FROM bench.area_tiles ORDER BY z, x, y, id) AS places
        WHERE NOT EXISTS (SELECT FROM bench.area_tiles WHERE id > 1000000)
        """;

    // Around 400 assets, each with the 1,100 nearest to it, so that a thousand fill a page.
    private const string MakeBoxes = """
        CREATE TABLE bench.boxes AS
        WITH middles AS MATERIALIZED (SELECT geom FROM atlas.assets WHERE geom IS NOT NULL ORDER BY md5(source_id) LIMIT 400),
        boxes AS (
            SELECT ST_Transform(ST_SetSRID(box::geometry, 27700), 4326) AS box FROM middles CROSS JOIN LATERAL (
                SELECT ST_Extent(near.geom) AS box FROM (
                    SELECT a.geom FROM atlas.assets a ORDER BY a.geom <-> middles.geom LIMIT 1100) AS near) AS around)
        SELECT row_number() OVER ()::int AS number, round(ST_XMin(box)::numeric, 6)::float8 AS west, round(ST_YMin(box)::numeric, 6)::float8 AS south,
            round(ST_XMax(box)::numeric, 6)::float8 AS east, round(ST_YMax(box)::numeric, 6)::float8 AS north FROM boxes
        """;

    // A word of an asset's name with a letter left out, from where it is, one of its topics, its day.
    private const string MakeSearches = """
        CREATE TABLE bench.searches AS
        WITH chosen AS (
            SELECT split_part(name, ' ', array_length(string_to_array(name, ' '), 1)) AS word, topics[1] AS topic,
                (ARRAY['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'])[1 + (log(2, days))::int] AS day, ST_Transform(geom, 4326) AS point
            FROM atlas.assets WHERE geom IS NOT NULL AND days IN (1, 2, 4, 8, 16, 32, 64) AND name ~ ' [A-Z][a-z]{4,}$' ORDER BY md5(source_id || 'search') LIMIT 100)
        SELECT row_number() OVER ()::int AS number, lower(overlay(word PLACING '' FROM length(word) / 2 + 1 FOR 1)) AS text, topic, day,
            round(ST_X(point)::numeric, 5)::float8 AS longitude, round(ST_Y(point)::numeric, 5)::float8 AS latitude
        FROM chosen
        """;

    private Samples(IReadOnlyList<TileSample> far, IReadOnlyList<TileSample> near, IReadOnlyList<TileSample> areas, IReadOnlyList<TileSample> places, IReadOnlyList<string> boxes, IReadOnlyList<string> searches) =>
        (FarAssets, NearAssets, Areas, Places, Boxes, Searches) = (far, near, areas, places, boxes, searches);

    /// <summary>Tiles of assets at zooms 12 and 13, by number from 1.</summary>
    public IReadOnlyList<TileSample> FarAssets { get; }

    /// <summary>Tiles of assets at zoom 14, by number from 1,000,001.</summary>
    public IReadOnlyList<TileSample> NearAssets { get; }

    /// <summary>Tiles of areas at zooms 10 to 12 with an indicator, by number from 1.</summary>
    public IReadOnlyList<TileSample> Areas { get; }

    /// <summary>Tiles of areas at zooms 10 to 12, each place with one indicator alone, by number from 1,000,001.</summary>
    public IReadOnlyList<TileSample> Places { get; }

    /// <summary>Boxes as west,south,east,north, by number from 1.</summary>
    public IReadOnlyList<string> Boxes { get; }

    /// <summary>Searches as queries of <c>/api/v1/assets</c>, by number from 1.</summary>
    public IReadOnlyList<string> Searches { get; }

    /// <summary>Makes the lists where they are not there yet, and reads them.</summary>
    public static async Task<Samples> ReadAsync(BenchmarkServer server)
    {
        await server.ExecuteAsync(EnglandAtlas.Database, "CREATE SCHEMA IF NOT EXISTS bench");
        foreach (var (table, key, make) in new[] { ("asset_tiles", "id", MakeAssetTiles), ("area_tiles", "id", MakeAreaTiles), ("boxes", "number", MakeBoxes), ("searches", "number", MakeSearches) })
        {
            if ((await Rows(server, $"SELECT to_regclass('bench.{table}')::text"))[0][0].Length == 0)
            {
                await server.ExecuteAsync(EnglandAtlas.Database, $"BEGIN; {make}; ALTER TABLE bench.{table} ADD PRIMARY KEY ({key}); COMMIT; ANALYZE bench.{table}");
            }
        }

        await server.ExecuteAsync(EnglandAtlas.Database, AddPlaces);
        var assets = (await Rows(server, "SELECT id, z, x, y, n, array_to_string(kinds, ',') FROM bench.asset_tiles ORDER BY id"))
            .Select(row => new TileSample(
                int.Parse(row[0], CultureInfo.InvariantCulture),
                $"/tiles/assets/{row[1]}/{row[2]}/{row[3]}.mvt?{string.Join('&', row[5].Split(',').Select(kind => "kind=" + Kind(kind)))}",
                $"/?map={MapServerFiles.Name}&mode=tile&tilemode=gmap&tile={row[2]}+{row[3]}+{row[1]}&layers=assets&kinds={row[5]}",
                int.Parse(row[4], CultureInfo.InvariantCulture)))
            .ToList();
        var areas = (await Rows(server, "SELECT id, z, x, y, n, series, indicator FROM bench.area_tiles ORDER BY id"))
            .Select(row => new TileSample(
                int.Parse(row[0], CultureInfo.InvariantCulture),
                $"/tiles/areas/{row[1]}/{row[2]}/{row[3]}.mvt?level=lsoa&indicator={row[6]}",
                $"/?map={MapServerFiles.Name}&mode=tile&tilemode=gmap&tile={row[2]}+{row[3]}+{row[1]}&layers=areas&series={row[5]}",
                int.Parse(row[4], CultureInfo.InvariantCulture)))
            .ToList();
        return new Samples(
            [.. assets.Where(tile => tile.Number < 1_000_000)],
            [.. assets.Where(tile => tile.Number > 1_000_000)],
            [.. areas.Where(tile => tile.Number < 1_000_000)],
            [.. areas.Where(tile => tile.Number > 1_000_000)],
            [.. (await Rows(server, "SELECT concat_ws(',', west, south, east, north) FROM bench.boxes ORDER BY number")).Select(row => row[0])],
            [.. (await Rows(server, "SELECT format('q=%s&near=%s,%s&within=3000&topic=%s&day=%s&limit=20', text, longitude, latitude, topic, day) FROM bench.searches ORDER BY number")).Select(row => row[0])]);
    }

    private static Task<IReadOnlyList<string[]>> Rows(BenchmarkServer server, string sql) => server.RowsAsync(EnglandAtlas.Database, sql);

    private static string Kind(string number) => KindNames.Name((AssetKind)int.Parse(number, CultureInfo.InvariantCulture));
}
