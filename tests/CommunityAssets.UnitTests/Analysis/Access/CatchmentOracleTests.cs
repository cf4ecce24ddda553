using CommunityAssets.Analysis.Access;
using CommunityAssets.UnitTests.Analysis.Oracles;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Access;

/// <summary>
/// Against the papers' formulas as matrices in R (<c>tools/oracles/catchments.R</c>): 115 LSOAs of Bath and North East Somerset, the
/// surgeries and libraries of the place, and one beyond everybody's reach.
/// </summary>
public sealed class CatchmentOracleTests
{
    private static readonly Table Areas = Table.Read("catchment_areas");
    private static readonly Table Sites = Table.Read("catchment_sites");

    public static TheoryData<string, Decay, string, bool> Methods => new()
    {
        { "two_step", Decay.Flat(1200), "people", false },
        { "zones", Decay.Walking, "people", false },
        { "zones_older", Decay.Walking, "older", false },
        { "gaussian", Decay.Gaussian(1200), "people", false },
        { "three_step", Decay.Walking, "people", true },
        { "three_step_wan", Decay.Zones([400, 800, 1200, 2400], [0.962, 0.704, 0.377, 0.042]), "older", true },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void Access_is_what_the_formulas_of_the_papers_give(string method, Decay decay, string demand, bool threeSteps)
    {
        var pairs = ReachPairs.StraightLine(Places(Areas), Places(Sites), decay.Reach);
        var (people, supply) = (Areas.Numbers(demand), Sites.Numbers("supply"));
        var found = threeSteps
            ? FloatingCatchments.ThreeStep(pairs, people, supply, decay)
            : FloatingCatchments.TwoStep(pairs, people, supply, decay);
        Same(Areas.Numbers(method), found.Areas);
        Same(Sites.Numbers(method), found.Sites);
        Assert.Equal(Areas.Numbers(method).Count(access => access == 0), found.AreasWithoutSites);
        Assert.Equal(Sites.Numbers(method).Count(double.IsNaN), found.SitesWithoutPeople);
        Assert.True(found is { AreasWithoutSites: > 0, SitesWithoutPeople: > 0 });
    }

    private static Coordinate[] Places(Table table) => [.. table.Numbers("x").Zip(table.Numbers("y"), (x, y) => new Coordinate(x, y))];

    private static void Same(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}
