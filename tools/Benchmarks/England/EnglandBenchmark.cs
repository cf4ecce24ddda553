using System.Globalization;
using System.Net;
using System.Text.Json;

namespace CommunityAssets.Benchmarks.England;

/// <summary>
/// Serving a whole country from a small machine: tiles, features, searches and the first look at the national map, each against the plainest
/// SQL for the same answer under pgbench, and MapServer where it can answer.
/// </summary>
internal sealed class EnglandBenchmark
{
    // Until the runtime has compiled what is hot for good.
    private const int WarmSeconds = 8;

    private readonly BenchmarkOptions options;
    private readonly BenchmarkServer server;
    private readonly Samples samples;
    private readonly List<Rate> rates = [];
    private readonly List<string> notes = [];
    private double peak;

    private EnglandBenchmark(BenchmarkOptions options, BenchmarkServer server, Samples samples) =>
        (this.options, this.server, this.samples) = (options, server, samples);

    /// <summary>Runs it, prints the table, and puts it into the README when all of it was run.</summary>
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        MapServer.Require();
        var country = await EnglandAtlas.StartAsync(options);
        try
        {
            using var mapServer = await MapServer.StartAsync(options.Work, country);
            var benchmark = new EnglandBenchmark(options, country, await Samples.ReadAsync(country));
            var load = MachineLoad.Begin();
            await benchmark.MeasureAsync(mapServer);
            benchmark.notes.Add(load.Told());
            var table = RateTable.Markdown(benchmark.rates, benchmark.notes, FigureTable.Machine());
            Console.WriteLine(table);
            if (options.Only.Count == 0)
            {
                FigureTable.Put(Path.Combine(BenchmarkOptions.Root(), "README.md"), "england", table);
            }
        }
        finally
        {
            await country.StopAsync();
        }

        return 0;
    }

    private async Task MeasureAsync(MapServer mapServer)
    {
        if (Wanted("tiles"))
        {
            var tiles = new TileRates(options, server, mapServer);
            rates.AddRange(await tiles.MeasureAsync("Tiles of about 2,000 assets, z12–13", samples.FarAssets, References.AssetTile));
            rates.AddRange(await tiles.MeasureAsync("Tiles of about 1,200 assets, z14", samples.NearAssets, References.AssetTile));
            rates.AddRange(await tiles.MeasureAsync("Tiles of areas with a value, z10–12", samples.Areas, References.AreaTile));
            rates.AddRange(await tiles.MeasureAsync("Tiles of areas, z10–12, each place once", samples.Places, References.AreaTile, again: false));
            peak = tiles.Peaks.Max(part => part.Megabytes);
            notes.AddRange(tiles.Peaks.Select(part => string.Create(CultureInfo.InvariantCulture, $"Our memory with {part.What}: {part.Megabytes:N0} MB.")));
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The very first tile after the service said that it was ready took {tiles.FirstSeconds:0.0} s at most."));
        }

        using var service = await OurService.StartAsync(server.Address(EnglandAtlas.Database));
        if (Wanted("view"))
        {
            await ViewAsync(service);
        }

        if (Wanted("features"))
        {
            await FeaturesAsync(service, mapServer);
        }

        if (Wanted("search"))
        {
            await SearchAsync(service);
        }

        notes.Add(string.Create(CultureInfo.InvariantCulture, $"Our memory with what is not tiles of one place: {service.PeakMegabytes:N0} MB."));
        peak = Math.Max(peak, service.PeakMegabytes);
        rates.Add(new Rate("Our memory, the largest over all of it", "MB", [peak], [], false, "under 400 MB"));
    }

    private bool Wanted(string part) => options.Only.Count == 0 || options.Only.Contains(part, StringComparer.Ordinal);

    private async Task ViewAsync(OurService service)
    {
        var indicators = samples.Areas.Select(tile => tile.Ours.Split("indicator=")[1]).Distinct(StringComparer.Ordinal).ToList();
        foreach (var zoom in new[] { 6, 7 })
        {
            var shaded = new List<Shading>();
            var views = new List<NationalView>();
            for (var round = 0; round <= options.Rounds; round++)
            {
                views.Add(await NationalView.LookAsync(service.Address, zoom, indicators[((zoom - 6) * 10) + round]));
                if (round == options.Rounds)
                {
                    shaded.Add(await Shading.CheckAsync(server, service.Address, zoom, indicators[((zoom - 6) * 10) + round]));
                }
            }

            var (first, rest) = (views[0], views[1..]);
            var what = string.Create(CultureInfo.InvariantCulture, $"The country by {EnglandFiles.Areas:N0} areas at z{zoom}, {first.Tiles} tiles, a new indicator");
            rates.Add(new Rate(what + ": bytes on the way", "kB", [.. rest.Select(view => view.Kilobytes)], [], false, "under 300 kB"));
            rates.Add(new Rate(what + ": time", "ms", [.. rest.Select(view => view.Milliseconds)], [], false, "under 500 ms"));
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"At z{zoom} the first look after the service's start{(zoom == 6 ? "" : " (after that at z6)")} took {first.Milliseconds:N0} ms. Of {shaded[0].Areas:N0} areas {shaded[0].Own:N0} show their own class of five at their point, {shaded[0].Shared:N0} that of another whose point lies in the same step of the tile, {shaded[0].Neither:N0} neither."));
        }
    }

    private async Task FeaturesAsync(OurService service, MapServer mapServer)
    {
        using var client = new HttpClient();
        using var probe = await client.GetAsync(new Uri(service.Address, "/ogc/collections/assets/items?limit=1"));
        var path = probe.StatusCode == HttpStatusCode.OK ? "/ogc/collections/assets/items" : "/api/v1/assets";
        var ours = samples.Boxes.Select(box => $"{path}?bbox={box}&limit=1000").ToList();
        var theirs = samples.Boxes.Select(box => $"/{MapServerFiles.Name}/ogcapi/collections/features/items?f=json&bbox={box}&limit=1000").ToList();
        for (var at = 0; at < ours.Count; at += ours.Count / 10)
        {
            var counts = (Our: await CountAsync(client, new Uri(service.Address, ours[at])), Theirs: await CountAsync(client, new Uri(mapServer.Address, theirs[at])));

            // MapServer takes its limit before it looks into the corners that a box turned to another grid has, so some of its thousand are left out.
            if (counts is not (1000, > 900 and <= 1000))
            {
                throw new InvalidOperationException($"{ours[at]} gave {counts.Our} features and MapServer {counts.Theirs}, where both were to give about 1,000.");
            }
        }

        var sql = References.Features(1, samples.Boxes.Count);
        var (our, plain, mapped) = (new List<double>(), new List<double>(), new List<double>());
        await Wrk.RunAsync(options.Work, service.Address, ours, WarmSeconds);
        for (var round = 0; round < options.Rounds; round++)
        {
            our.Add((await Wrk.RunAsync(options.Work, service.Address, ours, options.Seconds)).Rate);
            plain.Add((await PgBench.RunAsync(options.Work, server, [sql], options.Seconds, "prepared")).Rate);
            mapped.Add((await Wrk.RunAsync(options.Work, mapServer.Address, theirs, options.Seconds)).Rate);
        }

        rates.Add(new Rate(
            $"1,000 features of a box as GeoJSON (`{path}`)", "answers/s", our,
            [("`json_agg(ST_AsGeoJSON(t.*))` under pgbench", plain), ("MapServer", mapped)], true, "1.5 times the SQL, 5 times MapServer"));
    }

    private async Task SearchAsync(OurService service)
    {
        var scripts = await SearchStatements.CaptureAsync(server, samples.Searches);
        var ours = samples.Searches.Select(search => "/api/v1/assets?" + search).ToList();
        var (our, plain) = (new List<double>(), new List<double>());
        await Wrk.RunAsync(options.Work, service.Address, ours, WarmSeconds);
        for (var round = 0; round < options.Rounds; round++)
        {
            our.Add((await Wrk.RunAsync(options.Work, service.Address, ours, options.Seconds)).Milliseconds95);
            plain.Add((await PgBench.RunAsync(options.Work, server, scripts, options.Seconds, "simple")).Milliseconds95);
        }

        rates.Add(new Rate(
            "Search: a word with a slip, 3 km, a topic, a day, ranked, first 20; p95 of 8 at once", "ms", our, [("the same statements under pgbench", plain)], false,
            "at most 1.3 times"));
    }

    private static async Task<int> CountAsync(HttpClient client, Uri address)
    {
        await using var stream = await client.GetStreamAsync(address);
        using var answer = await JsonDocument.ParseAsync(stream);
        return answer.RootElement.GetProperty("features").GetArrayLength();
    }
}
