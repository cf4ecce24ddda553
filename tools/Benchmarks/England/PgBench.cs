using System.Globalization;
using System.Text.RegularExpressions;

namespace CommunityAssets.Benchmarks.England;

/// <summary>What a run of pgbench saw.</summary>
/// <param name="Rate">Transactions a second.</param>
/// <param name="Milliseconds95">95 in 100 transactions ended within this many milliseconds.</param>
internal sealed partial record PgBench(double Rate, double Milliseconds95)
{
    // What our own connections set as well.
    private static readonly Dictionary<string, string> Session = new(StringComparer.Ordinal)
    {
        ["PGOPTIONS"] = "-c search_path=atlas,public -c pg_trgm.similarity_threshold=0.2 -c jit=off",
    };

    /// <summary>Runs scripts, drawn with equal chance, at as many clients as wrk has connections; a failed statement ends the benchmark.</summary>
    /// <param name="work">Folder for its files.</param>
    /// <param name="server">The server.</param>
    /// <param name="scripts">pgbench scripts.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="mode">How statements are sent: <c>prepared</c> for one statement with variables, <c>simple</c> for statements with
    /// everything written out.</param>
    public static async Task<PgBench> RunAsync(string work, BenchmarkServer server, IReadOnlyList<string> scripts, int seconds, string mode)
    {
        var folder = Path.Combine(work, "pgbench");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var files = new List<string>();
        foreach (var script in scripts)
        {
            files.Add(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{files.Count}.sql")));
            await File.WriteAllTextAsync(files[^1], script);
        }

        string[] arguments =
        [
            "-n", "-r", "-M", mode, "-c", Number(Wrk.Connections), "-j", "2", "-T", Number(seconds), "--log", "--log-prefix", Path.Combine(folder, "log"),
            .. files.SelectMany(file => new[] { "-f", file }), server.Address(EnglandAtlas.Database),
        ];
        var run = await ProcessRun.MeasureAsync("pgbench", arguments, Session);
        var rate = Tps().Match(run.Output) is { Success: true } found
            ? double.Parse(found.Groups["tps"].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("pgbench gave no result:\n" + run.Output);

        // The third word of each line is what one transaction took, in microseconds.
        var took = Directory.EnumerateFiles(folder, "log*").SelectMany(File.ReadLines)
            .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1_000).Order().ToList();
        return new PgBench(rate, took[(int)(0.95 * (took.Count - 1))]);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = (?<tps>[0-9.]+) \(without", RegexOptions.ExplicitCapture)]
    private static partial Regex Tps();
}
