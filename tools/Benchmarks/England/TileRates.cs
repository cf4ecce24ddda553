using System.Diagnostics;
using System.Globalization;

namespace CommunityAssets.Benchmarks.England;

/// <summary>
/// Tiles that nobody asked for before, against plain SQL and MapServer, and tiles that somebody did, from the cache and as 304. Our service
/// is started anew for each round and warmed with tiles of other places, so that nothing asked for is in any memory of ours.
/// </summary>
internal sealed class TileRates(BenchmarkOptions options, BenchmarkServer server, MapServer mapServer)
{
    private const int Kept = 200;
    private const int Compared = 25;
    private const string Sql = "ST_AsMVT under pgbench";
    private const string Mapped = "MapServer";

    private readonly List<(string What, double Megabytes)> peaks = [];
    private readonly List<double> firsts = [];

    /// <summary>Our largest memory with each list of tiles, in MB.</summary>
    public IEnumerable<(string What, double Megabytes)> Peaks =>
        peaks.GroupBy(peak => peak.What, StringComparer.Ordinal).Select(list => (list.Key, list.Max(peak => peak.Megabytes)));

    /// <summary>The longest that the very first tile after the service's start took, in seconds: what is made ready once is made ready then.</summary>
    public double FirstSeconds => firsts.Max();

    /// <summary>Measures one list of tiles.</summary>
    /// <param name="what">What they are.</param>
    /// <param name="tiles">The list, its numbers without a gap.</param>
    /// <param name="script">Writes the SQL reference for the tiles with numbers from one to another.</param>
    /// <param name="again">Whether they are asked for again, too.</param>
    public async Task<IReadOnlyList<Rate>> MeasureAsync(
        string what, IReadOnlyList<TileSample> tiles, Func<int, int, string> script, bool again = true)
    {
        // One place in eight only warms.
        var warming = tiles.Where(tile => Warms(tile.Ours)).Take(400).ToList();
        var asked = tiles.Where(tile => !Warms(tile.Ours)).ToList();
        var sql = script(tiles[0].Number, tiles[^1].Number);
        var (ours, kept, unchanged, plain, mapped) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            using var service = await OurService.StartAsync(server.Address(EnglandAtlas.Database));
            firsts.Add(await FirstAsync(service, warming[0].Ours));
            await Wrk.RunAsync(options.Work, service.Address, [.. warming.Select(tile => tile.Ours)], 4);
            ours.Add((await Wrk.RunAsync(options.Work, service.Address, [.. asked.Select(tile => tile.Ours)], options.Seconds, once: true)).Rate);
            if (again)
            {
                var addresses = asked.Take(Kept).Select(tile => tile.Ours).ToList();
                var tagged = await TagsAsync(service, addresses);
                kept.Add((await Wrk.RunAsync(options.Work, service.Address, addresses, Math.Min(options.Seconds, 4))).Rate);
                unchanged.Add((await Wrk.RunAsync(options.Work, service.Address, tagged, Math.Min(options.Seconds, 4))).Rate);
            }

            if (round == 0)
            {
                await CompareAsync(service, tiles);
            }

            peaks.Add((char.ToLowerInvariant(what[0]) + what[1..], service.PeakMegabytes));
            plain.Add((await PgBench.RunAsync(options.Work, server, [sql], options.Seconds, "prepared")).Rate);
            mapped.Add((await Wrk.RunAsync(options.Work, mapServer.Address, [.. asked.Select(tile => tile.MapServer)], options.Seconds)).Rate);
        }

        IReadOnlyList<(string, IReadOnlyList<double>)> references = [(Sql, plain), (Mapped, mapped)];
        var first = new Rate($"{what}, never asked for before", "tiles/s", ours, references, true, "2 times the faster");
        return !again ? [first] :
        [
            first,
            new($"{what}, asked for before", "tiles/s", kept, references, true, "20 times"),
            new($"{what}, unchanged (304)", "tiles/s", unchanged, references, true, "20 times"),
        ];
    }

    private static async Task<double> FirstAsync(OurService service, string address)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        var clock = Stopwatch.StartNew();
        await client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
        return clock.Elapsed.TotalSeconds;
    }

    private static bool Warms(string address)
    {
        var parts = address.Split('/', '.', '?');
        return (int.Parse(parts[4], CultureInfo.InvariantCulture) + (3 * int.Parse(parts[5], CultureInfo.InvariantCulture))) % 8 == 0;
    }

    private static async Task<List<string>> TagsAsync(OurService service, IEnumerable<string> addresses)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        var tagged = new List<string>();
        foreach (var address in addresses)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            tagged.Add(address + "\t" + answer.Headers.ETag);
        }

        return tagged;
    }

    // A tile that holds less is quicker made, so ours must hold all that SQL counts in it, but for what lies within a hair of its edge.
    // MapServer leaves out some of the points that fall together, which is to its favour and let be.
    private async Task CompareAsync(OurService service, IReadOnlyList<TileSample> tiles)
    {
        using var client = new HttpClient();
        for (var at = 0; at < tiles.Count; at += tiles.Count / Compared)
        {
            var ours = Things(TileReader.Count(await client.GetByteArrayAsync(new Uri(service.Address, tiles[at].Ours))));
            var mapped = Things(TileReader.Count(await client.GetByteArrayAsync(new Uri(mapServer.Address, tiles[at].MapServer))));
            if (ours < (0.98 * tiles[at].Holds) - 3 || mapped < 0.8 * tiles[at].Holds)
            {
                throw new InvalidOperationException(
                    $"{tiles[at].Ours} holds {tiles[at].Holds} things, of which ours has {ours} and MapServer's {mapped}: the answers can't be compared.");
            }
        }
    }

    private static long Things(IReadOnlyDictionary<string, (int Features, long Things)> layers) =>
        layers.Where(layer => !layer.Key.EndsWith("-names", StringComparison.Ordinal)).Sum(layer => layer.Value.Things);
}
