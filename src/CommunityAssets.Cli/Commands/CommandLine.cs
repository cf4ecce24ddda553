using System.CommandLine;
using System.Reflection;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.OpenReferral.Harvesting;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Commands;

/// <summary>The command line: what there is, and how a failure is told.</summary>
public static class CommandLine
{
    /// <summary>Reads the arguments, runs the command, and gives the exit code.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="terminal">Where to speak.</param>
    /// <param name="time">The clock.</param>
    /// <param name="folder">The folder that relative paths of files start from; null for the process's own.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, string? folder = null, CancellationToken cancellationToken = default)
    {
        var context = new CommandContext(terminal, time, folder);
        var parsed = Build(context).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync(error.Message);
            }

            await terminal.Error.WriteLineAsync($"Try: communityassets {Words(parsed)}--help");
            return ExitCode.BadInput;
        }

        try
        {
            var settings = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,

                // Its own handler ends the process two seconds after Ctrl+C, in the middle of whatever a command is tidying up.
                ProcessTerminationTimeout = null,
            };
            using var stop = new StopSignals(cancellationToken);
            return await parsed.InvokeAsync(settings, stop.Token);
        }
        catch (BadInputException problem)
        {
            await terminal.Error.WriteLineAsync(problem.Message);
            return ExitCode.BadInput;
        }
        catch (Exception problem) when (problem is AtlasUnreachableException or AtlasBusyException or FeedUnreachableException)
        {
            await terminal.Error.WriteLineAsync(problem.Message);
            return ExitCode.Unreachable;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("Stopped. The atlas is as it was.");
            return ExitCode.BadInput;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"A file could not be read or written: {problem.Message}");
            return ExitCode.BadInput;
        }
    }

    private static RootCommand Build(CommandContext context) =>
        new("CommunityAssets: an atlas of what a place has, beside what it needs. " + Version())
        {
            ServeCommand.Build(context),
            NewCommand.Build(context),
            DemoCommand.Build(context),
            ImportCommand.Build(context),
            ExportCommand.Build(context),
            InfoCommand.Build(context),
            AnalyseCommand.Build(context),
            UsersCommand.Build(context),
            PeopleCommand.Build(context),
        };

    private static string Words(ParseResult parsed)
    {
        var words = "";
        for (var result = parsed.CommandResult; result.Parent is System.CommandLine.Parsing.CommandResult parent; result = parent)
        {
            words = result.Command.Name + " " + words;
        }

        return words;
    }

    private static string Version() =>
        "Version " + (typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown") + ".";
}
