using System.Globalization;

namespace CommunityAssets.Benchmarks;

/// <summary>
/// Imports, against the best tools at hand: a million assets against ogr2ogr (PG COPY), ten million values against psql's \copy, and the
/// English set into an embedded atlas.
/// </summary>
internal static class ImportBenchmark
{
    /// <summary>Runs them, prints the table, and puts it into the README.</summary>
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var server = await BenchmarkServer.StartAsync();
        var figures = new List<Figure>();
        try
        {
            figures.AddRange(await AssetsAsync(server, options));
            figures.Add(await ValuesAsync(server, options));
            if (options.England is { } england)
            {
                figures.Add(await EnglandAsync(england, options));
            }
        }
        finally
        {
            await server.StopAsync();
        }

        var table = FigureTable.Markdown(figures, FigureTable.Machine());
        Console.WriteLine(table);
        FigureTable.Put(Path.Combine(BenchmarkOptions.Root(), "README.md"), "import", table);
        return 0;
    }

    private static async Task<IReadOnlyList<Figure>> AssetsAsync(BenchmarkServer server, BenchmarkOptions options)
    {
        var file = BenchmarkFiles.Assets(options.Work, options.Assets);
        var (bare, whole, theirs, theirsWhole) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var peak = 0.0;
        for (var round = 0; round < options.Rounds; round++)
        {
            // Rows in the table, no index but the key: the indexes are taken off before, as ogr2ogr is told to make none.
            var atlas = await NewAtlasAsync(server, "ours");
            var indexes = await server.DropIndexesAsync("ours", "assets");
            var run = await ProcessRun.CliAsync("import", "assets", file, "--source", "bench", "--atlas", atlas);
            bare.Add(run.Seconds);
            peak = Math.Max(peak, run.PeakMegabytes);
            await server.ExpectAsync("ours", "SELECT count(*) FROM atlas.assets", options.Assets);
            var indexing = await server.IndexReferenceAsync("ours", "assets", indexes);

            await server.CreateDatabaseAsync("theirs");
            var copied = await Ogr2OgrAsync(server, file);
            theirs.Add(copied.Seconds);
            await server.ExpectAsync("theirs", "SELECT count(*) FROM bench", options.Assets);

            // The whole import, every index of a new atlas, against ogr2ogr followed by the same statements.
            atlas = await NewAtlasAsync(server, "ours");
            run = await ProcessRun.CliAsync("import", "assets", file, "--source", "bench", "--atlas", atlas);
            whole.Add(run.Seconds);
            peak = Math.Max(peak, run.PeakMegabytes);

            await server.CreateDatabaseAsync("theirs");
            copied = await Ogr2OgrAsync(server, file);
            theirsWhole.Add(copied.Seconds + indexing);
        }

        var rows = options.Assets.ToString("N0", CultureInfo.InvariantCulture);
        return
        [
            new($"{rows} assets from CSV, rows in the table", "ogr2ogr with PG_USE_COPY", bare, theirs, peak, "at least as fast, aiming at 1.5 times; under 300 MB"),
            new($"{rows} assets from CSV, with every index", "ogr2ogr, then the same CREATE INDEX statements", whole, theirsWhole, peak, "no slower"),
        ];
    }

    private static async Task<Figure> ValuesAsync(BenchmarkServer server, BenchmarkOptions options)
    {
        const int Areas = 33_755;
        var indicators = (int)Math.Ceiling(options.Values / (double)Areas);
        var (areas, values) = BenchmarkFiles.Values(options.Work, Areas, indicators);
        var (ours, theirs, peak) = (new List<double>(), new List<double>(), 0.0);
        for (var round = 0; round < options.Rounds; round++)
        {
            var atlas = await NewAtlasAsync(server, "ours");
            await ProcessRun.CliAsync("import", "areas", areas, "--atlas", atlas);
            var run = await ProcessRun.CliAsync("import", "indicators", values, "--atlas", atlas);
            ours.Add(run.Seconds);
            peak = Math.Max(peak, run.PeakMegabytes);
            await server.ExpectAsync("ours", "SELECT count(*) FROM atlas.indicator_values", (long)Areas * indicators);

            await server.CreateDatabaseAsync("theirs");
            await server.ExecuteAsync(
                "theirs",
                "CREATE TABLE bench (area text, indicator text, period text, value double precision, lower real, upper real, count double precision, denominator double precision)");
            var copied = await ProcessRun.MeasureAsync("psql", [server.Address("theirs"), "-q", "-c", $"\\copy bench FROM '{values}' WITH (FORMAT csv, HEADER true)"]);
            theirs.Add(copied.Seconds);
        }

        return new Figure(
            $"{(long)Areas * indicators:N0} indicator values from CSV, checked and indexed", "psql \\copy of the same file into a bare table", ours, theirs, peak,
            "at least half as fast");
    }

    private static async Task<Figure> EnglandAsync(string folder, BenchmarkOptions options)
    {
        var (seconds, peak) = (new List<double>(), 0.0);
        var atlas = Path.Combine(options.Work, "england.gpkg");
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var old in Directory.EnumerateFiles(options.Work, "england.gpkg*"))
            {
                File.Delete(old);
            }

            await ProcessRun.CliAsync("new", "--atlas", atlas);
            var areas = await ProcessRun.CliAsync("import", "areas", Path.Combine(folder, "lsoa21_boundaries_ew_simplified.geojson.gz"), "--atlas", atlas);
            var values = await ProcessRun.CliAsync("import", "indicators", Path.Combine(folder, "imd2025_lsoa21.csv.gz"), "--atlas", atlas);
            seconds.Add(areas.Seconds + values.Seconds);
            peak = Math.Max(peak, Math.Max(areas.PeakMegabytes, values.PeakMegabytes));
        }

        return new Figure("The English set (LSOA 2021 boundaries, Indices of Deprivation 2025) into one GeoPackage file", "none", seconds, [], peak, "under 60 s and 400 MB");
    }

    private static async Task<string> NewAtlasAsync(BenchmarkServer server, string database)
    {
        await server.CreateDatabaseAsync(database);
        var atlas = server.Address(database);
        await ProcessRun.CliAsync("new", "--atlas", atlas);
        return atlas;
    }

    private static Task<ProcessRun> Ogr2OgrAsync(BenchmarkServer server, string file) => ProcessRun.MeasureAsync(
        "ogr2ogr",
        [
            "-f", "PostgreSQL", "PG:" + server.ConnectionWords("theirs"), file, "-nln", "bench", "-a_srs", "EPSG:27700",
            "-oo", "X_POSSIBLE_NAMES=easting", "-oo", "Y_POSSIBLE_NAMES=northing", "-lco", "GEOMETRY_NAME=geom", "-lco", "SPATIAL_INDEX=NONE",
        ],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["PG_USE_COPY"] = "YES" });
}
