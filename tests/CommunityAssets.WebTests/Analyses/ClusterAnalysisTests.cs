using CommunityAssets.Analysis.Statistics;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Analyses;
using House = CommunityAssets.WebTests.Analyses.Street.House;

namespace CommunityAssets.WebTests.Analyses;

/// <summary>Clusters where the answer is known: five high values side by side in a street of forty.</summary>
public sealed class ClusterAnalysisTests : IAsyncLifetime
{
    private static readonly ClusterRequest FourNearest = new()
    {
        Indicator = "need",
        Rule = NeighbourRule.Nearest,
        Neighbours = 4,
        Plan = new PermutationPlan(EachAlone: true),
    };

    private Street _street = null!;

    public async Task InitializeAsync() => _street = await Street.BuildAsync(
        [.. Enumerable.Range(0, 40)
            .Select(number => new House(100, number is >= 10 and < 15 ? 9 + (number % 2) : 1 + (number % 3), number >= 30 ? 1 : 0))],
        apart: 1000);

    public async Task DisposeAsync() => await _street.DisposeAsync();

    [Fact]
    public async Task High_values_side_by_side_are_one_cluster_with_its_boundaries_dissolved()
    {
        var areas = await RunAsync(FourNearest);
        var codes = areas.Rows.Where(row => (string?)Cell(areas, row, "class") == "high-high").Select(row => row.Id).ToList();
        Assert.Equal([.. Enumerable.Range(10, 5).Select(Street.Code)], codes);

        var together = await RunAsync(FourNearest with { Together = true });
        var row = Assert.Single(together.Rows, row => (string?)Cell(together, row, "class") == "high-high");
        Assert.Equal("high-high-1", row.Id);
        Assert.Equal(5, Cell(together, row, "areas"));
        Assert.Equal(500d, Cell(together, row, "people"));
        Assert.Equal(string.Join(' ', codes), Cell(together, row, "codes"));
        Assert.Equal("Polygon", row.Shape!.GeometryType);
        Assert.Equal(5e6, row.Shape.Area, 3);
        Assert.Contains(areas.Findings, sentence => sentence == "High among high: 5 areas, unlikely by chance; 500 people live there.");
        Assert.Equal(areas.Findings, together.Findings);
    }

    [Fact]
    public async Task Judging_all_areas_together_tells_no_more_than_judging_each_alone_and_says_which_it_was()
    {
        var alone = await RunAsync(FourNearest);
        var all = await RunAsync(FourNearest with { Plan = FourNearest.Plan with { EachAlone = false } });
        foreach (var (one, other) in alone.Rows.Zip(all.Rows))
        {
            Assert.Equal(Cell(alone, one, "pseudo_p"), Cell(all, other, "pseudo_p"));
            var told = (string?)Cell(all, other, "class") is not "not-significant";
            Assert.Equal((double)Cell(all, other, "adjusted_p")! <= 0.05, told);
            Assert.Equal((double)Cell(alone, one, "pseudo_p")! <= 0.05, (string?)Cell(alone, one, "class") is not "not-significant");
            Assert.False(told && (string?)Cell(alone, one, "class") == "not-significant");
        }

        Assert.Contains("each area by itself", alone.Method, StringComparison.Ordinal);
        Assert.Equal(0.05, alone.Parameters["pseudoP"]);
        Assert.Contains("false discovery rate 0.05 (Benjamini–Hochberg)", all.Method, StringComparison.Ordinal);
        Assert.Equal(0.05, all.Parameters["falseDiscoveryRate"]);
    }

    [Fact]
    public async Task Need_here_is_looked_at_against_access_to_strengths_around()
    {
        var sites = await Sites.ReadAsync(_street.Atlas, null, null, Visibility.Public, box: null, progress: null, CancellationToken.None);
        var found = await RunAsync(FourNearest with { Strengths = sites, Plan = new PermutationPlan(Significance: 0.3, EachAlone: true) });
        var names = found.Rows.Select(row => (string?)Cell(found, row, "cluster")).ToList();
        Assert.Contains("high need, thin record around", names[10..15]);
        Assert.DoesNotContain("high need, strong record around", names[10..15]);
        Assert.All(names[34..38], name => Assert.EndsWith("need, strong record around", name, StringComparison.Ordinal));
        Assert.Equal(0d, Cell(found, found.Rows[10], "second"));
        Assert.True((double)Cell(found, found.Rows[35], "second")! > 0);
        Assert.StartsWith(
            "Bivariate local Moran's I of Need, 2024 (score), turned so that higher is more need", found.Method, StringComparison.Ordinal);
        Assert.Contains(found.Findings, sentence => sentence.Contains("not yet mapped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_higher_is_better_low_values_are_the_need_that_is_held_against_strengths()
    {
        await using var better = await Street.BuildAsync(
            [.. Enumerable.Range(0, 20).Select(number => new House(100, number < 5 ? 1 : 8 + (number % 3), number >= 15 ? 1 : 0))],
            apart: 1000, polarity: Polarity.HigherIsBetter);
        var sites = await Sites.ReadAsync(better.Atlas, null, null, Visibility.Public, box: null, progress: null, CancellationToken.None);
        var request = FourNearest with { Strengths = sites, Plan = new PermutationPlan(Significance: 0.9, EachAlone: true) };
        var found = await RunAsync(request, better);
        Assert.Equal("high need, thin record around", Cell(found, found.Rows[0], "cluster"));
    }

    [Fact]
    public async Task Too_few_draws_for_so_little_a_chance_are_told()
    {
        var found = await RunAsync(FourNearest with { Plan = new PermutationPlan(99, 1, 0.001) });
        Assert.Contains(found.Findings, sentence =>
            sentence.StartsWith("99 permutations can't tell so little a chance as 0.001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Areas_without_neighbours_are_apart_from_those_that_chance_explains()
    {
        var found = await RunAsync(FourNearest with { Rule = NeighbourRule.Distance, Metres = 10 });
        Assert.All(found.Rows, row => Assert.Equal("not-known", Cell(found, row, "class")));
        Assert.Contains(
            found.Findings, sentence => sentence.StartsWith("40 areas have no neighbours by this rule", StringComparison.Ordinal));
        Assert.Empty((await RunAsync(FourNearest with { Rule = NeighbourRule.Distance, Metres = 10, Together = true })).Rows);
    }

    [Fact]
    public async Task Two_things_around_at_once_are_refused()
    {
        var sites = await Sites.ReadAsync(_street.Atlas, null, null, Visibility.Public, box: null, progress: null, CancellationToken.None);
        var refused = await Assert.ThrowsAsync<BadInputException>(() => RunAsync(FourNearest with { Strengths = sites, Around = "need" }));
        Assert.Contains("Ask for one of them", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_draws_than_are_worked_out_at_once_are_refused_with_how_many_would_do()
    {
        // Forty areas with four neighbours each are 160 pairs.
        var fits = FourNearest with { MostDraws = 160 * 99, Plan = new PermutationPlan(99) };
        Assert.Equal(40, (await RunAsync(fits)).Rows.Count);
        var refusal = await Assert.ThrowsAsync<BadInputException>(() => RunAsync(fits with { Plan = new PermutationPlan(100) }));
        Assert.Equal(
            "100 permutations of 160 pairs of neighbours are more than is worked out here at once. Ask for at most 99 permutations, fewer "
            + "neighbours or fewer areas, or have it worked out on the command line, which takes its time: communityassets analyse clusters.",
            refusal.Message);
    }

    private async Task<AnalysisTable> RunAsync(ClusterRequest request, Street? street = null)
    {
        var atlas = (street ?? _street).Atlas;
        var ground = await Ground.ReadAsync(atlas, AreaLevel.Lsoa, null, null, CancellationToken.None);
        return await ClusterAnalysis.RunAsync(atlas, ground, request, null, CancellationToken.None);
    }

    private static object? Cell(AnalysisTable found, TableRow row, string name) =>
        row.Values[found.Columns.Select(column => column.Name).ToList().IndexOf(name)];
}
