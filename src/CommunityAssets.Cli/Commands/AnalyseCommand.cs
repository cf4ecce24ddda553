using System.CommandLine;
using CommunityAssets.Analysis.Access;
using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Cli.Analyses;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Cli.Commands;

/// <summary><c>analyse</c>: what can be worked out from an atlas, as tables and open layers.</summary>
internal static class AnalyseCommand
{
    public static Command Build(CommandContext context) => new("analyse", "Work out where strengths and needs meet.")
    {
        Overlay(context),
        Catchment(context),
        Clusters(context),
    };

    private static Command Overlay(CommandContext context)
    {
        var (ground, indicator, period, topic, kind) = (new GroundOptions(), Indicator(), Period(), Topic(), Kind());
        var everywhere = new Option<bool>("--thirds-of-all") { Description = "Thirds of need of all areas loaded (England), not of the place." };
        var command = new Command("overlay", "Needs by thirds against recorded strengths in reach by thirds: nine classes.")
        {
            indicator, period, topic, kind, everywhere,
        };
        ground.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ground.RunAsync(parsed, context, async (atlas, areas, progress) =>
        {
            var sites = await Sites.ReadAsync(
                atlas, parsed.GetValue(topic), GroundOptions.Kind(parsed.GetValue(kind)), Visibility.Public, cancellationToken);
            return await OverlayAnalysis.RunAsync(
                atlas, areas, parsed.GetValue(indicator)!, parsed.GetValue(period), parsed.GetValue(everywhere), sites, progress,
                cancellationToken);
        }, cancellationToken));
        return command;
    }

    private static Command Catchment(CommandContext context)
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

    private static Command Clusters(CommandContext context)
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
        var command = new Command("clusters", "Where areas with alike values lie together (local Moran's I, Getis-Ord).")
        {
            indicator, period, around, statistic, rule, count, metres, style, permutations, seed, rate,
        };
        ground.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ground.RunAsync(parsed, context, (atlas, areas, progress) =>
        {
            if (parsed.GetValue(permutations) is < 1 or > 99_999 || parsed.GetValue(rate) is not (> 0 and < 1)
                || parsed.GetValue(count) < 1 || !(parsed.GetValue(metres) > 0))
            {
                throw new BadInputException(
                    "--permutations takes 1 to 99,999, --false-discovery a rate between 0 and 1, --nearest 1 or more, --metres above 0.");
            }

            return ClusterAnalysis.RunAsync(
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
                    Plan = new PermutationPlan(parsed.GetValue(permutations), parsed.GetValue(seed), parsed.GetValue(rate)),
                },
                progress, cancellationToken);
        }, cancellationToken));
        return command;
    }

    private static Option<string> Indicator() => new("--indicator") { Description = "Id of the indicator.", Required = true };

    private static Option<string?> Period() => new("--period") { Description = "Its period; the latest unless told." };

    private static Option<string?> Topic() => new("--topic") { Description = "Only strengths of this topic." };

    private static Option<string?> Kind() => new("--kind") { Description = "Only strengths of this kind." };

    private static Option<string> Choice(string name, string words, params string[] choices)
    {
        var option = new Option<string>(name) { Description = words, DefaultValueFactory = _ => choices[0] };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }
}
