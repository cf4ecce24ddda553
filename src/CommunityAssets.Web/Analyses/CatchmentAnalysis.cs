using CommunityAssets.Analysis.Access;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>
/// How much of something the people of each area can reach, when others who can reach it want it too: those who live just outside the areas
/// that are told of are counted.
/// </summary>
public static class CatchmentAnalysis
{
    private static readonly TableColumn[] Columns =
    [
        new("code", ExportType.Text, "The area's code."),
        new("name", ExportType.Text, "The area's name."),
        new("people", ExportType.Real, "The people counted."),
        new("per_1000", ExportType.Real,
            "Places in reach for 1,000 of the people counted, weighted by distance.")
        {
            Heading = "Places for 1,000 people",
        },
        new("sites", ExportType.Whole, "How many sites are in reach.") { Heading = "In reach" },
        new("nearest_metres", ExportType.Real, "The way to the nearest of them, in metres.") { Heading = "Metres to the nearest" },
    ];

    /// <summary>Works out floating catchments.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="ground">The areas.</param>
    /// <param name="sites">The sites.</param>
    /// <param name="request">How.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">Nothing is known of people, or the indicator does not count.</exception>
    public static async Task<AnalysisTable> RunAsync(
        IAtlas atlas, Ground ground, Sites sites, CatchmentRequest request, IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var (decay, threeSteps, demand) = request;
        // Whoever lives as far from a site as the reach goes shares it; sites lie up to the reach away from the ground.
        var wide = await ground.WithSurroundingsAsync(atlas, 2 * decay.Reach, cancellationToken);
        var (people, series) = await PeopleAsync(atlas, wide, demand, cancellationToken);
        var who = series is null ? "the people" : $"those whom {series.Words} counts";
        var ways = await Ways.MeasureAsync(
            atlas, wide.Centres, sites.Shapes, decay.Reach, PartOfWork.Measuring(progress), cancellationToken);
        var found = threeSteps
            ? FloatingCatchments.ThreeStep(ways.Pairs, people, sites.Capacities, decay, cancellationToken)
            : FloatingCatchments.TwoStep(ways.Pairs, people, sites.Capacities, decay, cancellationToken);
        var (counts, nearest) = Reached(ways.Pairs);
        var rows = ground.Areas.Select((area, number) => new TableRow(area.Key.Code, area.Shape,
        [
            area.Key.Code, area.Name, Told.Number(people[number]), found.Areas[number] * 1000, counts[number], Told.Number(nearest[number]),
        ])).ToList();
        var name = threeSteps ? "Three-step floating catchments (Wan, Zou and Sternberg 2012)" : decay.Kind switch
        {
            DecayKind.Flat => "Two-step floating catchments (Luo and Wang 2003)",
            DecayKind.Gaussian => "Enhanced two-step floating catchments with Gaussian decay (Dai 2010)",
            _ => "Enhanced two-step floating catchments (Luo and Qi 2009)",
        };
        var around = wide.Areas.Count > ground.Areas.Count ? "and of those around, who share"
            : "whoever lives beyond them is not loaded, and not counted";
        var known = sites.Capacities.Count(capacity => !double.IsNaN(capacity));
        return new AnalysisTable(
            "catchment",
            await Told.MethodAsync(
                atlas, series is null ? ground.People : [],
                $"{name} of {sites.Words}, for {who} of {ground.Words} "
                + $"({around}), "
                + $"from {ground.CentreWords}, {ways.Words}; {decay}; "
                + $"capacity as recorded for {known:N0} sites, 1 for the rest.",
                cancellationToken),
            await Told.ParametersAsync(
                atlas, ground,
                [
                    ("topic", sites.Topic?.Id), ("kind", sites.Kind?.ToString()), ("demand", demand), ("decay", decay.ToString()),
                    ("steps", threeSteps ? 3 : 2), ("pairsOnNetwork", ways.OnNetwork), ("pairsByStraightLine", ways.Straight),
                ],
                cancellationToken),
            Findings(ground, sites, found, people, counts, series is null ? "people" : who),
            Columns, rows);
    }

    private static async Task<(double[] People, IndicatorSeries? Series)> PeopleAsync(
        IAtlas atlas, Ground ground, string? demand, CancellationToken cancellationToken)
    {
        if (demand is null)
        {
            return ground.People.All(double.IsNaN)
                ? throw new BadInputException(
                    "No populations are loaded for these areas, so nobody can be counted. Load them: communityassets import population FILE.")
                : (ground.People, null);
        }

        var series = await IndicatorSeries.ReadAsync(atlas, demand, period: null, ground, cancellationToken);
        double[] counts = series.Indicator.ValueKind == Domain.Needs.ValueKind.Count
            ? series.Values
            : [.. series.Records.Select(record => record?.Count ?? double.NaN)];
        if (Array.FindIndex(counts, count => count < 0) is var below && below >= 0)
        {
            throw new BadInputException(
                $"{series.Indicator.Name} counts fewer than none in {ground.Areas[below].Key.Code}, so it can't say how many people want "
                + "something. Choose an indicator that counts people.");
        }

        return counts.All(double.IsNaN)
            ? throw new BadInputException($"{series.Indicator.Name} has no counts, so it can't say how many people want something.")
            : (counts, series);
    }

    private static (int[] Counts, double[] Nearest) Reached(ReachPairs pairs)
    {
        var (counts, nearest) = (new int[pairs.Areas], new double[pairs.Areas]);
        Array.Fill(nearest, double.PositiveInfinity);
        for (var site = 0; site < pairs.Sites; site++)
        {
            var areas = pairs.Of(site);
            var metres = pairs.Metres(site);
            for (var at = 0; at < areas.Length; at++)
            {
                counts[areas[at]]++;
                nearest[areas[at]] = Math.Min(nearest[areas[at]], metres[at]);
            }
        }

        return (counts, nearest);
    }

    private static List<string> Findings(
        Ground ground, Sites sites, CatchmentAccess found, double[] everybody, int[] counts, string who)
    {
        var people = everybody.AsSpan(0, ground.Areas.Count).ToArray();
        var known = people.Where(count => count > 0).Sum();
        var reached = people.Where((count, number) => count > 0 && found.Areas[number] > 0).Sum();
        var without = counts.Take(ground.Areas.Count).Count(count => count == 0);
        var sentences = new List<string>();
        if (known > 0)
        {
            sentences.Add(FormattableString.Invariant(
                $"{100 * reached / known:0}% of {who} live where at least one of {sites.Words} is in reach."));
        }

        if (people.Count(double.IsNaN) is > 0 and var unknown)
        {
            sentences.Add(
                $"How many there are is not known of {PlainWords.Count(unknown, "area", "areas")}, where nobody is counted: places "
                + "shared by others come out somewhat too many.");
        }

        if (without > 0)
        {
            sentences.Add(
                $"In {without:N0} of {ground.Areas.Count:N0} areas none is recorded in reach: a walk too far, or not yet mapped. "
                + $"{RecordWords.NotAbsent}");
        }

        // Of a part of the atlas most sites are out of anybody's reach, which tells nothing.
        if (found.SitesWithoutPeople > 0 && ground.Place is null)
        {
            sentences.Add($"{found.SitesWithoutPeople:N0} sites have nobody in reach, by the centres of these areas.");
        }

        if (sites.WithoutPlace > 0)
        {
            sentences.Add($"{sites.WithoutPlace:N0} more have no place (online, or covering areas) and are not counted.");
        }

        return sentences;
    }
}
