using System.Diagnostics;
using System.Globalization;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>The command line as a process of its own.</summary>
internal static class Executable
{
    /// <summary>How it is started, its output and errors to be read.</summary>
    public static ProcessStartInfo Of(params string[] args) => new(
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "communityassets.dll"), .. args])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };

    /// <summary>Runs it with a limit on the memory that it may use for its objects.</summary>
    /// <param name="megabytes">The limit.</param>
    /// <param name="args">The arguments.</param>
    public static async Task<Command> RunAsync(int megabytes, params string[] args)
    {
        var start = Of(args);
        start.Environment["DOTNET_GCHeapHardLimit"] = (megabytes << 20).ToString("X", CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Command(process.ExitCode, await output, error);
    }
}
