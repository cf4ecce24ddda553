using CommunityAssets.Analysis.Statistics;
using CommunityAssets.UnitTests.Analysis.Oracles;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Analysis.Statistics;

/// <summary>Against R's spdep on the 115 LSOAs of Bath and North East Somerset (<c>tools/oracles/clusters.R</c>).</summary>
public sealed class ClusterOracleTests
{
    private static readonly Table Clusters = Table.Read("clusters");
    private static readonly Table Near = Table.Read("neighbours");
    private static readonly double[] Values = Clusters.Numbers("value");
    private static readonly PermutationPlan Plan = new(9999);

    [Theory]
    [InlineData(WeightStyle.RowStandardised, "moran")]
    [InlineData(WeightStyle.Binary, "moran_binary")]
    public void Local_Moran_is_spdeps(WeightStyle style, string column)
    {
        var found = LocalMoran.Of(Values, Weights("queen", style), new PermutationPlan(9));
        Same(Clusters.Numbers(column), found, statistic => statistic.Value);
    }

    [Fact]
    public void Bivariate_local_Moran_is_spdeps_with_variances_over_n()
    {
        var found = LocalMoran.OfTwo(
            Values, Clusters.Numbers("second"), Weights("queen", WeightStyle.RowStandardised), new PermutationPlan(9));

        // spdep standardises both by n − 1 here, and by n in localmoran; this by n in both, so that two of the same are the one.
        var scale = (Values.Length - 1d) / Values.Length;
        Same(Clusters.Numbers("bivariate"), found, statistic => statistic.Value * scale);
    }

    [Theory]
    [InlineData(WeightStyle.RowStandardised, false, "g")]
    [InlineData(WeightStyle.Binary, false, "g_binary")]
    [InlineData(WeightStyle.RowStandardised, true, "g_star")]
    [InlineData(WeightStyle.Binary, true, "g_star_binary")]
    public void Getis_Ord_is_spdeps(WeightStyle style, bool star, string column)
    {
        var found = GetisOrd.Of(Values, Weights("queen", style), star, new PermutationPlan(9));
        Same(Clusters.Numbers(column), found, statistic => statistic.Value);
    }

    [Fact]
    public void Permutations_agree_with_spdeps_within_Monte_Carlo_error()
    {
        var found = LocalMoran.Of(Values, Weights("queen", WeightStyle.RowStandardised), Plan);
        var neighbours = Near.Lists("queen");
        for (var area = 0; area < Values.Length; area++)
        {
            // spdep draws with putting back, this without: its variance is larger by the finite population's share.
            double others = Values.Length - 1;
            var variance = Clusters.Number(area, "moran_variance") * (others - neighbours[area].Length) / (others - 1);
            Assert.Equal(Clusters.Number(area, "moran_expected"), found[area].Expected, 6 * Math.Sqrt(2 * variance / 9999));
            var p = Clusters.Number(area, "moran_folded");
            Assert.Equal(p, found[area].PseudoP, (6 * Math.Sqrt(2 * p * (1 - p) / 9999)) + 2e-4);
            Assert.Equal(
                (found[area].Value - Clusters.Number(area, "moran_expected")) / Math.Sqrt(variance), found[area].Z,
                0.06 * (1 + Math.Abs(found[area].Z)));
        }
    }

    [Fact]
    public void Adjusted_p_values_are_those_of_R()
    {
        var adjusted = FalseDiscovery.Adjust(Clusters.Numbers("moran_folded"));
        for (var area = 0; area < adjusted.Length; area++)
        {
            Assert.Equal(Clusters.Number(area, "adjusted"), adjusted[area], 1e-12);
        }
    }

    [Theory]
    [InlineData("row", "queen", WeightStyle.RowStandardised)]
    [InlineData("binary", "queen", WeightStyle.Binary)]
    [InlineData("nearest8", "nearest8", WeightStyle.RowStandardised)]
    public void Global_Moran_and_its_moments_are_spdeps(string row, string neighbours, WeightStyle style)
    {
        var oracle = Table.Read("moran");
        var at = Enumerable.Range(0, oracle.Count).Single(line => oracle.Text(line, "weights") == row);
        var found = GlobalMoran.Of(Values, Weights(neighbours, style));
        Assert.Equal(oracle.Number(at, "moran"), found.Moran, 1e-9);
        Assert.Equal(oracle.Number(at, "expected"), found.Expected, 1e-12);
        Assert.Equal(oracle.Number(at, "variance"), found.Variance, 1e-9);
        Assert.Equal(oracle.Number(at, "z"), found.Z, 1e-7);
    }

    [Fact]
    public void Nearest_centroids_and_those_within_a_distance_are_spdeps()
    {
        Coordinate[] centres = [.. Near.Numbers("x").Zip(Near.Numbers("y"), (x, y) => new Coordinate(x, y))];
        Assert.Equal(Near.Lists("nearest8"), Neighbourhoods.Nearest(centres, 8).Select(list => list.Order().ToArray()));
        Assert.Equal(Near.Lists("within2000"), Neighbourhoods.Within(centres, 2000).Select(list => list.Order().ToArray()));
    }

    private static SpatialWeights Weights(string neighbours, WeightStyle style) => SpatialWeights.From(Near.Lists(neighbours), style);

    private static void Same(double[] expected, LocalStatistic[] found, Func<LocalStatistic, double> part)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var area = 0; area < expected.Length; area++)
        {
            Assert.Equal(expected[area], part(found[area]), 1e-9);
        }
    }
}
