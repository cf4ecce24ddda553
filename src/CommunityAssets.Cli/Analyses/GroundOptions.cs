using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Cli.Analyses;

/// <summary>The options that every analysis takes, and how a result is handed over.</summary>
internal sealed class GroundOptions
{
    private readonly AtlasOption _atlas = new();
    private readonly Option<string> _level = new("--level")
    {
        Description = "The level of areas: " + string.Join(", ", LevelNames.All.Select(LevelNames.Name)) + ".",
        DefaultValueFactory = _ => "lsoa",
    };

    private readonly Option<int?> _vintage = new("--vintage") { Description = "The year of their boundaries; the latest unless told." };
    private readonly Option<string?> _within = new("--within") { Description = "Only areas that lie in this one, by its code." };
    private readonly Option<string?> _out = new("--out") { Description = "Where to: FILE.csv, FILE.geojson, FILE.gpkg or FILE.json." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the whole result as JSON, for machines." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_atlas, _level, _vintage, _within, _out, _json])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads the areas, runs the analysis, and hands its result over.</summary>
    public async Task<int> RunAsync(
        ParseResult parsed, CommandContext context, Func<IAtlas, Ground, IProgress<double>, Task<AnalysisTable>> analyse,
        CancellationToken cancellationToken)
    {
        await using var opened = await Atlas.OpenAsync(_atlas.NameFrom(parsed, context), context.Time, cancellationToken);
        var level = LevelNames.TryParse(parsed.GetValue(_level), out var known) ? known : throw new BadInputException(
            $"'{parsed.GetValue(_level)}' is not a level. Use one of: {string.Join(", ", LevelNames.All.Select(LevelNames.Name))}.");
        var ground = await Ground.ReadAsync(opened, level, parsed.GetValue(_vintage), parsed.GetValue(_within), cancellationToken);
        var progress = new AnalysisProgress(context.Terminal, parsed.CommandResult.Command.Name);
        var result = await progress.RunAsync(() => analyse(opened, ground, progress));
        var path = parsed.GetValue(_out) is { } file ? context.PathOf(file) : null;
        if (path is not null)
        {
            await AnalysisFile.WriteAsync(path, result, opened.Info.Grid, cancellationToken);
        }

        if (parsed.GetValue(_json))
        {
            await context.Terminal.Out.WriteLineAsync(await AnalysisFile.TextAsync(result, opened.Info.Grid));
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

    /// <summary>A kind of asset by its name; null for none.</summary>
    /// <exception cref="BadInputException">It is not a kind.</exception>
    public static AssetKind? Kind(string? text) => text is null ? null
        : KindNames.TryParse(text, out var kind) ? kind
        : throw new BadInputException($"'{text}' is not a kind of strength. Use one of: {string.Join(", ", Enum.GetValues<AssetKind>().Select(KindNames.Name))}.");
}
