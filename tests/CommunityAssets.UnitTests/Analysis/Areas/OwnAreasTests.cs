using CommunityAssets.Analysis.Areas;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Needs;

namespace CommunityAssets.UnitTests.Analysis.Areas;

public sealed class OwnAreasTests
{
    [Fact]
    public void Counts_are_added_and_shares_and_rates_put_together_with_limits()
    {
        var sums = Sums(new Small(10, 10, 100), new Small(25, 50, 200), new Small(null, null, 50));
        var count = OwnAreas.Of(sums, ValueKind.Count, 1, Confidence.P95)!;
        Assert.Equal((35d, OwnAreaBasis.Added, 2), (count.Value.Value, count.Basis, count.From));
        Assert.Equal(CountLimits.Byar(35, Confidence.P95), count.Value);
        var share = OwnAreas.Of(sums, ValueKind.Proportion, 100, Confidence.P95)!;
        Assert.Equal(Proportions.Of(60, 300, Confidence.P95).Times(100), share.Value);
        Assert.Equal((60d, 300d, OwnAreaBasis.Counts), (share.Count, share.Denominator, share.Basis));
        var rates = Sums(new Small(100, 10, 100), new Small(250, 50, 200));
        Assert.Equal(CrudeRates.Of(60, 300, 1000, Confidence.P95), OwnAreas.Of(rates, ValueKind.Rate, 1000, Confidence.P95)!.Value);
    }

    [Fact]
    public void Counts_follow_from_values_where_the_publisher_gives_denominators_alone()
    {
        var share = OwnAreas.Of(Sums(new Small(10, null, 100), new Small(25, null, 200)), ValueKind.Proportion, 100, Confidence.P95)!;
        Assert.Equal(OwnAreaBasis.WorkedOutCounts, share.Basis);
        Assert.Equal(Proportions.Of(60, 300, Confidence.P95).Times(100), share.Value);
    }

    [Fact]
    public void Standardised_rates_are_told_as_a_mean_since_they_are_not_their_counts_over_denominators()
    {
        // 10 of 1,000 are 1,000 per 100,000; the publisher says 1,400 after standardising for age.
        var rate = OwnAreas.Of(Sums(new Small(1400, 10, 1000), new Small(900, 30, 2000)), ValueKind.Rate, 100_000, Confidence.P95)!;
        Assert.Equal(OwnAreaBasis.ByDenominator, rate.Basis);
        Assert.Equal(((1400d * 1000) + (900 * 2000)) / 3000, rate.Value.Value, 1e-9);
        Assert.True(double.IsNaN(rate.Value.Lower));
    }

    [Fact]
    public void Means_are_weighted_by_denominators_else_by_people_else_alike()
    {
        Assert.Equal(30, Of(ValueKind.Mean, new Small(10, null, 100), new Small(40, null, 200), new Small(7)).Value.Value, 1e-12);
        var people = Of(ValueKind.Score, new Small(10, People: 300), new Small(40, People: 100));
        Assert.Equal((17.5, OwnAreaBasis.ByPeople, 400d), (people.Value.Value, people.Basis, people.Denominator));
        var alike = Of(ValueKind.Score, new Small(10), new Small(40));
        Assert.Equal((25d, OwnAreaBasis.Alike), (alike.Value.Value, alike.Basis));
        var some = Of(ValueKind.Mean, new Small(10, null, 100), new Small(40, null, 200), new Small(7));
        Assert.Equal((2, OwnAreaBasis.ByDenominator), (some.From, some.Basis));
    }

    [Fact]
    public void A_mean_has_limits_where_every_value_has_published_ones()
    {
        var mean = Of(ValueKind.Mean, new Small(10, null, 100, 8, 12), new Small(40, null, 300, 37, 43));

        // Standard errors of 2/1.96 and 3/1.96 with weights of a quarter and three quarters.
        var half = Math.Sqrt((0.25 * 2 * 0.25 * 2) + (0.75 * 3 * 0.75 * 3));
        Assert.Equal(32.5 - half, mean.Value.Lower, 1e-12);
        Assert.Equal(32.5, mean.Value.Value, 1e-12);
        Assert.Equal(32.5 + half, mean.Value.Upper, 1e-12);
        Assert.True(double.IsNaN(Of(ValueKind.Mean, new Small(10, null, 100, 8, 12), new Small(40, null, 300)).Value.Lower));
    }

    [Fact]
    public void Ranks_are_not_put_together_and_of_nothing_nothing_is_said()
    {
        Assert.Null(OwnAreas.Of(Sums(new Small(4)), ValueKind.Index, 1, Confidence.P95));
        Assert.Null(OwnAreas.Of(new ValueSums(), ValueKind.Mean, 1, Confidence.P95));
        Assert.Null(OwnAreas.Of(Sums(new Small(null, null, 3)), ValueKind.Count, 1, Confidence.P95));
    }

    [Fact]
    public void What_is_held_back_or_missing_is_counted_and_never_taken_as_nought()
    {
        var sums = Sums(
            new Small(10, 10, 100), new Small(null, Suppressed: true), new Small(99, 99, 100, Suppressed: true), new Small(null));
        Assert.Equal((1, 2), (sums.Known, sums.Suppressed));
        Assert.Equal(10, OwnAreas.Of(sums, ValueKind.Count, 1, Confidence.P95)!.Value.Value);
        Assert.Equal(10, OwnAreas.Of(sums, ValueKind.Proportion, 100, Confidence.P95)!.Value.Value);
    }

    [Fact]
    public void One_area_keeps_its_own_value()
    {
        foreach (var kind in new[] { ValueKind.Count, ValueKind.Proportion, ValueKind.Rate, ValueKind.Mean, ValueKind.Score })
        {
            Assert.Equal(14.3, Of(kind, new Small(14.3, 1, 7)).Value.Value);
        }
    }

    private static OwnAreaValue Of(ValueKind kind, params Small[] areas) => OwnAreas.Of(Sums(areas), kind, 100, Confidence.P95)!;

    private static ValueSums Sums(params Small[] areas) => areas.Aggregate(new ValueSums(), (sums, area) => sums.With(
        new IndicatorValue("i", "a", 2021, "2021", area.Value, area.Lower, area.Upper, area.Count, area.Denominator, area.Suppressed),
        area.People));

    private sealed record Small(
        double? Value, double? Count = null, double? Denominator = null, double? Lower = null, double? Upper = null, double? People = null,
        bool Suppressed = false);
}
