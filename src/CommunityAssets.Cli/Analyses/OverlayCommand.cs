using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Web.Analyses;
using static CommunityAssets.Cli.Analyses.AnalyseOptions;

namespace CommunityAssets.Cli.Analyses;

/// <summary><c>analyse overlay</c>: needs by thirds against recorded strengths by thirds.</summary>
internal static class OverlayCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build(CommandContext context)
    {
        var (ground, strengths, indicator, period) = (new GroundOptions(), new StrengthOptions(), Indicator(), Period());
        var everywhere = new Option<bool>("--thirds-of-all")
        {
            Description = "Thirds of need of all areas loaded (England, where it is), not of the place.",
        };
        var command = new Command("overlay", "Needs by thirds against recorded strengths in reach by thirds: nine classes.")
        {
            indicator, period, everywhere,
        };
        strengths.AddTo(command);
        ground.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ground.RunAsync(parsed, context, async (atlas, areas, progress) =>
        {
            var sites = await strengths.ReadAsync(parsed, atlas, StrengthsInReach.Around(areas), progress, cancellationToken);
            return await OverlayAnalysis.RunAsync(
                atlas, areas, parsed.GetValue(indicator)!, parsed.GetValue(period), parsed.GetValue(everywhere), sites, progress,
                cancellationToken);
        }, cancellationToken));
        return command;
    }
}
