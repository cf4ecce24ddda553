using System.CommandLine;
using CommunityAssets.Cli.Analyses;

namespace CommunityAssets.Cli.Commands;

/// <summary><c>analyse</c>: what can be worked out from an atlas, as tables and open layers.</summary>
internal static class AnalyseCommand
{
    public static Command Build(CommandContext context) => new("analyse", "Work out where strengths and needs meet.")
    {
        AccessCommand.Build(context),
        OverlayCommand.Build(context),
        CatchmentCommand.Build(context),
        ClustersCommand.Build(context),
        RatesCommand.Build(context),
        InequalityCommand.Build(context),
        ClassesCommand.Build(context),
        ConnectednessCommand.Build(context),
        EstimateCommand.Build(context),
        CoverageCommand.Build(context),
        DuplicatesCommand.Build(context),
    };
}
