using System.Diagnostics;
using CommunityAssets.Cli;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>The same answer on any number of processors, told by the executable itself.</summary>
public sealed class ProcessorTests(AnalyseCommandTests.Demo demo) : IClassFixture<AnalyseCommandTests.Demo>
{
    [Theory]
    [InlineData("clusters", "--indicator", "imd-2025-score", "--statistic", "gi-star")]
    [InlineData("coverage", "--kind", "group")]
    [InlineData("connectedness", "--rows", "entries")]
    public async Task An_analysis_writes_the_same_bytes_on_one_processor_and_on_four(string analysis, params string[] args)
    {
        var (one, four) = (demo.Path($"{analysis}-1.csv"), demo.Path($"{analysis}-4.csv"));
        await RunAsync("1", ["analyse", analysis, "--atlas", demo.Atlas, .. args, "--out", one]);
        await RunAsync("4", ["analyse", analysis, "--atlas", demo.Atlas, .. args, "--out", four]);
        Assert.Equal(await File.ReadAllBytesAsync(one), await File.ReadAllBytesAsync(four));
        Assert.InRange(new FileInfo(one).Length, 1000, long.MaxValue);
    }

    private static async Task RunAsync(string processors, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Terminal).Assembly.Location, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == ExitCode.Done, await output + await error);
    }
}
