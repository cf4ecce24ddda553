using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Cli.Analyses;

/// <summary>How the result of an analysis is handed over: a summary on the terminal, a file, or JSON for machines.</summary>
internal sealed class ResultOptions
{
    private static readonly string[] Formats = [".csv", ".geojson", ".gpkg", ".json"];

    private readonly Option<string?> _out = new("--out") { Description = "Where to: FILE.csv, FILE.geojson, FILE.gpkg or FILE.json." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the whole result as JSON, for machines." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_out);
        command.Options.Add(_json);
    }

    /// <summary>
    /// Looks whether a result could be handed over as it is asked for: to be called before any work is done, which may take minutes.
    /// </summary>
    /// <exception cref="BadInputException">No such file can be written.</exception>
    public void Check(ParseResult parsed, CommandContext context)
    {
        if (parsed.GetValue(_out) is not { } file)
        {
            return;
        }

        if (!Formats.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
        {
            throw new BadInputException(
                $"--out {file}: the format is told by the end of the file's name. Let it end in .csv, .geojson, .gpkg or .json.");
        }

        PendingFile.CheckPlace(context.PathOf(file));
    }

    /// <summary>Hands a result over.</summary>
    public async Task<int> HandOverAsync(
        ParseResult parsed, CommandContext context, AnalysisTable result, ReferenceSystem grid, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(_out) is { } file ? context.PathOf(file) : null;
        if (path is not null)
        {
            await AnalysisFile.WriteAsync(path, result, grid, cancellationToken);
        }

        if (parsed.GetValue(_json))
        {
            await context.Terminal.Out.WriteLineAsync(await AnalysisFile.TextAsync(result, grid));
            return ExitCode.Done;
        }

        foreach (var sentence in result.Findings)
        {
            await context.Terminal.Out.WriteLineAsync(sentence);
        }

        await context.Terminal.Out.WriteLineAsync();
        await context.Terminal.Out.WriteLineAsync("How: " + result.Method);
        await context.Terminal.Out.WriteLineAsync(path is null
            ? $"{result.Rows.Count:N0} rows. Add --out FILE.csv, .geojson, .gpkg or .json to keep them."
            : $"{result.Rows.Count:N0} rows are in {path}.");
        return ExitCode.Done;
    }
}
