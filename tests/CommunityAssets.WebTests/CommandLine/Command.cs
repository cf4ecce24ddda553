using CommunityAssets.Cli;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>What one run of the command line answered.</summary>
internal sealed record Command(int Code, string Out, string Error)
{
    /// <summary>Runs it in this process, as the executable would.</summary>
    public static Task<Command> RunAsync(params string[] args) => RunAtAsync(TimeProvider.System, args);

    /// <summary>The same, by another clock.</summary>
    public static async Task<Command> RunAtAsync(TimeProvider time, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Cli.Commands.CommandLine.RunAsync(args, new Terminal(output, error, Live: false), time);
        return new Command(code, output.ToString(), error.ToString());
    }

    /// <summary>The same, which must succeed.</summary>
    public static async Task<Command> DoneAsync(params string[] args)
    {
        var run = await RunAsync(args);
        Assert.True(run.Code == ExitCode.Done, $"{string.Join(' ', args)} gave {run.Code}:\n{run.Error}\n{run.Out}");
        return run;
    }
}
