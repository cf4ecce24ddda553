using System.Text.Json;
using CommunityAssets.Cli;
using CommunityAssets.WebTests.CommandLine;

namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>An atlas, a folder for fetched pages, and the import from an address, for one test.</summary>
internal sealed class Harvesting : IDisposable
{
    public Workplace Work { get; } = new();

    public HastyTime Time { get; } = new();

    public string Cache => Path.Combine(Work.Folder, "pages");

    /// <summary>Makes the atlas anew.</summary>
    public async Task MakeAtlasAsync()
    {
        File.Delete(Work.Atlas);
        await Command.DoneAsync("new", "--atlas", Work.Atlas);
    }

    /// <summary>Runs the import.</summary>
    public async Task<Command> RunAsync(string from, params string[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Cli.Commands.CommandLine.RunAsync(
            ["import", "openreferral", from, "--source", "directory", "--atlas", Work.Atlas, "--cache", Cache, .. more],
            new Terminal(output, error, Live: false),
            Time);
        return new Command(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs the import, which must succeed, and gives what it added, changed, left and retired.</summary>
    public async Task<(int Added, int Changed, int Unchanged, int Retired)> CountsAsync(string from, params string[] more)
    {
        var run = await RunAsync(from, ["--json", .. more]);
        Assert.True(run.Code == ExitCode.Done, $"{run.Code}: {run.Error}\n{run.Out}");
        var summary = JsonDocument.Parse(run.Out).RootElement;
        return (summary.GetProperty("added").GetInt32(), summary.GetProperty("changed").GetInt32(),
            summary.GetProperty("unchanged").GetInt32(), summary.GetProperty("retired").GetInt32());
    }

    /// <summary>How many assets the atlas has.</summary>
    public async Task<int> AssetsAsync() =>
        JsonDocument.Parse((await Command.DoneAsync("info", "--atlas", Work.Atlas, "--json")).Out).RootElement
            .GetProperty("assets").GetProperty("total").GetInt32();

    public void Dispose() => Work.Dispose();
}
