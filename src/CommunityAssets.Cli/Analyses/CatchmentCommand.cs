using System.CommandLine;
using CommunityAssets.Analysis.Access;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Assets;
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
        var (ground, topic, kind) = (new GroundOptions(), Topic(), Kind());
        var method = new Option<string>("--method")
        {
            Description = "e2sfca (zones of 5, 10 and 15 minutes' walk), 2sfca (all within reach alike), gaussian, or 3sfca.",
            DefaultValueFactory = _ => "e2sfca",
        };
        method.AcceptOnlyFromAmong("e2sfca", "2sfca", "gaussian", "3sfca");
        var reach = new Option<double>("--metres") { Description = "The reach of 2sfca, gaussian and 3sfca.", DefaultValueFactory = _ => 1200 };
        var demand = new Option<string?>("--demand") { Description = "Id of an indicator that counts who wants it; everybody unless told." };
        var command = new Command("catchment", "Places in reach for 1,000 people, when others in reach want them too.")
        {
            topic, kind, method, reach, demand,
        };
        ground.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ground.RunAsync(parsed, context, async (atlas, areas, progress) =>
        {
            var metres = parsed.GetValue(reach) is > 0 and <= 100_000 and var given
                ? given : throw new BadInputException("--metres takes metres above 0, to 100,000.");
            var chosen = parsed.GetValue(method);
            var decay = chosen switch
            {
                "2sfca" => Decay.Flat(metres),
                "gaussian" or "3sfca" => Decay.Gaussian(metres),
                _ => Decay.Walking,
            };
            var sites = await Sites.ReadAsync(
                atlas, parsed.GetValue(topic), GroundOptions.Kind(parsed.GetValue(kind)), Visibility.Public, cancellationToken);
            return await CatchmentAnalysis.RunAsync(
                atlas, areas, sites, decay, chosen == "3sfca", parsed.GetValue(demand), progress, cancellationToken);
        }, cancellationToken));
        return command;
    }
}
