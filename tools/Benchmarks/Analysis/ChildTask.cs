using System.Diagnostics;
using System.Text.Json;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>Our side of a figure in its process: where its files are, what is timed, and what is told about it.</summary>
/// <param name="folder">Where inputs are and answers go.</param>
/// <param name="again">How often the work is done again after the first time.</param>
internal sealed class ChildTask(string folder, int again)
{
    private readonly List<double> seconds = [];
    private readonly Dictionary<string, double> facts = new(StringComparer.Ordinal);

    /// <summary>A file of the figure's.</summary>
    public string In(string name) => Path.Combine(folder, name);

    /// <summary>Numbers of an input.</summary>
    public double[] Doubles(string name) => RawFile.Read<double>(In(name));

    /// <summary>Whole numbers of an input.</summary>
    public int[] Numbers(string name) => RawFile.Read<int>(In(name));

    /// <summary>Writes an answer.</summary>
    public void Write<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged => RawFile.Write(In(name), values);

    /// <summary>Does the work, once from cold and then as often again as was asked for, and gives its answer.</summary>
    public T Time<T>(Func<T> work)
    {
        T answer = default!;
        for (var time = 0; time <= again; time++)
        {
            var clock = Stopwatch.StartNew();
            answer = work();
            seconds.Add(clock.Elapsed.TotalSeconds);
        }

        return answer;
    }

    /// <summary>Tells a number of the answer.</summary>
    public void Tell(string name, double value) => facts[name] = value;

    /// <summary>What was taken and told, for the process that waits for it.</summary>
    public string Told() => JsonSerializer.Serialize(
        new { Seconds = seconds, PeakMegabytes = ProcessRun.HighWater(Environment.ProcessId), Facts = facts }, JsonSerializerOptions.Web);
}
