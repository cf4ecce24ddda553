using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Analyses;
using static CommunityAssets.Cli.Analyses.AnalyseOptions;

namespace CommunityAssets.Cli.Analyses;

/// <summary><c>analyse catchment</c>: places in reach for 1,000 people, when others want them too.</summary>
internal static class CatchmentCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build(CommandContext context)
    {
        var (ground, strengths) = (new GroundOptions(), new StrengthOptions());
        var method = Choice(
            "--method", "e2sfca (zones of 5, 10 and 15 minutes' walk), 2sfca (all within reach alike), gaussian, or 3sfca.",
            [.. CatchmentRequest.Methods]);
        var reach = new Option<double>("--metres")
        {
            Description = "The reach of 2sfca, gaussian and 3sfca.",
            DefaultValueFactory = _ => CatchmentRequest.UsualMetres,
        };
        var demand = new Option<string?>("--demand")
        {
            Description = "Id of an indicator that counts who wants it; everybody unless told.",
        };
        var command = new Command("catchment", "Places in reach for 1,000 people, when others in reach want them too.")
        {
            method, reach, demand,
        };
        strengths.AddTo(command);
        ground.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ground.RunAsync(parsed, context, async (atlas, areas, progress) =>
        {
            var metres = parsed.GetValue(reach) is > 0 and <= 100_000 and var given
                ? given : throw new BadInputException("--metres takes metres above 0, to 100,000.");
            var request = CatchmentRequest.Of(parsed.GetValue(method)!, metres, parsed.GetValue(demand));
            var sites = await strengths.ReadAsync(parsed, atlas, areas.Around(3 * request.Decay.Reach), progress, cancellationToken);
            return await CatchmentAnalysis.RunAsync(atlas, areas, sites, request, progress, cancellationToken);
        }, cancellationToken));
        return command;
    }
}
