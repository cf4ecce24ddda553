using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Analyses.Own;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

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
    private readonly Option<string?> _polygon = new("--polygon")
    {
        Description = "Only areas whose centre lies in the areas of this file: GeoJSON, GeoPackage or TopoJSON.",
    };

    private readonly ResultOptions _result = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_atlas, _level, _vintage, _within, _polygon])
        {
            command.Options.Add(option);
        }

        _result.AddTo(command);
    }

    /// <summary>Reads the areas, runs the analysis, and hands its result over.</summary>
    public async Task<int> RunAsync(
        ParseResult parsed, CommandContext context, Func<IAtlas, Ground, IProgress<double>, Task<AnalysisTable>> analyse,
        CancellationToken cancellationToken)
    {
        _result.Check(parsed, context);
        await using var opened = await Atlas.OpenAsync(_atlas.NameFrom(parsed, context), context.Time, cancellationToken);
        var level = LevelNames.Parse(parsed.GetValue(_level));
        var ground = await Ground.ReadAsync(opened, level, parsed.GetValue(_vintage), parsed.GetValue(_within), cancellationToken);
        if (parsed.GetValue(_polygon) is { } polygon)
        {
            var file = InputFile.Open(context.PathOf(polygon));
            var shapes = new List<Geometry>();
            await foreach (
                var drawn in DrawnAreaReader.ReadAsync(file, layer: null, opened.Info.Grid, DrawnLimits.OfFile, cancellationToken))
            {
                shapes.Add(drawn.Shape);
            }

            ground = ground.Inside(UnaryUnionOp.Union(shapes), file.Name);
        }

        var progress = new TerminalProgress(context.Terminal, parsed.CommandResult.Command.Name);
        var result = await progress.RunAsync(() => analyse(opened, ground, progress));
        return await _result.HandOverAsync(parsed, context, result, opened.Info.Grid, cancellationToken);
    }
}
