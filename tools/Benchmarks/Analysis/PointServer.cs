using System.Diagnostics;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>A PostGIS of its own that holds areas and points, and counts the ones in the others.</summary>
internal sealed class PointServer : IAsyncDisposable
{
    private const string Database = "points";

    private const string Settings = """
        SET max_parallel_workers_per_gather = 2; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0;
        SET min_parallel_table_scan_size = 0; SET work_mem = '128MB'; SET jit = off
        """;

    private const string Count = """
        SELECT a.number, count(*) FROM areas a JOIN points p ON ST_Contains(a.geom, p.geom) GROUP BY a.number
        """;

    private readonly BenchmarkServer server;
    private readonly int areas;
    private NpgsqlConnection? connection;

    private PointServer(BenchmarkServer server, int areas) => (this.server, this.areas) = (server, areas);

    /// <summary>Starts it and brings in the areas and points, with their indexes; says why where it can't be had.</summary>
    public static async Task<(PointServer? Server, string? Missing)> TryStartAsync(IReadOnlyList<Polygon> areas, double[] x, double[] y)
    {
        var (server, missing) = await BenchmarkServer.TryStartAsync();
        if (server is null)
        {
            return (null, missing);
        }

        var started = new PointServer(server, areas.Count);
        try
        {
            await started.FillAsync(areas, x, y);
            return (started, null);
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Counts, and writes the counts.</summary>
    public async Task<Taken> CountAsync(string answer)
    {
        var counts = new double[areas];
        var clock = Stopwatch.StartNew();
        await using (var command = new NpgsqlCommand(Count, connection) { CommandTimeout = 0 })
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                counts[reader.GetInt32(0)] = reader.GetInt64(1);
            }
        }

        var seconds = clock.Elapsed.TotalSeconds;
        RawFile.Write<double>(answer, counts);
        return new Taken(seconds, ProcessRun.HighWater(connection!.ProcessID));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        await server.StopAsync();
    }

    private async Task FillAsync(IReadOnlyList<Polygon> polygons, double[] x, double[] y)
    {
        await server.CreateDatabaseAsync(Database);
        connection = await server.OpenAsync(Database);
        await ExecuteAsync("CREATE TABLE raw_areas (number integer, wkb bytea); CREATE TABLE raw_points (x double precision, y double precision)");
        await using (var copy = await connection.BeginBinaryImportAsync("COPY raw_areas FROM STDIN (FORMAT BINARY)"))
        {
            var writer = new WKBWriter();
            for (var area = 0; area < polygons.Count; area++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(area, NpgsqlDbType.Integer);
                await copy.WriteAsync(writer.Write(polygons[area]), NpgsqlDbType.Bytea);
            }

            await copy.CompleteAsync();
        }

        await using (var copy = await connection.BeginBinaryImportAsync("COPY raw_points FROM STDIN (FORMAT BINARY)"))
        {
            for (var point = 0; point < x.Length; point++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(x[point], NpgsqlDbType.Double);
                await copy.WriteAsync(y[point], NpgsqlDbType.Double);
            }

            await copy.CompleteAsync();
        }

        string[] statements =
        [
            "CREATE TABLE areas AS SELECT number, ST_GeomFromWKB(wkb, 27700) AS geom FROM raw_areas",
            "CREATE TABLE points AS SELECT ST_SetSRID(ST_MakePoint(x, y), 27700) AS geom FROM raw_points",
            "DROP TABLE raw_areas, raw_points",
            "CREATE INDEX ON areas USING gist (geom)",
            "CREATE INDEX ON points USING gist (geom)",
            "VACUUM ANALYZE areas",
            "VACUUM ANALYZE points",
            Settings,
            Count,
        ];
        foreach (var statement in statements)
        {
            await ExecuteAsync(statement);
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
