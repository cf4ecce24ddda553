using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Needs;

namespace CommunityAssets.UnitTests.Analysis.Rates;

/// <summary>
/// What PHEindicatormethods prints in its documentation and holds itself to in its tests (ukhsa-collaboration/PHEindicatormethods), to the
/// last figure that is printed: eight areas and their mean (introduction, rendered for 1.0.8), deaths by age (vignette on directly
/// standardised rates, 2019) and its funnels (tests/testthat).
/// </summary>
public sealed class PublishedRatesTests
{
    private static readonly (double Count, double People)[] Areas =
        [(68, 174), (86, 189), (18, 179), (29, 107), (99, 102), (74, 102), (8, 155), (94, 114)];

    /// <summary>phe_proportion.</summary>
    [Fact]
    public void Shares_have_the_limits_that_are_printed()
    {
        double[][] p95 =
        [
            [0.3908046, 0.32141284, 0.46491370], [0.4550265, 0.38563304, 0.52621164], [0.1005587, 0.06455836, 0.15334331],
            [0.2710280, 0.19583556, 0.36209159], [0.9705882, 0.91706943, 0.98994755], [0.7254902, 0.63189437, 0.80271793],
            [0.0516129, 0.02638210, 0.09853151], [0.8245614, 0.74449994, 0.88346241],
        ];
        double[][] p998 =
        [
            [0.3908046, 0.28504658, 0.5079248], [0.4550265, 0.34795803, 0.5664210], [0.1005587, 0.05014823, 0.1914304],
            [0.2710280, 0.16118061, 0.4183973], [0.9705882, 0.86653064, 0.9940736], [0.7254902, 0.57419464, 0.8381782],
            [0.0516129, 0.01832319, 0.1369464], [0.8245614, 0.69079867, 0.9081514],
        ];
        for (var area = 0; area < Areas.Length; area++)
        {
            Printed(p95[area], Proportions.Of(Areas[area].Count, Areas[area].People, Confidence.P95), 7, 8);
            Printed(p998[area], Proportions.Of(Areas[area].Count, Areas[area].People, Confidence.P998), 7, 7);
        }
    }

    /// <summary>phe_rate: Byar's limits, and exact ones for the area with 8 events.</summary>
    [Fact]
    public void Crude_rates_have_the_limits_that_are_printed()
    {
        double[][] p95 =
        [
            [39080.46, 30346.142, 49544.53], [45502.65, 36395.152, 56196.03], [10055.87, 5956.701, 15893.43],
            [27102.80, 18147.416, 38925.56], [97058.82, 78882.763, 118166.76], [72549.02, 56964.372, 91079.88],
            [5161.29, 2228.279, 10169.80], [82456.14, 66631.239, 100906.46],
        ];
        double[][] p998 =
        [
            [39.08046, 26.042038, 56.07105], [45.50265, 31.822578, 62.81142], [10.05587, 4.259916, 19.77478],
            [27.10280, 14.132552, 46.57906], [97.05882, 69.665053, 131.16634], [72.54902, 49.230487, 102.60273],
            [5.16129, 1.271493, 13.64916], [82.45614, 58.634753, 112.28780],
        ];
        for (var area = 0; area < Areas.Length; area++)
        {
            Printed(p95[area], CrudeRates.Of(Areas[area].Count, Areas[area].People, 100_000, Confidence.P95), 2, 2);
            Printed(p998[area], CrudeRates.Of(Areas[area].Count, Areas[area].People, 100, Confidence.P998), 5, 5);
        }
    }

    /// <summary>phe_mean, of the eight areas, and of four of them at 99.8% (printed to three figures).</summary>
    [Fact]
    public void Means_have_the_limits_that_are_printed()
    {
        double[] counts = [.. Areas.Select(area => area.Count)];
        Printed([59.5, 29.45637, 89.54363], Means.Of(counts, Confidence.P95), 1, 5);
        Printed([50.2, -114, 214], Means.Of(counts[..4], Confidence.P998), 1, 0);
        Printed([68.8, -145, 283], Means.Of(counts[4..], Confidence.P998), 1, 0);
    }

    /// <summary>phe_dsr on 96 deaths by age, none between 10 and 24, against the European standard population of 2013.</summary>
    [Fact]
    public void A_directly_standardised_rate_has_the_limits_that_are_printed()
    {
        double[] people = [30, 35, 35, 35, 40, 40, 45, 50, 50, 50, 60, 60, 70, 75, 70, 60, 20, 20, 15];
        double[] deaths = [1, 1, double.NaN, double.NaN, double.NaN, 1, 1, 3, 3, 3, 3, 10, 10, 10, 10, 8, 8, 8, 8];
        var bands = Enumerable.Range(0, 19).Select(at => new AgeBand(at * 5, at == 18 ? null : (at * 5) + 4));
        double[] standard = [.. bands.Select(band => StandardPopulation.EuropeanOf2013.PeopleOf(band)!.Value)];
        Printed([8283.016, 6570.819, 10289.65], DirectStandardisation.Of(deaths, people, standard, 100_000, Confidence.P95), 3, 2);
    }

    /// <summary>phe_funnels: areas of growing size around an average of 80.642448% (testdata_funnel_prop_outputs.csv).</summary>
    [Fact]
    public void A_funnel_of_shares_has_the_lines_of_its_tests()
    {
        const double Average = 0.80642448;
        (double Size, double Lower95, double Upper95, double Lower998, double Upper998)[] lines =
        [
            (1, 3.204264, 100, 0, 100), (3, 35.933491, 100, 10.150815, 100), (18, 62.390093, 98.894803, 51.864359, 100),
            (41, 68.548635, 92.73626, 61.574398, 99.710497), (154, 74.402301, 86.882595, 70.803745, 90.481151),
            (1008, 78.203374, 83.081521, 76.796814, 84.488082), (9998, 79.867989, 81.416907, 79.421375, 81.863521),
            (110_000, 80.408963, 80.875933, 80.274317, 81.010578),
        ];
        foreach (var line in lines)
        {
            // The average itself is printed to six figures after the point, too.
            var inner = Funnels.Proportion(Average, line.Size, Confidence.P95);
            var outer = Funnels.Proportion(Average, line.Size, Confidence.P998);
            Assert.Equal(
                [line.Lower95, line.Upper95, line.Lower998, line.Upper998],
                [100 * inner.Lower, 100 * inner.Upper, 100 * outer.Lower, 100 * outer.Upper],
                (one, other) => Math.Abs(one - other) < 1.5e-6);
        }
    }

    /// <summary>
    /// phe_funnel_significance: primary care trusts around the same average (testdata_funnel_prop_inputs.csv, a part of them).
    /// </summary>
    [Theory]
    [InlineData("New Forest", 35078.488, 41980, FunnelPlace.AboveOuter)]
    [InlineData("Norwich", 24803.6256, 31824, FunnelPlace.BelowOuter)]
    [InlineData("South Gloucestershire", 50050.7443, 61921, FunnelPlace.Within)]
    [InlineData("West Norfolk", 26789.238, 33012, FunnelPlace.AboveInner)]
    [InlineData("North Tees", 36850.0492, 45449, FunnelPlace.AboveInner)]
    [InlineData("Mid-Hampshire", 34502.0685, 42485, FunnelPlace.AboveInner)]
    [InlineData("Bath and North East Somerset", 34759.118, 44449, FunnelPlace.BelowOuter)]
    [InlineData("West of Cornwall", 30453.2129, 37741, FunnelPlace.Within)]
    [InlineData("North Devon", 30277.5312, 37828, FunnelPlace.BelowInner)]
    [InlineData("North Norfolk", 18504.9982, 22739, FunnelPlace.AboveInner)]
    public void Trusts_lie_in_a_funnel_where_its_tests_have_them(string trust, double count, double people, FunnelPlace place) =>
        Assert.True(place == Funnels.PlaceShare(count, people, 0.80642448), trust);

    /// <summary>
    /// phe_funnels for rates: at which number of people so many events of three years would lie just on a line around 116.1720835 per
    /// 100,000 a year (testdata_funnel_rate_outputs.csv). Its makers solved for them, to about six figures.
    /// </summary>
    [Fact]
    public void A_funnel_of_rates_has_the_lines_of_its_tests()
    {
        (double Events, double Lower95, double Upper95, double Lower998, double Upper998)[] lines =
        [
            (1, 1598.675694, 7.264481402, 2649.348525, 0.287087625), (10, 5276.757672, 1375.943768, 6924.776769, 849.4639547),
            (61, 22483.04178, 13388.23344, 25595.39627, 11385.19996), (197, 64993.75324, 48907.23639, 70110.62779, 44892.77785),
            (1360, 411529.9259, 369759.5622, 424043.2424, 358342.3275),
        ];
        foreach (var line in lines)
        {
            double People(double expected) => expected / 3 / 116.1720835 * 100_000;
            var (inner, outer) = (Funnels.Expectations(line.Events, Confidence.P95), Funnels.Expectations(line.Events, Confidence.P998));
            Assert.Equal(
                [line.Lower95, line.Upper95, line.Lower998, line.Upper998],
                [People(inner.Upper), People(inner.Lower), People(outer.Upper), People(outer.Lower)],
                (one, other) => Math.Abs(one - other) < 3e-6 * Math.Max(one, 100));
        }
    }

    private static void Printed(double[] documented, Estimate found, int valueDecimals, int limitDecimals)
    {
        Assert.Equal(documented[0], found.Value, 0.501 * Math.Pow(10, -valueDecimals));
        Assert.Equal(documented[1], found.Lower, 0.501 * Math.Pow(10, -limitDecimals));
        Assert.Equal(documented[2], found.Upper, 0.501 * Math.Pow(10, -limitDecimals));
    }
}
