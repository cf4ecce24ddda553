using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CommunityAssets.Benchmarks.England;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>
/// Estimates of every indicator for areas that people draw on a country, through the service: from a handful to some hundred small areas
/// each, no two alike. The country is that of the benchmark of serving, kept in the work folder (made when it is not there).
/// </summary>
internal sealed class DrawnFigure : IAnalysisFigure
{
    private const int Warming = 20;
    private const int Measured = 300;
    private const int Checked = 10;
    private const int Wide = 20;
    private const double Farthest = 9_000;
    private const int Seed = 20260806;

    /// <inheritdoc/>
    public string Name => "drawn";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AnalysisRow>> MeasureAsync(AnalysisRun run)
    {
        // The figure's own folder lies two below the one that the country is kept in.
        var work = Directory.GetParent(run.Folder)!.Parent!.FullName;
        var server = await EnglandAtlas.StartAsync(BenchmarkOptions.Read(["--work", work]));
        var taken = new List<Taken>();
        try
        {
            for (var round = 0; round < run.Rounds; round++)
            {
                using var service = await OurService.StartAsync(server.Address(EnglandAtlas.Database));
                taken.Add(await DrawAsync(service, server, Seed + round));
                Console.Error.WriteLine(Words(taken[^1]));
            }
        }
        finally
        {
            await server.StopAsync();
        }

        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"A drawn polygon's estimates of {EnglandFiles.Indicators} indicators over HTTP, {EnglandFiles.Areas:N0} areas: the 95th percentile of {Measured} polygons");
        return [new AnalysisRow(what, taken, [], "under 0.1 s") { Notes = ["Drawn polygons: " + Words(taken[0]) + " Memory is the service's."] }];
    }

    /// <inheritdoc/>
    public void Work(ChildTask task)
    {
        // Measured through the service.
    }

    private static async Task<Taken> DrawAsync(OurService service, BenchmarkServer server, int seed)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        var (random, towns) = (new Random(seed), new Towns());
        var (seconds, members) = (new List<double>(), new List<double>());
        var first = Stopwatch.StartNew();
        for (var at = 0; at < Warming + Measured; at++)
        {
            var body = Encoding.UTF8.GetBytes(Polygon(random, towns, 1_500 * Math.Pow(Farthest / 1_500, random.NextDouble())));
            var clock = Stopwatch.StartNew();
            var answer = await AskAsync(client, body);
            var took = clock.Elapsed.TotalSeconds;
            if (at == 0)
            {
                first.Stop();
            }

            using var document = JsonDocument.Parse(answer);
            var told = document.RootElement.GetProperty("features")[0].GetProperty("properties");
            if (at >= Warming)
            {
                seconds.Add(took);
                members.Add(told.GetProperty("members").GetArrayLength());
                if (at < Warming + Checked)
                {
                    await CheckAsync(server, told);
                }
            }
        }

        var (wide, widest) = (0d, 0);
        for (var at = 0; at < Wide; at++)
        {
            var body = Encoding.UTF8.GetBytes(Polygon(random, towns, 2 * Farthest));
            var clock = Stopwatch.StartNew();
            var answer = await AskAsync(client, body);
            wide = Math.Max(wide, clock.Elapsed.TotalSeconds);
            using var document = JsonDocument.Parse(answer);
            widest = Math.Max(
                widest, document.RootElement.GetProperty("features")[0].GetProperty("properties").GetProperty("members").GetArrayLength());
        }

        seconds.Sort();
        members.Sort();
        return new Taken(At(seconds, 0.95), service.PeakMegabytes)
        {
            Facts = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["half"] = At(seconds, 0.5),
                ["most"] = seconds[^1],
                ["fewest areas"] = members[0],
                ["half of areas"] = At(members, 0.5),
                ["most areas"] = members[^1],
                ["wide"] = wide,
                ["widest"] = widest,
                ["first"] = first.Elapsed.TotalSeconds,
            },
        };
    }

    private static async Task<byte[]> AskAsync(HttpClient client, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/geo+json");
        using var answer = await client.PostAsync(new Uri("/api/v1/estimate", UriKind.Relative), content);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsByteArrayAsync()
            : throw new InvalidOperationException($"The service answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    // A star around somewhere in a town, as crooked as a hand draws.
    private static string Polygon(Random random, Towns towns, double radius)
    {
        var (planX, planY) = Towns.Around(random, towns.Draw(random));
        var (x, y) = Ground.At(planX, planY);
        var corners = random.Next(8, 40);
        var ring = Enumerable.Range(0, corners).Select(at =>
        {
            var (angle, far) = (2 * Math.PI * at / corners, radius * (0.7 + (0.6 * random.NextDouble())));
            return string.Create(CultureInfo.InvariantCulture, $"[{x + (far * Math.Cos(angle)):F1},{y + (far * Math.Sin(angle)):F1}]");
        }).ToList();
        return """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[["""
            + string.Join(',', ring.Append(ring[0])) + "]]}}]}";
    }

    // The same mean, by the database over all its values of the areas that were told.
    private static async Task CheckAsync(BenchmarkServer server, JsonElement told)
    {
        var codes = string.Join(',', told.GetProperty("members").EnumerateArray().Select(code => $"'{code.GetString()}'"));
        if (codes.Length == 0)
        {
            return;
        }

        foreach (var indicator in (int[])[0, 151, 299])
        {
            var rows = await server.RowsAsync(EnglandAtlas.Database, $"""
                SELECT (sum(v.value * v.denominator) / sum(v.denominator))::text FROM atlas.indicator_values v
                JOIN atlas.series s ON s.key = v.series JOIN atlas.indicators i ON i.key = s.indicator JOIN atlas.area_codes c ON c.key = v.area
                WHERE i.id = 'country-{indicator.ToString(CultureInfo.InvariantCulture)}' AND c.code IN ({codes})
                """);
            var theirs = double.Parse(rows[0][0], CultureInfo.InvariantCulture);
            var ours = told.GetProperty("indicators").EnumerateArray().Select(one => one.GetProperty("line"))
                .Single(line => line.GetProperty("id").GetString() == string.Create(CultureInfo.InvariantCulture, $"country-{indicator}"))
                .GetProperty("value").GetDouble();
            if (Math.Abs(ours - theirs) > 1e-9 * Math.Abs(theirs))
            {
                throw new InvalidOperationException($"The service says {ours} and the database {theirs}: fast and wrong is not a result.");
            }
        }
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];

    private static string Words(Taken taken) => string.Create(
        CultureInfo.InvariantCulture,
        $"half took up to {1000 * taken.Facts["half"]:0} ms, 95 of 100 up to {1000 * taken.Seconds:0} ms, the slowest {1000 * taken.Facts["most"]:0} ms; of {taken.Facts["fewest areas"]:0} to {taken.Facts["most areas"]:0} areas, half of them up to {taken.Facts["half of areas"]:0} (drawn three to eighteen kilometres across). Of {Wide} drawn twice as wide, of up to {taken.Facts["widest"]:0} areas, the slowest took {1000 * taken.Facts["wide"]:0} ms. The very first, which reads the areas in, took {taken.Facts["first"]:0.0} s.");
}
