using System.CommandLine;
using System.Globalization;
using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Analyses;
using static CommunityAssets.Cli.Analyses.AnalyseOptions;

namespace CommunityAssets.Cli.Analyses;

/// <summary><c>analyse clusters</c>: where areas with alike values lie together.</summary>
internal static class ClustersCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build(CommandContext context)
    {
        var (ground, indicator, period) = (new GroundOptions(), Indicator(), Period());
        var around = new Option<string?>("--around") { Description = "Id of a second indicator, around the areas (bivariate)." };
        var statistic = Choice("--statistic", "moran, gi-star or gi.", "moran", "gi-star", "gi");
        var rule = Choice("--neighbours", "Who is a neighbour: queen, rook, nearest or distance.", "queen", "rook", "nearest", "distance");
        var count = new Option<int>("--nearest") { Description = "How many nearest centroids.", DefaultValueFactory = _ => 8 };
        var metres = new Option<double>("--metres") { Description = "How far, for distance.", DefaultValueFactory = _ => 2000 };
        var style = Choice("--weights", "row (each area's add up to 1) or binary.", "row", "binary");
        var permutations = new Option<int>("--permutations") { Description = "Conditional permutations.", DefaultValueFactory = _ => 999 };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same answer.", DefaultValueFactory = _ => 12345 };
        var rate = new Option<double>("--false-discovery") { Description = "The false discovery rate.", DefaultValueFactory = _ => 0.05 };
        var alone = new Option<bool>("--each-alone")
        {
            Description = "Judge each area by its own p-value, up to the rate, without control of false discoveries.",
        };
        var against = new Option<bool>("--strengths")
        {
            Description = "Need here against access to recorded strengths around (bivariate).",
        };
        var strengths = new StrengthOptions();
        var together = new Option<bool>("--together") { Description = "One row for each cluster, its boundaries dissolved." };
        var command = new Command("clusters", "Where areas with alike values lie together (local Moran's I, Getis-Ord).")
        {
            indicator, period, around, statistic, rule, count, metres, style, permutations, seed, rate, alone,
            against, together,
        };
        strengths.AddTo(command);
        ground.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ground.RunAsync(parsed, context, async (atlas, areas, progress) =>
        {
            var wrong = parsed.GetValue(permutations) is < 1 or > ClusterAnalysis.MostPermutations
                ? string.Create(
                    CultureInfo.InvariantCulture, $"--permutations takes a whole number from 1 to {ClusterAnalysis.MostPermutations:N0}.")
                : parsed.GetValue(rate) is not (> 0 and < 1) ? "--false-discovery takes a rate above 0 and below 1, such as 0.05."
                : parsed.GetValue(count) < 1 ? "--nearest takes a whole number from 1."
                : !(parsed.GetValue(metres) > 0) ? "--metres takes metres above 0."
                : null;
            if (wrong is not null)
            {
                throw new BadInputException(wrong);
            }

            return await ClusterAnalysis.RunAsync(
                atlas, areas,
                new ClusterRequest
                {
                    Indicator = parsed.GetValue(indicator)!,
                    Period = parsed.GetValue(period),
                    Around = parsed.GetValue(around),
                    Statistic = parsed.GetValue(statistic) switch
                    {
                        "gi-star" => ClusterStatistic.GiStar,
                        "gi" => ClusterStatistic.Gi,
                        _ => ClusterStatistic.Moran,
                    },
                    Rule = Enum.Parse<NeighbourRule>(parsed.GetValue(rule)!, ignoreCase: true),
                    Neighbours = parsed.GetValue(count),
                    Metres = parsed.GetValue(metres),
                    Style = parsed.GetValue(style) == "binary" ? WeightStyle.Binary : WeightStyle.RowStandardised,
                    Plan = new PermutationPlan(
                        parsed.GetValue(permutations), parsed.GetValue(seed), parsed.GetValue(rate), parsed.GetValue(alone)),
                    Strengths = parsed.GetValue(against)
                        ? await strengths.ReadAsync(parsed, atlas, StrengthsInReach.Around(areas), progress, cancellationToken)
                        : null,
                    Together = parsed.GetValue(together),
                },
                progress, cancellationToken);
        }, cancellationToken));
        return command;
    }
}
