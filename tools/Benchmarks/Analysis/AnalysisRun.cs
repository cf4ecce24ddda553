using System.Globalization;
using System.Text.Json;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>What a figure is run with: how often, where, and how the processes are started.</summary>
/// <param name="rounds">How often each is run.</param>
/// <param name="work">A folder of the figure's own, for its inputs and answers.</param>
/// <param name="program">The benchmark itself, published as a program is installed.</param>
internal sealed class AnalysisRun(int rounds, string work, string program)
{
    /// <summary>A folder of the figure's own, for its inputs and answers.</summary>
    public string Folder => work;

    /// <summary>How often each is run.</summary>
    public int Rounds => rounds;

    /// <summary>A file in that folder.</summary>
    public string In(string name) => Path.Combine(work, name);

    /// <summary>Runs ours and the references in turn, round by round; a reference whose answer is not ours ends the benchmark.</summary>
    /// <param name="what">What is worked out.</param>
    /// <param name="ours">Runs ours once.</param>
    /// <param name="references">What works out the same.</param>
    /// <param name="aim">What is aimed at, in words.</param>
    /// <param name="mostRounds">In how many rounds all of it takes part: less where ours takes minutes.</param>
    public async Task<AnalysisRow> InTurnAsync(
        string what, Func<Task<Taken>> ours, IReadOnlyList<Reference> references, string aim, int mostRounds = int.MaxValue)
    {
        var (our, their) = (new List<Taken>(), references.Select(_ => new List<Taken>()).ToList());
        for (var round = 0; round < Math.Min(rounds, mostRounds); round++)
        {
            our.Add(await ours());
            Say(what, "ours", our[^1]);
            for (var at = 0; at < references.Count; at++)
            {
                if (references[at].Missing is null && round < references[at].MostRounds)
                {
                    their[at].Add(await references[at].RunAsync());
                    Say(what, references[at].Name, their[at][^1]);
                    references[at].Compare?.Invoke(our[^1], their[at][^1]);
                }
            }
        }

        return new AnalysisRow(what, our, [.. references.Select((one, at) => new ReferenceRuns(one.Name, their[at], one.Missing))], aim);
    }

    /// <summary>Our side of a figure, in a process of its own.</summary>
    public Task<Taken> OursAsync(string figure, int again = 0) => RunAsync(
        "dotnet", [program, "analysis", "--child", figure, work, again.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>A script of this folder with Debian's Python.</summary>
    public Task<Taken> PythonAsync(string script, int again = 0) => RunAsync(Python, ScriptArguments(script, again));

    /// <summary>A script of this folder with R.</summary>
    public Task<Taken> RAsync(string script, int again = 0) => RunAsync("Rscript", ["--vanilla", .. ScriptArguments(script, again)]);

    /// <summary>Why Debian's Python lacks some modules, or null when it has all of them.</summary>
    public static Task<string?> PythonLacksAsync(params string[] modules) =>
        LacksAsync(Python, ["-c", "import " + string.Join(", ", modules)], "Debian's Python has not all of " + string.Join(", ", modules));

    /// <summary>Why R lacks some packages, or null when it has all of them.</summary>
    public static Task<string?> RLacksAsync(params string[] packages) =>
        LacksAsync("Rscript", ["--vanilla", "-e", string.Join("; ", packages.Select(one => $"library({one})"))], "R has not all of " + string.Join(", ", packages));

    // The one that Debian's packages are for, whatever other Python is first on the path.
    private const string Python = "/usr/bin/python3";

    private string[] ScriptArguments(string script, int again) =>
        [Path.Combine(BenchmarkOptions.Root(), "tools", "Benchmarks", "Analysis", script), work, again.ToString(CultureInfo.InvariantCulture)];

    private static async Task<Taken> RunAsync(string command, IReadOnlyList<string> arguments)
    {
        var run = await ProcessRun.MeasureAsync(command, arguments);
        var told = JsonSerializer.Deserialize<Told>(run.Output.TrimEnd().Split('\n')[^1], JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} did not say what it took.");
        return new Taken(told.Seconds[0], Math.Max(run.PeakMegabytes, told.PeakMegabytes)) { Again = told.Seconds[1..], Facts = told.Facts };
    }

    private static async Task<string?> LacksAsync(string command, IReadOnlyList<string> arguments, string reason)
    {
        try
        {
            await ProcessRun.MeasureAsync(command, arguments);
            return null;
        }
        catch (Exception problem) when (problem is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return reason;
        }
    }

    private static void Say(string what, string who, Taken taken) => Console.Error.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}; {who}: {taken.Seconds:0.000} s{(taken.Again.Count == 0 ? "" : $", then {string.Join(", ", taken.Again.Select(again => again.ToString("0.000", CultureInfo.InvariantCulture)))}")}, {taken.PeakMegabytes:0} MB"));

    private sealed record Told(double[] Seconds, double PeakMegabytes, Dictionary<string, double> Facts);
}
