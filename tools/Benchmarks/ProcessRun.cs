using System.Diagnostics;
using System.Globalization;

namespace CommunityAssets.Benchmarks;

/// <summary>What one whole process took.</summary>
/// <param name="Seconds">Wall-clock seconds from start to exit.</param>
/// <param name="PeakMegabytes">Largest resident memory, in MB (10^6 bytes), read from the kernel while it ran.</param>
/// <param name="Output">What it printed on standard output.</param>
internal sealed record ProcessRun(double Seconds, double PeakMegabytes, string Output)
{
    /// <summary>Runs a program to its end and measures it; a non-zero exit code ends the benchmark with what it said.</summary>
    public static async Task<ProcessRun> MeasureAsync(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var exit = process.WaitForExitAsync();
        var peak = 0.0;
        while (!exit.IsCompleted)
        {
            peak = Math.Max(peak, HighWater(process.Id));
            await Task.WhenAny(exit, Task.Delay(20));
        }

        var seconds = clock.Elapsed.TotalSeconds;
        return process.ExitCode == 0
            ? new ProcessRun(seconds, peak, await output)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}\n{await error}");
    }

    /// <summary>Runs one of our commands: the published program, as the README says to install it.</summary>
    public static async Task<ProcessRun> CliAsync(params string[] arguments) =>
        await MeasureAsync("dotnet", [await PublishedProgram.PathAsync(), .. arguments]);

    /// <summary>The largest memory that a process has had, in MB (10^6 bytes); 0 when it has ended.</summary>
    public static double HighWater(int id)
    {
        // VmHWM only grows, so the last look before the exit is the peak to within 20 ms of growth.
        try
        {
            foreach (var line in File.ReadLines($"/proc/{id}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    return double.Parse(line[6..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024 / 1e6;
                }
            }
        }
        catch (IOException)
        {
            // It ended between two looks.
        }

        return 0;
    }
}
