using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Places;
using CommunityAssets.Web.Analyses;
using static CommunityAssets.Cli.Analyses.AnalyseOptions;

namespace CommunityAssets.Cli.Analyses;

/// <summary><c>analyse inequality</c>: the gap from the most to the least deprived.</summary>
internal static class InequalityCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build(CommandContext context)
    {
        var (ground, indicator, period) = (new GroundOptions(), Indicator(), Period());
        var by = new Option<string>("--by")
        {
            Description = "Id of the indicator that areas are put in order by, such as a deprivation score.",
            Required = true,
        };
        var groups = Choice("--groups", "fifths or tenths, by rank.", "fifths", "tenths");
        var everywhere = new Option<bool>("--groups-of-all")
        {
            Description = "Fifths or tenths of all areas loaded (England, where it is), not of the place.",
        };
        var each = new Option<string?>("--each") { Description = "Tell of each larger area of this level by itself, such as lad." };
        var simulations = new Option<int>("--simulations")
        {
            Description = "How many simulations limits come from.",
            DefaultValueFactory = _ => 100_000,
        };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same answer.", DefaultValueFactory = _ => 12345 };
        var command = new Command("inequality", "The gap between the most and the least deprived: slope and relative index of inequality.")
        {
            indicator, period, by, groups, everywhere, each, simulations, seed,
        };
        ground.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ground.RunAsync(parsed, context, (atlas, areas, progress) =>
        {
            AreaLevel? level = parsed.GetValue(each) is { } text ? LevelNames.Parse(text) : null;
            return InequalityAnalysis.RunAsync(
                atlas, areas,
                new InequalityRequest
                {
                    Indicator = parsed.GetValue(indicator)!,
                    Period = parsed.GetValue(period),
                    By = parsed.GetValue(by)!,
                    Groups = parsed.GetValue(groups) == "tenths" ? 10 : 5,
                    Everywhere = parsed.GetValue(everywhere),
                    Each = level,
                    Simulations = parsed.GetValue(simulations),
                    Seed = parsed.GetValue(seed),
                },
                progress, cancellationToken);
        }, cancellationToken));
        return command;
    }
}
