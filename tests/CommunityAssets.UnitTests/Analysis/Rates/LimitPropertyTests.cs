using CommunityAssets.Analysis.Rates;
using FsCheck;
using FsCheck.Fluent;

namespace CommunityAssets.UnitTests.Analysis.Rates;

public sealed class LimitPropertyTests
{
    private static readonly Config Many = FixedDraws.Config.WithMaxTest(300);

    // Counts are mostly whole and small, now and then shared out between areas or large.
    private static readonly Gen<double> Count = Gen.Frequency(
        (5, Gen.Choose(0, 40).Select(number => (double)number)),
        (2, Gen.Choose(0, 4000).Select(number => number / 100.0)),
        (1, Gen.Choose(0, 2_000_000).Select(number => (double)number)));

    [Fact]
    public void Limits_hold_the_value_and_surer_ones_are_wider() => Check.One(Many, Prop.ForAll(Count.ToArbitrary(), count =>
    {
        var (p95, p998) = (CountLimits.Of(count, Confidence.P95), CountLimits.Of(count, Confidence.P998));
        return p95.Lower <= count && p95.Upper >= count && p998.Lower <= p95.Lower && p998.Upper >= p95.Upper && p998.Lower >= 0;
    }));

    // qgamma(c(0.001, 0.025), 0.04) and qgamma(c(0.001, 0.025), 0.5) of R 4.2.2.
    [Theory]
    [InlineData(0.04, 5.798758340857565e-76, 5.150332019405853e-41)]
    [InlineData(0.5, 7.853985746312452e-07, 0.0004910345585876281)]
    public void Limits_of_a_part_of_an_event_are_exact(double count, double p998, double p95)
    {
        Assert.Equal(1, CountLimits.Exact(count, Confidence.P998).Lower / p998, 1e-9);
        Assert.Equal(1, CountLimits.Exact(count, Confidence.P95).Lower / p95, 1e-9);
    }

    [Fact]
    public void More_events_have_higher_limits() => Check.One(Many, Prop.ForAll(Count.ToArbitrary(), Count.ToArbitrary(), (one, more) =>
    {
        var (low, high) = (CountLimits.Exact(Math.Min(one, one + more), Confidence.P95), CountLimits.Exact(one + more, Confidence.P95));
        return low.Lower <= high.Lower && low.Upper <= high.Upper;
    }));

    [Fact]
    public void Rates_told_for_more_people_are_so_many_times_as_high() => Check.One(Many, Prop.ForAll(Count.ToArbitrary(), count =>
    {
        var (one, thousand) = (CrudeRates.Of(count, 5000, 1, Confidence.P95), CrudeRates.Of(count, 5000, 1000, Confidence.P95));
        return Math.Abs((one.Upper * 1000) - thousand.Upper) <= 1e-9 * thousand.Upper
            && Math.Abs((one.Lower * 1000) - thousand.Lower) <= 1e-9 * thousand.Upper;
    }));

    [Fact]
    public void Shares_stay_between_nobody_and_everybody_and_turn_round() => Check.One(Many, Prop.ForAll(
        Count.ToArbitrary(), Count.ToArbitrary(), (have, havent) =>
        {
            if (have + havent == 0)
            {
                return true;
            }

            var (one, other) = (Proportions.Of(have, have + havent, Confidence.P95), Proportions.Of(havent, have + havent, Confidence.P95));
            return one is { Lower: >= 0, Upper: <= 1 } && one.Lower <= one.Value && one.Value <= one.Upper
                && Math.Abs(one.Lower + other.Upper - 1) < 1e-9 && Math.Abs(one.Upper + other.Lower - 1) < 1e-9;
        }));

    [Fact]
    public void A_funnel_is_wider_where_fewer_are_expected_and_holds_what_is_expected() => Check.One(Many, Prop.ForAll(
        Gen.Choose(1, 100_000).Select(number => number / 10.0).ToArbitrary(), expected =>
        {
            var (inner, outer, more) = (
                Funnels.Count(expected, Confidence.P95), Funnels.Count(expected, Confidence.P998),
                Funnels.Count(expected * 4, Confidence.P95));
            return outer.Lower <= inner.Lower && inner.Lower <= expected && expected <= inner.Upper && inner.Upper <= outer.Upper
                && more.Upper / (4 * expected) <= inner.Upper / expected && more.Lower / (4 * expected) >= inner.Lower / expected - 1e-9;
        }));

    [Fact]
    public void Means_are_the_same_from_the_values_and_from_their_deviation()
    {
        double[] values = [4.1, 5.2, 6.3, double.NaN, 2.2, 9.9, 7.5];
        var known = values.Where(value => !double.IsNaN(value)).ToArray();
        var mean = known.Average();
        var deviation = Math.Sqrt(known.Sum(value => (value - mean) * (value - mean)) / (known.Length - 1));
        var (one, other) = (Means.Of(values, Confidence.P95), Means.Of(mean, deviation, known.Length, Confidence.P95));
        Assert.Equal(one.Value, other.Value, 1e-12);
        Assert.Equal(one.Lower, other.Lower, 1e-12);

        // Weights that are all the same change nothing, whatever they are.
        var weighted = Means.Weighted(values, [.. values.Select(_ => 7d)], Confidence.P95);
        Assert.Equal(one.Value, weighted.Value, 1e-12);
        Assert.Equal(one.Upper, weighted.Upper, 1e-12);
    }

    [Fact]
    public void A_weighted_mean_has_Cochrans_limits()
    {
        // Gatz and Smith 1995, equation 5, its three sums written out.
        double[] values = [12, 15, 11, 19], weights = [300, 100, 250, 50];
        var found = Means.Weighted(values, weights, Confidence.P95);
        var (count, all) = (values.Length, weights.Sum());
        var mean = values.Zip(weights, (value, weight) => value * weight).Sum() / all;
        var average = all / count;
        var (first, second, third) = (0d, 0d, 0d);
        for (var at = 0; at < count; at++)
        {
            var (product, from) = ((weights[at] * values[at]) - (average * mean), weights[at] - average);
            (first, second, third) = (first + (product * product), second + (from * product), third + (from * from));
        }

        var error = Math.Sqrt(count / ((count - 1) * all * all) * (first - (2 * mean * second) + (mean * mean * third)));
        Assert.Equal(mean, found.Value, 1e-12);

        // Student's t with 3 degrees of freedom: 3.182446.
        Assert.Equal(mean - (3.182446305284263 * error), found.Lower, 1e-9);
        Assert.Equal(mean + (3.182446305284263 * error), found.Upper, 1e-9);
    }

    [Fact]
    public void Means_of_too_little_have_no_limits()
    {
        Assert.Equal(Estimate.None, Means.Of(double.NaN, 1, 10, Confidence.P95));
        Assert.Equal(Estimate.Point(5), Means.Of(5, double.NaN, 10, Confidence.P95));
        Assert.Equal(Estimate.Point(5), Means.Of(5, 2, 1, Confidence.P95));
        Assert.Equal(new Estimate(5, 5, 5), Means.Of(5, 0, 10, Confidence.P95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Means.Of(5, -1, 10, Confidence.P95));
        Assert.Equal(Estimate.None, Means.Weighted([], [], Confidence.P95));
        Assert.Equal(Estimate.None, Means.Weighted([1, 2], [0, double.NaN], Confidence.P95));
        Assert.Equal(Estimate.Point(2), Means.Weighted([1, 2], [0, 9], Confidence.P95));
        Assert.Throws<ArgumentException>(() => Means.Weighted([1, 2], [1], Confidence.P95));
    }
}
