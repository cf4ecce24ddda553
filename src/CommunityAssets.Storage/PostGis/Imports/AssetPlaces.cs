using CommunityAssets.Storage.Imports;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>Places staged assets by their postcodes, and says which ones have no place, or one outside every area.</summary>
internal sealed class AssetPlaces(Workbench bench, string table)
{
    /// <summary>Places those that have a postcode and no shape.</summary>
    public Task PlaceAsync(CancellationToken cancellationToken) => bench.RunAsync(
        $"""
        UPDATE {table} s SET geom = ST_SetSRID(ST_MakePoint(p.x, p.y), {bench.Grid}), placement = 2 FROM atlas.postcodes p
        WHERE s.geom IS NULL AND s.postcode IS NOT NULL AND p.packed = replace(s.postcode, ' ', '') AND p.x IS NOT NULL
        """,
        cancellationToken);

    /// <summary>Says how many were placed by postcode, or could not be placed.</summary>
    /// <param name="which">The condition on a staged asset <c>s</c> to be told of.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task TellAsync(string which, CancellationToken cancellationToken)
    {
        await bench.ReadAsync(
            $"""
            SELECT count(*) FILTER (WHERE s.placement = 2), count(*) FILTER (WHERE s.geom IS NULL),
                min(s.postcode) FILTER (WHERE s.geom IS NULL)
            FROM {table} s WHERE s.postcode IS NOT NULL AND {which}
            """,
            row =>
            {
                if (row.GetInt64(0) is > 0 and var placed)
                {
                    bench.Findings.Notice(ImportSentences.PlacedByPostcode(placed));
                }

                if (row.GetInt64(1) is > 0 and var unplaced)
                {
                    bench.Findings.Notice(ImportSentences.Unplaced(unplaced, row.GetString(2)));
                }
            },
            cancellationToken);
    }

    /// <summary>Says how many lie outside every area.</summary>
    /// <param name="which">The condition on a staged asset <c>s</c> to be told of.</param>
    /// <param name="cancellationToken">Cancels.</param>
    // Areas are tried in small pieces, largest level first: most assets are found in one of the first pieces, and no large outline is
    // read twice.
    public async Task TellOutsideAsync(string which, CancellationToken cancellationToken)
    {
        if (await bench.CountAsync("SELECT count(*) FROM (SELECT FROM atlas.areas LIMIT 1) AS any_area", cancellationToken) == 0)
        {
            return;
        }

        await bench.RunAsync(
            $"""
            CREATE TEMP TABLE unheld ON COMMIT DROP AS SELECT s.name, s.geom FROM {table} s WHERE s.geom IS NOT NULL AND {which};
            CREATE TEMP TABLE ground (geom geometry) ON COMMIT DROP
            """,
            cancellationToken);
        var levels = new List<int>();
        await bench.ReadAsync(
            "SELECT DISTINCT level FROM atlas.areas ORDER BY level DESC", row => levels.Add(row.GetInt16(0)), cancellationToken);
        foreach (var level in levels.OrderBy(level => level == 9 ? 1 : 0).ThenByDescending(level => level))
        {
            if (await bench.CountAsync("SELECT count(*) FROM unheld", cancellationToken) == 0)
            {
                break;
            }

            await bench.RunAsync("DROP INDEX IF EXISTS ground_place; TRUNCATE ground", cancellationToken);
            await bench.RunAsync(
                $"""
                INSERT INTO ground SELECT ST_Subdivide(a.geom, 64) FROM atlas.areas a
                WHERE a.level = {level.ToString(System.Globalization.CultureInfo.InvariantCulture)}
                    AND a.geom && (SELECT ST_SetSRID(ST_Extent(geom)::geometry, {bench.Grid}) FROM unheld);
                CREATE INDEX ground_place ON ground USING gist (geom);
                ANALYZE ground;
                DELETE FROM unheld u WHERE EXISTS (SELECT FROM ground g WHERE ST_Intersects(g.geom, u.geom))
                """,
                cancellationToken);
        }

        await bench.ReadAsync(
            "SELECT count(*), min(name) FROM unheld HAVING count(*) > 0",
            row => bench.Findings.Notice(ImportSentences.OutsideAreas(row.GetInt64(0), row.GetString(1))),
            cancellationToken);
    }
}
