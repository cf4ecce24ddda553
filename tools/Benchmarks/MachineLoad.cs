using System.Globalization;

namespace CommunityAssets.Benchmarks;

/// <summary>How busy the machine was with other things: what a reader must know to trust a figure.</summary>
internal sealed class MachineLoad
{
    private readonly double before = Average();
    private readonly (double Busy, double All) start = Ticks();

    private MachineLoad()
    {
    }

    /// <summary>Looks at the machine before the benchmark uses it.</summary>
    public static MachineLoad Begin() => new();

    /// <summary>What was seen, as a sentence.</summary>
    public string Told()
    {
        var now = Ticks();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Beside the run: {before:0.0} processes wanted a core before it, {Average():0.0} at its end; the cores were busy {(now.Busy - start.Busy) / (now.All - start.All):0%} of the time.");
    }

    /// <summary>How many processes wanted a core in the last minute, on average: ours and everybody's.</summary>
    private static double Average() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>The time of all cores since the machine's start, and how much of it was not idle.</summary>
    private static (double Busy, double All) Ticks()
    {
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return (ticks.Sum() - ticks[3] - ticks[4], ticks.Sum());
    }
}
