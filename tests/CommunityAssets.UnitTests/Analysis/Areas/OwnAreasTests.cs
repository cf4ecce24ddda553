using CommunityAssets.Analysis.Areas;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Needs;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CommunityAssets.UnitTests.Analysis.Areas;

public sealed class OwnAreasTests
{
    // Four squares in a row, 100 m wide, with 100, 200, 300 and unknown people; the centre of the third lies to its left.
    private static readonly SmallArea[] Row =
    [
        Square(0, 50, 100), Square(100, 150, 200), Square(200, 210, 300), Square(300, 350, double.NaN),
    ];

    [Fact]
    public void An_area_counts_as_a_whole_where_its_people_centre_is_inside_and_cut_ones_are_told()
    {
        var fit = BestFit.Of(Read("POLYGON((-10 -10,220 -10,220 110,-10 110,-10 -10))"), Row);
        Assert.Equal([0, 1, 2], fit.Members);
        Assert.Equal([2], fit.Cut);
        Assert.Equal((600, 300, 0.5, 0), (fit.People, fit.PeopleInCut, fit.ShareInCut, fit.PeopleUnknown));
        var nothing = BestFit.Of(Read("POLYGON((1000 0,1010 0,1010 10,1000 0))"), Row);
        Assert.Empty(nothing.Members);
        Assert.True(double.IsNaN(nothing.ShareInCut));
        Assert.Equal(1, BestFit.Of(Read("POLYGON((300 0,400 0,400 100,300 100,300 0))"), Row).PeopleUnknown);
        Assert.Throws<ArgumentException>(() => BestFit.Of(Read("POINT(1 1)"), Row));
    }

    [Fact]
    public void Counts_are_added_and_shares_and_rates_put_together_with_limits()
    {
        SmallValue[] values = [new(10, 10, 100), new(25, 50, 200), new(double.NaN, double.NaN, 50)];
        var count = OwnAreas.Of(values, ValueKind.Count, 1, Confidence.P95)!;
        Assert.Equal((35d, 2, 1), (count.Value.Value, count.From, count.Missing));
        Assert.Equal(CountLimits.Byar(35, Confidence.P95), count.Value);
        var share = OwnAreas.Of(values, ValueKind.Proportion, 100, Confidence.P95)!;
        Assert.Equal(Proportions.Of(60, 300, Confidence.P95).Times(100), share.Value);
        Assert.Equal((60d, 300d), (share.Count, share.Denominator));
        Assert.Equal(CrudeRates.Of(60, 300, 1000, Confidence.P95), OwnAreas.Of(values, ValueKind.Rate, 1000, Confidence.P95)!.Value);
    }

    [Fact]
    public void Means_are_weighted_without_limits_and_ranks_are_not_put_together()
    {
        SmallValue[] values = [new(10, double.NaN, 100), new(40, double.NaN, 200), new(7, double.NaN, double.NaN)];
        var mean = OwnAreas.Of(values, ValueKind.Mean, 1, Confidence.P95)!;
        Assert.Equal(30, mean.Value.Value, 1e-12);
        Assert.True(double.IsNaN(mean.Value.Lower));
        Assert.Equal((2, 1), (mean.From, mean.Missing));
        Assert.Equal(30, OwnAreas.Of(values, ValueKind.Proportion, 100, Confidence.P95)!.Value.Value, 1e-12);
        Assert.Null(OwnAreas.Of(values, ValueKind.Index, 1, Confidence.P95));
        Assert.Null(OwnAreas.Of([], ValueKind.Mean, 1, Confidence.P95));
        Assert.Null(OwnAreas.Of([new(double.NaN, double.NaN, 3)], ValueKind.Count, 1, Confidence.P95));
    }

    private static SmallArea Square(double left, double centre, double people) => new(
        Read(FormattableString.Invariant($"POLYGON(({left} 0,{left + 100} 0,{left + 100} 100,{left} 100,{left} 0))")),
        new Coordinate(centre, 50), people);

    private static Geometry Read(string text) => new WKTReader().Read(text);
}
