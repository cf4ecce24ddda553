using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Analyses.Own;

namespace CommunityAssets.Cli.Analyses;

/// <summary><c>analyse estimate</c>: estimates for areas of people's own.</summary>
internal static class EstimateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build(CommandContext context)
    {
        var (output, atlas) = (new ResultOptions(), new AtlasOption());
        var polygon = new Option<string>("--polygon")
        {
            Description = "The file with the areas: GeoJSON, GeoPackage or TopoJSON, one row set for each.",
            Required = true,
        };
        var layer = new Option<string?>("--layer") { Description = "The layer of a file that has several." };
        var indicators = new Option<string[]>("--indicator")
        {
            Description = "Id of an indicator; may be given several times. Every headline indicator unless told.",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("estimate", "Estimates for any area, by population-weighted best fit of the smallest areas.")
        {
            atlas, polygon, layer, indicators,
        };
        output.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            output.Check(parsed, context);
            var file = InputFile.Open(context.PathOf(parsed.GetValue(polygon)!));
            await using var opened = await Atlas.OpenAsync(atlas.NameFrom(parsed, context), context.Time, cancellationToken);
            var areas = new List<DrawnArea>();
            await foreach (var area in DrawnAreaReader.ReadAsync(
                file, parsed.GetValue(layer), opened.Info.Grid, DrawnLimits.OfFile, cancellationToken))
            {
                areas.Add(area);
            }

            var progress = new TerminalProgress(context.Terminal, "estimate");
            var result = await progress.RunAsync(async () =>
            {
                try
                {
                    return await EstimateAnalysis.RunAsync(
                        opened, new OwnAreaReader(opened, new SmallLayers(opened)), areas, parsed.GetValue(indicators)
                            ?? [], Visibility.Public, progress,
                        cancellationToken);
                }
                catch (BadInputException problem)
                {
                    throw new BadInputException($"{file.Name}: {problem.Message}", problem);
                }
            });
            return await output.HandOverAsync(parsed, context, result, opened.Info.Grid, cancellationToken);
        });
        return command;
    }
}
