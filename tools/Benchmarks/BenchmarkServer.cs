using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace CommunityAssets.Benchmarks;

/// <summary>
/// A private PostgreSQL with PostGIS, started by tools/server and then set as a real one is: every commit synchronised to disk, and the
/// memory that a small server is given.
/// </summary>
internal sealed class BenchmarkServer
{
    private readonly Uri admin;
    private readonly string folder;
    private readonly bool found;

    private BenchmarkServer(Uri admin, string folder, bool found) => (this.admin, this.folder, this.found) = (admin, folder, found);

    /// <summary>Starts it; one that already runs in a kept folder is taken as it is, and left running by <see cref="StopAsync"/>.</summary>
    /// <param name="kept">A folder whose data are kept when it stops; null for one that goes with it.</param>
    public static async Task<BenchmarkServer> StartAsync(string? kept = null)
    {
        if (kept is not null && Running(kept) is { } port)
        {
            return new BenchmarkServer(new Uri($"postgresql://postgres@127.0.0.1:{port}/postgres"), kept, found: true);
        }

        var started = kept is null ? await ScriptAsync("start") : await ScriptAsync("start", kept);
        var server = new BenchmarkServer(new Uri(started[0]), started[1], found: false);
        string[] settings =
        [
            "fsync = on", "synchronous_commit = on", "full_page_writes = on", "max_wal_size = '4GB'", "maintenance_work_mem = '256MB'",
        ];
        foreach (var setting in settings)
        {
            await server.ExecuteAsync("postgres", "ALTER SYSTEM SET " + setting);
        }

        await server.ExecuteAsync("postgres", "SELECT pg_reload_conf()");
        return server;
    }

    /// <summary>Starts it where PostgreSQL and PostGIS are installed; says why it could not where they are not.</summary>
    public static async Task<(BenchmarkServer? Server, string? Missing)> TryStartAsync()
    {
        try
        {
            return (await StartAsync(), null);
        }
        catch (InvalidOperationException problem) when (problem.Message.Contains("is not installed here", StringComparison.Ordinal))
        {
            return (null, "PostgreSQL with PostGIS is not installed");
        }
    }

    /// <summary>Its folder, which <c>tools/server stop</c> takes.</summary>
    public string Folder => folder;

    /// <summary>Stops it, and takes its folder away unless it is one that is kept.</summary>
    public async Task StopAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (!found)
        {
            await ScriptAsync("stop", folder);
        }
    }

    /// <summary>The address of a database, as the project's commands and psql take it.</summary>
    public string Address(string database) => $"postgresql://{admin.UserInfo}@{admin.Host}:{admin.Port}/{database}";

    /// <summary>The same in the form that ogr2ogr takes.</summary>
    public string ConnectionWords(string database) => $"host={admin.Host} port={admin.Port} user={admin.UserInfo} dbname={database}";

    /// <summary>Makes an empty database with PostGIS, dropping one of that name.</summary>
    public async Task CreateDatabaseAsync(string database)
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        await ExecuteAsync("postgres", $"CREATE DATABASE {database}");
        await ExecuteAsync(database, "CREATE EXTENSION postgis");
        await ExecuteAsync(database, "CREATE EXTENSION pg_trgm");
        await ExecuteAsync("postgres", "CHECKPOINT");
    }

    /// <summary>Runs one statement.</summary>
    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends the benchmark when a count is not what it should be: a fast import of the wrong rows is not a result.</summary>
    public async Task ExpectAsync(string database, string sql, long expected)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        var counted = Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        if (counted != expected)
        {
            throw new InvalidOperationException($"{sql} gave {counted}, not {expected}.");
        }
    }

    /// <summary>The rows of a statement, each as texts, nulls as empty ones.</summary>
    public async Task<IReadOnlyList<string[]>> RowsAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture) ?? "")]);
        }

        return rows;
    }

    /// <summary>Drops the indexes of an atlas's table that no constraint owns, and gives the statements that made all of its indexes.</summary>
    public async Task<IReadOnlyList<string>> DropIndexesAsync(string database, string table)
    {
        var (all, loose) = (new List<string>(), new List<string>());
        await using (var connection = await OpenAsync(database))
        {
            await using var command = new NpgsqlCommand(
                """
                SELECT pg_get_indexdef(i.indexrelid), i.indexrelid::regclass::text, EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
                FROM pg_index i WHERE i.indrelid = ('atlas.' || $1)::regclass
                """,
                connection)
            { Parameters = { new() { Value = table } } };
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                all.Add(reader.GetString(0));
                if (!reader.GetBoolean(2))
                {
                    loose.Add(reader.GetString(1));
                }
            }
        }

        foreach (var index in loose)
        {
            await ExecuteAsync(database, $"DROP INDEX {index}");
        }

        return all;
    }

    /// <summary>Seconds that the same CREATE INDEX statements take on an unindexed copy of an atlas's table.</summary>
    public async Task<double> IndexReferenceAsync(string database, string table, IReadOnlyList<string> statements)
    {
        await ExecuteAsync(database, $"CREATE TABLE public.bench_copy AS SELECT * FROM atlas.{table}");
        await ExecuteAsync("postgres", "CHECKPOINT");
        var seconds = 0.0;
        foreach (var (statement, number) in statements.Select((statement, number) => (statement, number)))
        {
            var on = statement.IndexOf(" ON ", StringComparison.Ordinal);
            var unique = statement.StartsWith("CREATE UNIQUE", StringComparison.Ordinal) ? "UNIQUE " : "";
            var same = $"CREATE {unique}INDEX bench_{number} ON public.bench_copy" + statement[statement.IndexOf(" USING ", on, StringComparison.Ordinal)..];
            var clock = Stopwatch.StartNew();
            await ExecuteAsync(database, same);
            seconds += clock.Elapsed.TotalSeconds;
        }

        return seconds;
    }

    /// <summary>A connection to one of its databases.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection($"Host={admin.Host};Port={admin.Port};Username={admin.UserInfo};Database={database}");
        await connection.OpenAsync();
        return connection;
    }

    // The port is the fourth line of what a running server says of itself.
    private static string? Running(string folder)
    {
        var file = Path.Combine(folder, "data", "postmaster.pid");
        return File.Exists(file) && File.ReadAllLines(file) is [var process, _, _, var port, ..] && Directory.Exists("/proc/" + process) ? port : null;
    }

    private static async Task<IReadOnlyList<string>> ScriptAsync(params string[] arguments)
    {
        var script = Path.Combine(BenchmarkOptions.Root(), "tools", "server");
        var run = await ProcessRun.MeasureAsync(
            "bash", [script, .. arguments], new Dictionary<string, string>(StringComparer.Ordinal) { ["COMMUNITYASSETS_TEST_SERVER_MINUTES"] = "400" });
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
