using System.Diagnostics;
using System.Globalization;

namespace CommunityAssets.Benchmarks.England;

/// <summary>
/// The country in PostGIS, brought in by the ordinary importers. Its server's data stay in the work folder, so that a second run
/// begins at once.
/// </summary>
internal static class EnglandAtlas
{
    /// <summary>The name of the database.</summary>
    public const string Database = "england";

    /// <summary>Changes with what is loaded and how: data loaded otherwise are made anew.</summary>
    private const string Edition = "england-2";

    // What a small server of its own would be given; the same for ours and the references. Compiling queries is off for all: on two
    // busy cores it costs every short statement more than it saves.
    private static readonly string[] Settings =
    [
        "shared_buffers = '512MB'", "effective_cache_size = '2GB'", "work_mem = '16MB'", "random_page_cost = 1.1", "jit = off",
        "autovacuum = off",
    ];

    /// <summary>Starts the server with the country in it, made first when it is not there.</summary>
    public static async Task<BenchmarkServer> StartAsync(BenchmarkOptions options)
    {
        var folder = Path.Combine(options.Work, "england-server");
        var loaded = Path.Combine(folder, "loaded");
        if (File.Exists(loaded) && string.Equals(await File.ReadAllTextAsync(loaded), Edition, StringComparison.Ordinal))
        {
            var made = await BenchmarkServer.StartAsync(folder);

            // A schema that has grown since is brought up to date.
            await ProcessRun.CliAsync("new", "--atlas", made.Address(Database));
            return made;
        }

        var server = await BenchmarkServer.StartAsync(folder);
        await LoadAsync(server, options);

        // Started again, so that the first run measures under the same settings as the next.
        await server.StopAsync();
        await File.WriteAllTextAsync(loaded, Edition);
        return await BenchmarkServer.StartAsync(folder);
    }

    /// <summary>Makes the country and leaves its server running; prints its address, and the folder that stops it.</summary>
    public static async Task<int> LeaveRunningAsync(BenchmarkOptions options)
    {
        var server = await StartAsync(options);
        Console.WriteLine(server.Address(Database));
        Console.WriteLine(server.Folder);
        return 0;
    }

    private static async Task LoadAsync(BenchmarkServer server, BenchmarkOptions options)
    {
        foreach (var setting in Settings)
        {
            await server.ExecuteAsync("postgres", "ALTER SYSTEM SET " + setting);
        }

        await server.CreateDatabaseAsync(Database);
        var atlas = server.Address(Database);
        var files = new EnglandFiles(options.Work);
        await ProcessRun.CliAsync("new", "--atlas", atlas);
        await ImportAsync(files.WriteAreas, "areas");
        await ImportAsync(files.WritePostcodes, "postcodes");
        await ImportAsync(files.WriteValues, "indicators");
        await ImportAsync(files.WriteAssets, "assets", "--source", "country");

        // As the README tells whoever runs a large atlas: what lies together on the ground lies together on disk, for ours and the references.
        await server.ExecuteAsync(Database, "SET maintenance_work_mem = '512MB'; CLUSTER atlas.assets USING assets_place");
        await server.ExecuteAsync(Database, "VACUUM ANALYZE");
        await server.ExpectAsync(Database, "SELECT count(*) FROM atlas.areas WHERE NOT ST_IsEmpty(geom)", EnglandFiles.Areas);
        await server.ExpectAsync(Database, "SELECT count(*) FROM atlas.postcodes", EnglandFiles.Postcodes);
        await server.ExpectAsync(Database, "SELECT count(*) FROM atlas.indicator_values", (long)EnglandFiles.Areas * EnglandFiles.Indicators);
        await server.ExpectAsync(Database, "SELECT count(*) FROM atlas.assets", EnglandFiles.Assets);
        await server.ExpectAsync(Database, "SELECT count(*) FROM atlas.areas WHERE NOT ST_IsValid(geom)", 0);

        async Task ImportAsync(Func<string> write, string what, params string[] more)
        {
            var clock = Stopwatch.StartNew();
            var file = write();
            var written = clock.Elapsed.TotalSeconds;
            var run = await ProcessRun.CliAsync(["import", what, file, .. more, "--atlas", atlas]);
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{what}: written in {written:F0} s, imported in {run.Seconds:F0} s, {run.PeakMegabytes:F0} MB"));

            // In the atlas now, and written again from the same seed whenever it is wanted.
            File.Delete(file);
        }
    }
}
