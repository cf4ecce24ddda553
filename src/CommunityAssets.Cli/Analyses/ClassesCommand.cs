using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Analyses;
using static CommunityAssets.Cli.Analyses.AnalyseOptions;

namespace CommunityAssets.Cli.Analyses;

/// <summary><c>analyse classes</c>: the class breaks of an indicator.</summary>
internal static class ClassesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build(CommandContext context)
    {
        var (ground, indicator, period) = (new GroundOptions(), Indicator(), Period());
        var method = Choice(
            "--method", $"How classes are made: {string.Join(", ", ClassesAnalysis.Methods)}.", [.. ClassesAnalysis.Methods]);
        var count = new Option<int>("--classes")
        {
            Description = $"How many classes are wanted, 2 to {ClassesAnalysis.MostClasses}.",
            DefaultValueFactory = _ => 5,
        };
        var limits = Choice("--limits", "rounded as a legend tells them, or exact.", "rounded", "exact");
        var command = new Command("classes", "Classes of an indicator for a map: their limits, which areas are in each, how well they fit.")
        {
            indicator, period, method, count, limits,
        };
        ground.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ground.RunAsync(parsed, context, (atlas, areas, _) =>
        {
            var wanted = parsed.GetValue(count);
            if (wanted < 2 || wanted > ClassesAnalysis.MostClasses)
            {
                throw new BadInputException($"--classes takes a whole number from 2 to {ClassesAnalysis.MostClasses}.");
            }

            return ClassesAnalysis.RunAsync(
                atlas, areas, parsed.GetValue(indicator)!, parsed.GetValue(period), parsed.GetValue(method)!, wanted,
                parsed.GetValue(limits) == "rounded", cancellationToken);
        }, cancellationToken));
        return command;
    }
}
