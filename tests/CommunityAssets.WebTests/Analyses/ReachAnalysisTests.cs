using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Analyses.Own;
using CommunityAssets.Web.Analyses.Reach;
using CommunityAssets.Web.Finder;
using CommunityAssets.WebTests.Running;
using NetTopologySuite.Geometries;

namespace CommunityAssets.WebTests.Analyses;

/// <summary>What is within a walk, on a street of areas 400 m wide with a road along its middle.</summary>
public sealed class ReachAnalysisTests
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 27700);

    [Fact]
    public async Task Along_the_road_the_areas_count_whose_middle_is_in_reach_and_strengths_by_the_way_to_them()
    {
        await using var street = await StreetAsync();
        var answer = await Reach(street)
            .RunAsync(new ReachStart(At(street.Middle(0), 500)), [5, 10], Visibility.Public, CancellationToken.None);

        Assert.True(answer.OnNetwork);

        // 400 m reach the middle of the next area, 800 m that of the one after it.
        Assert.Equal([(300, 2), (600, 3)], answer.Times.Select(time => ((int)time.Lives.People!.Value, time.Lives.Areas)));
        Assert.Equal([1, 2], answer.Times.Select(time => time.Recorded));
        Assert.Equal(
            [("Group 1-0", 400.0), ("Pavilion", 500.0)],
            answer.Strengths.Select(one => (one.Asset.Name, Math.Round(one.Metres, 6))));
        Assert.Equal([5, 7], answer.Strengths.Select(one => one.Minutes));
        Assert.True(answer.Times[1].Shape.Covers(answer.Times[0].Shape));
        Assert.Equal("About 600 people live within 10 minutes’ walk. 100% of them live in small areas that are not in reach as a whole.",
            answer.Findings[0]);
        Assert.Equal(
            "2 strengths are recorded within 10 minutes’ walk: 1 group and 1 place. Hardly mapped yet. What is not recorded may well be "
            + "there.", answer.Findings[1]);
        Assert.Equal("1 is within 5 minutes.", answer.Findings[2]);
        Assert.Contains("along streets and paths, with 30 m beside them; people by best fit of small areas (LSOA)", answer.Method,
            StringComparison.Ordinal);

        // Nobody brought in centroids of these areas: none are claimed.
        Assert.Contains(
            "by points inside, since the atlas has no population-weighted centroids; strengths", answer.Method, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Far_from_any_street_it_is_a_circle_and_says_so()
    {
        await using var street = await StreetAsync();
        var answer = await Reach(street)
            .RunAsync(new ReachStart(At(street.Middle(0), 900)), [10], Visibility.Public, CancellationToken.None);

        Assert.False(answer.OnNetwork);
        Assert.Equal(800 / 1.3, answer.Times[0].Shape.EnvelopeInternal.Width / 2, 6);
        Assert.Contains("since no street or path is mapped within 250 m of here", answer.Method, StringComparison.Ordinal);
        Assert.Contains(
            answer.Findings, sentence => sentence.StartsWith("These are estimates by the straight line", StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_a_strength_it_is_not_told_itself_and_from_a_large_ground_the_walk_starts_beside_a_street()
    {
        await using var street = await StreetAsync();
        var reach = Reach(street);
        var group = (await street.Atlas.Assets.FindBySourceAsync("register", "1-0"))!;
        var from = await reach.RunAsync(ReachStart.Of(group)!, [5], Visibility.Public, CancellationToken.None);

        Assert.Equal(["Pavilion"], from.Strengths.Select(one => one.Asset.Name));

        // A common a kilometre wide: its middle is 600 m from the road, its side at it.
        var common = group with
        {
            Location = new AssetLocation { Shape = Factory.ToGeometry(new Envelope(400_000, 401_000, 300_510, 301_700)) },
        };
        var side = await reach.RunAsync(ReachStart.Of(common)!, [5], Visibility.Public, CancellationToken.None);
        Assert.True(side.OnNetwork);
        Assert.Null(ReachStart.Of(group with { Location = AssetLocation.NotKnown }));
    }

    [Fact]
    public async Task Nobody_known_and_nothing_recorded_are_answers()
    {
        await using var street = await Street.BuildAsync([new(null, null, 0)]);
        var reach = Reach(street);
        var here = await reach.RunAsync(new ReachStart(At(500, 500)), [15], Visibility.Public, CancellationToken.None);
        Assert.Equal(
            ["How many people live within 15 minutes’ walk is not known: no populations are loaded for the areas here.",
                "Not yet mapped. What is not recorded may well be there.",
                "These are estimates by the straight line, since no streets and paths are loaded here."],
            here.Findings);

        var away = await reach.RunAsync(new ReachStart(At(5000, 5000)), [1], Visibility.Public, CancellationToken.None);
        Assert.StartsWith("The middle of no small area lies within 1 minute’s walk", away.Findings[0], StringComparison.Ordinal);
        Assert.Null(away.Times[0].Lives.People);
    }

    private static ReachAnalysis Reach(Street street) =>
        new(street.Atlas, new WalkingNetworks(street.Atlas), new SmallLayers(street.Atlas));

    private static async Task<Street> StreetAsync()
    {
        var street = await Street.BuildAsync(
            [new(100, 1, 0), new(200, 2, 1), new(300, 3, 0), new(400, 4, 0)], apart: 400,
            further: Street.Strength("hall", AssetKind.Place, "Pavilion", 1000));
        await SmallPlace.ImportAsync(street.Atlas, "network", "roads", session => session.StageAsync(SmallPlace.Rows<NetworkEdge>(
        [
            new(Factory.CreateLineString([At(0, 500).Coordinate, At(4000, 500).Coordinate]), 4000, true, "road", "roads", "1"),
        ])));
        return street;
    }

    private static Point At(double east, double north) => Factory.CreatePoint(new Coordinate(400_000 + east, 300_000 + north));
}
