using CommunityAssets.Analysis.Rates;
using CommunityAssets.UnitTests.Analysis.Oracles;

namespace CommunityAssets.UnitTests.Analysis.Rates;

public sealed class RateTests
{
    [Fact]
    public void Exact_limits_of_counts_Wilsons_of_shares_and_Students_of_means_are_those_of_R()
    {
        var oracle = Table.Read("limits");
        for (var row = 0; row < oracle.Count; row++)
        {
            var (count, of, sure) = (oracle.Number(row, "count"), oracle.Number(row, "of"), Confidence.Of(oracle.Number(row, "level")));
            var found = oracle.Text(row, "method") switch
            {
                "exact" => CountLimits.Exact(count, sure),
                "wilson" => Proportions.Of(count, of, sure),
                _ => Means.Of([4.1, 5.2, 6.3, double.NaN, 2.2, 9.9, 7.5], sure),
            };
            Near(oracle.Number(row, "lower"), found.Lower);
            Near(oracle.Number(row, "upper"), found.Upper);
        }
    }

    [Fact]
    public void Byars_limits_are_near_the_exact_ones_from_ten_events_on_and_are_used_from_there()
    {
        foreach (var events in (double[])[10, 25, 65, 1045])
        {
            var (byar, exact) = (CountLimits.Byar(events, Confidence.P95), CountLimits.Exact(events, Confidence.P95));
            Assert.Equal(exact.Lower, byar.Lower, 0.01 * exact.Lower);
            Assert.Equal(exact.Upper, byar.Upper, 0.01 * exact.Upper);
            Assert.Equal(byar, CountLimits.Of(events, Confidence.P95));
        }

        Assert.Equal(CountLimits.Exact(9.9, Confidence.P95), CountLimits.Of(9.9, Confidence.P95));
        Assert.True(double.IsNaN(CountLimits.Byar(0, Confidence.P95).Lower));
        Assert.Equal(
            65 * Math.Pow(1 - (1 / 585d) - (1.959963984540054 / (3 * Math.Sqrt(65))), 3), CountLimits.Byar(65, Confidence.P95).Lower, 1e-9);
    }

    [Fact]
    public void A_funnel_of_counts_is_the_published_one()
    {
        // Rows of the ratio funnel in PHEindicatormethods' own tests: events, then expectations on its lower and upper lines.
        (double Events, double Lower95, double Upper95, double Lower998, double Upper998)[] published =
        [
            (1, 5.571644585, 0.025317898, 9.233410143, 0.001000547),
            (5, 11.6683331, 1.623486324, 16.45474478, 0.739371928),
            (20, 30.88838097, 12.21651877, 38.04188668, 8.958211233),
            (100, 121.6268111, 81.36400699, 134.9243187, 71.92139974),
        ];
        foreach (var row in published)
        {
            var (inner, outer) = (Funnels.Expectations(row.Events, Confidence.P95), Funnels.Expectations(row.Events, Confidence.P998));
            // Their makers solved for them, to about six figures.
            Assert.Equal([row.Lower95, row.Upper95, row.Lower998, row.Upper998], [inner.Upper, inner.Lower, outer.Upper, outer.Lower], Close);
        }

        Assert.Equal(FunnelPlace.AboveOuter, Funnels.PlaceCount(20, 8.9));
        Assert.Equal(FunnelPlace.AboveInner, Funnels.PlaceCount(20, 12.2));
        Assert.Equal(FunnelPlace.Within, Funnels.PlaceCount(20, 12.3));
        Assert.Equal(FunnelPlace.Within, Funnels.PlaceCount(20, 30.8));
        Assert.Equal(FunnelPlace.BelowInner, Funnels.PlaceCount(20, 30.9));
        Assert.Equal(FunnelPlace.BelowOuter, Funnels.PlaceCount(20, 38.1));
        Assert.Equal(FunnelPlace.NotKnown, Funnels.PlaceCount(20, 0));
    }

    /// <summary>
    /// The forty areas of PHEindicatormethods' own tests of crude rates in a funnel (tests/testthat/testdata_funnel_rate_dsr_inputs.csv,
    /// column crude_per_100000_with_0).
    /// </summary>
    [Fact]
    public void Areas_lie_in_a_funnel_of_rates_where_the_guidance_puts_them()
    {
        var oracle = Table.Read("funnel_rates");
        var (counts, people) = (oracle.Numbers("count"), oracle.Numbers("people"));
        for (var row = 0; row < oracle.Count; row++)
        {
            Assert.Equal(
                Enum.Parse<FunnelPlace>(oracle.Text(row, "place")),
                Funnels.PlaceCount(counts[row], counts.Sum() / people.Sum() * people[row]));
        }
    }

    [Fact]
    public void The_lines_of_a_funnel_are_where_R_has_them_and_go_back_to_the_published_ones()
    {
        var oracle = Table.Read("funnel_counts");
        for (var row = 0; row < oracle.Count; row++)
        {
            var expected = oracle.Number(row, "expected");
            var found = Funnels.Count(expected, Confidence.Of(oracle.Number(row, "level")));
            Assert.Equal(expected, found.Value);
            Assert.Equal(oracle.Number(row, "lower"), found.Lower, 1e-9 * Math.Max(1, expected));
            Assert.Equal(oracle.Number(row, "upper"), found.Upper, 1e-9 * Math.Max(1, expected));
        }

        // PHEindicatormethods: 20 events are on the lower line at 30.88838097 expected, on the upper one at 12.21651877.
        Assert.Equal(20, Funnels.Count(30.88838097, Confidence.P95).Lower, 1e-4);
        Assert.Equal(20, Funnels.Count(12.21651877, Confidence.P95).Upper, 1e-4);
        Assert.Equal(new Estimate(0, 0, 0), Funnels.Count(0, Confidence.P95));
        Assert.Equal(Estimate.None, Funnels.Count(double.NaN, Confidence.P95));

        // Of any number, however large: in roots of it the lines lie ever nearer to the normal distribution's.
        Assert.All([9e6, 1.1e7, 1e12, 1e15], expected =>
        {
            var found = Funnels.Count(expected, Confidence.P95);
            Assert.Equal(-1.96, (found.Lower - expected) / Math.Sqrt(expected), 1e-3);
            Assert.Equal(1.96, (found.Upper - expected) / Math.Sqrt(expected), 1e-3);
        });
        Assert.Throws<ArgumentOutOfRangeException>(() => Funnels.Count(-1, Confidence.P95));
    }

    [Fact]
    public void A_funnel_of_shares_places_areas_as_the_guidance_does()
    {
        // The example of phe_funnel_significance: four areas around 49,909 of 67,762.
        double[] counts = [10232, 12321, 15123, 13213], all = [15232, 16123, 17932, 18475];
        var average = counts.Sum() / all.Sum();
        Assert.Equal(
            [FunnelPlace.BelowOuter, FunnelPlace.AboveOuter, FunnelPlace.AboveOuter, FunnelPlace.BelowOuter],
            counts.Zip(all, (count, of) => Funnels.PlaceShare(count, of, average)));
        Assert.Equal(FunnelPlace.NotKnown, Funnels.PlaceShare(0, 0, average));
        Assert.Equal(0, Funnels.Proportion(0.01, 10, Confidence.P95).Lower);
        Assert.Equal(1, Funnels.Proportion(0.99, 10, Confidence.P95).Upper);
    }

    [Fact]
    public void A_place_with_the_standards_own_ages_has_its_crude_rate_when_standardised()
    {
        double[] people = [1000, 2000, 3000], events = [5, 20, 60];
        var standardised = DirectStandardisation.Of(events, people, people, 1000, Confidence.P95);
        var crude = CrudeRates.Of(85, 6000, 1000, Confidence.P95);
        Near(crude.Value, standardised.Value);
        Near(crude.Lower, standardised.Lower);
        Near(crude.Upper, standardised.Upper);
    }

    [Fact]
    public void Direct_standardisation_weighs_each_band_by_the_standard()
    {
        var found = DirectStandardisation.Of([10, 30], [1000, 1000], [3, 1], 1000, Confidence.P95);

        // (3·10 + 1·30) / 4 a thousand; variance (9·10 + 1·30) / 16.
        Assert.Equal(15, found.Value, 1e-12);
        var byar = CountLimits.Byar(40, Confidence.P95);
        var scale = Math.Sqrt(((9 * 10) + 30) / 16d / 40);
        Near(15 + (scale * (byar.Lower - 40)), found.Lower);
        Near(15 + (scale * (byar.Upper - 40)), found.Upper);
        Assert.Equal(Estimate.None, DirectStandardisation.Of([4, 5], [1000, 1000], [3, 1], 1000, Confidence.P95));
        Assert.Throws<ArgumentException>(() => DirectStandardisation.Of([4], [1000, 1000], [3, 1], 1000, Confidence.P95));
        Assert.Throws<ArgumentOutOfRangeException>(() => DirectStandardisation.Of([4, 30], [0, 1000], [3, 1], 1000, Confidence.P95));
    }

    [Fact]
    public void Indirect_standardisation_tells_observed_over_expected()
    {
        var expected = IndirectStandardisation.Expected([1000, 500], [100, 400], [10000, 8000]);
        Assert.Equal(35, expected, 1e-12);
        var ratio = IndirectStandardisation.Ratio(70, expected, Confidence.P95);
        Assert.Equal(2, ratio.Value, 1e-12);
        Near(CountLimits.Byar(70, Confidence.P95).Lower / 35, ratio.Lower);
        Assert.Equal(2 * 500 / 18000d * 1000, IndirectStandardisation.Rate(70, expected, 500, 18000, 1000, Confidence.P95).Value, 1e-9);
        Assert.Equal(Estimate.None, IndirectStandardisation.Ratio(3, 0, Confidence.P95));
    }

    [Fact]
    public void Of_nobody_nothing_is_said_and_nonsense_is_refused()
    {
        Assert.Equal(Estimate.None, Proportions.Of(0, 0, Confidence.P95));
        Assert.Equal(Estimate.None, Proportions.Of(double.NaN, 10, Confidence.P95));
        Assert.Equal(Estimate.None, CrudeRates.Of(3, 0, 1000, Confidence.P95));
        Assert.Equal(Estimate.None, Means.Of([], Confidence.P95));
        Assert.Equal(4, Means.Of([4], Confidence.P95).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportions.Of(11, 10, Confidence.P95));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountLimits.Of(-1, Confidence.P95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Confidence.Of(95));
    }

    private static bool Close(double one, double other) => Math.Abs(one - other) < 3e-6 * Math.Max(1, Math.Abs(one));

    private static void Near(double expected, double found) => Assert.Equal(expected, found, 1e-9 * Math.Max(1, Math.Abs(expected)));
}
