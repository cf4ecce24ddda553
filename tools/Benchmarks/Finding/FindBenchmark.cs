using System.Globalization;
using System.Net;
using System.Text.Json;
using CommunityAssets.Benchmarks.England;

namespace CommunityAssets.Benchmarks.Finding;

/// <summary>The finder on a country: pages and answers for programs at a constant rate, each in a minute of its own.</summary>
internal sealed class FindBenchmark
{
    private const double PerSecond = 20;
    private const double WarmSeconds = 20;

    // Answers that find nothing are quick: hardly any may do so for the figures to mean something.
    private const double MostEmpty = 0.05;

    private static readonly (string Path, string What)[] Places =
    [
        ("/find", "The finder's page (`/find`)"), ("/api/v1/find", "The finder for programs (`/api/v1/find`)"),
    ];

    /// <summary>Runs it, prints the table, and puts it into the README.</summary>
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var country = await EnglandAtlas.StartAsync(options);
        try
        {
            using var service = await OurService.StartAsync(country.Address(EnglandAtlas.Database));
            var postcodes = await country.RowsAsync(EnglandAtlas.Database, """
                SELECT packed FROM atlas.postcodes WHERE terminated IS NULL AND x IS NOT NULL
                ORDER BY hashtextextended(packed, 20261121) LIMIT 4000
                """);
            var hopes = Hopes.Of([.. postcodes.Select(row => row[0])]);
            var load = MachineLoad.Begin();
            var rates = await MeasureAsync(service, hopes, options);
            rates.Add(new Rate("Our memory, the largest", "MB", [service.PeakMegabytes], [], HigherIsBetter: false, "–"));
            string[] notes =
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Requests came at {PerSecond:0} a second whatever became of those before, each another one; times count from when a request was due."),
                load.Told(),
            ];
            var table = RateTable.Markdown(rates, notes, FigureTable.Machine());
            Console.WriteLine(table);
            FigureTable.Put(Path.Combine(BenchmarkOptions.Root(), "README.md"), "find", table);
        }
        finally
        {
            await country.StopAsync();
        }

        return 0;
    }

    private static async Task<List<Rate>> MeasureAsync(OurService service, IReadOnlyList<string> hopes, BenchmarkOptions options)
    {
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, MaxConnectionsPerServer = 200 };
        using var client = new HttpClient(handler) { BaseAddress = service.Address };
        var rates = new List<Rate>();
        var asked = 0;
        foreach (var (path, what) in Places)
        {
            await ConstantRate.RunAsync(client, Next(path, (int)(WarmSeconds * PerSecond)), PerSecond, WarmSeconds);
            var rounds = new List<double[]>();
            for (var round = 0; round < options.Rounds; round++)
            {
                var requests = Next(path, (int)(options.Seconds * PerSecond));
                var answers = await ConstantRate.RunAsync(client, requests, PerSecond, options.Seconds);
                Check(path, answers);
                rounds.Add([.. answers.Select(answer => answer.Milliseconds).Order()]);
                await Console.Error.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: p50 {At(rounds[^1], 0.5):0} ms, p95 {At(rounds[^1], 0.95):0} ms, p99 {At(rounds[^1], 0.99):0} ms, last {rounds[^1][^1]:0} ms"));
                foreach (var slow in answers.OrderByDescending(answer => answer.Milliseconds).Take(3))
                {
                    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {slow.Milliseconds:0} ms {slow.Request}"));
                }
            }

            foreach (var (share, words, aim) in new[] { (0.5, "half of the answers", "–"), (0.95, "p95", "under 150 ms"), (0.99, "p99", "–") })
            {
                rates.Add(new Rate($"{what}, {words}", "ms", [.. rounds.Select(times => At(times, share))], [], HigherIsBetter: false, aim));
            }
        }

        return rates;

        IReadOnlyList<string> Next(string path, int count)
        {
            var next = Enumerable.Range(asked, count).Select(number => path + hopes[number % hopes.Count]).ToList();
            asked += count;
            return next;
        }
    }

    private static void Check(string path, IReadOnlyList<TimedAnswer> answers)
    {
        var empty = answers.Count(answer => path == "/find"
            ? !answer.Text.Contains("class=\"found__name\"", StringComparison.Ordinal)
            : JsonDocument.Parse(answer.Text).RootElement.GetProperty("features").GetArrayLength() == 0);
        if (empty > answers.Count * MostEmpty)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{empty} of {answers.Count} answers of {path} found nothing: that is no finding."));
        }
    }

    private static double At(double[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * share) - 1)];
}
