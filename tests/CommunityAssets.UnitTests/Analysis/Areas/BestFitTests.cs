using CommunityAssets.Analysis.Areas;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Needs;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CommunityAssets.UnitTests.Analysis.Areas;

public sealed class BestFitTests
{
    // Four squares in a row, 100 m wide, with 100, 200, 300 and unknown people; the centre of the third lies to its left.
    private static readonly Geometry[] Row = [Square(0, 0, 100), Square(100, 0, 100), Square(200, 0, 100), Square(300, 0, 100)];

    private static readonly SmallAreas Areas = new(
        [new(50, 50), new(150, 50), new(210, 50), new(350, 50)], [.. Row.Select(one => one.EnvelopeInternal)], [100, 200, 300, double.NaN]);

    [Fact]
    public void An_area_counts_as_a_whole_where_its_people_centre_is_inside_and_split_ones_are_told()
    {
        var (fit, split) = Of("POLYGON((-10 -10,220 -10,220 110,-10 110,-10 -10))");
        Assert.Equal([0, 1, 2], fit.Members);
        Assert.Equal((600d, 0), (fit.People, fit.PeopleUnknown));
        Assert.Equal([2], split.Members);
        Assert.Equal((300d, 0.5), (split.PeopleInMembers, split.Share));
        Assert.Empty(split.Others);
    }

    [Fact]
    public void An_area_of_which_a_part_lies_inside_and_its_centre_outside_does_not_count_and_is_told()
    {
        var (fit, split) = Of("POLYGON((-10 -10,205 -10,205 110,-10 110,-10 -10))");
        Assert.Equal([0, 1], fit.Members);
        Assert.Equal([2], split.Others);
        Assert.Equal(0, split.Share);
    }

    [Fact]
    public void Neighbours_that_only_touch_and_slivers_are_not_split()
    {
        var (fit, split) = Of("POLYGON((100.4 0.2,200.3 -0.1,200.2 100,100 100.1,100.4 0.2))");
        Assert.Equal([1], fit.Members);
        Assert.Empty(split.Members);
        Assert.Empty(split.Others);
        Assert.Equal(0, split.Share);
    }

    [Fact]
    public void Holes_take_out_what_lies_in_them()
    {
        var (fit, _) = Of("POLYGON((-10 -10,410 -10,410 110,-10 110,-10 -10),(90 -5,310 -5,310 105,90 105,90 -5))");
        Assert.Equal([0, 3], fit.Members);
        Assert.Equal(1, fit.PeopleUnknown);
    }

    [Fact]
    public void Of_no_area_nothing_is_said_and_what_is_no_area_is_refused()
    {
        var (fit, split) = Of("POLYGON((1000 0,1010 0,1010 10,1000 0))");
        Assert.Empty(fit.Members);
        Assert.True(double.IsNaN(split.Share));
        Assert.Throws<ArgumentException>(() => Areas.Fit(Read("POINT(1 1)")));
        Assert.Throws<ArgumentException>(() => Areas.Fit(Read("POLYGON EMPTY")));
        Assert.Throws<ArgumentException>(() => new SmallAreas([new(1, 1)], [], [1]));
    }

    [Fact]
    public void The_share_on_split_areas_is_of_areas_where_nobodys_number_is_known()
    {
        var areas = new SmallAreas(
            [new(50, 50), new(150, 50)], [Row[0].EnvelopeInternal, Row[1].EnvelopeInternal], [double.NaN, double.NaN]);
        var drawn = Read("POLYGON((-10 -10,160 -10,160 110,-10 110,-10 -10))");
        var fit = areas.Fit(drawn);
        Assert.Equal(0.5, SplitAreas.Of(drawn, areas, fit, [.. fit.AtEdge.Select(area => Row[area])]).Share);
    }

    [Fact]
    public void Two_halves_add_up_to_the_whole_wherever_the_cut_runs_and_nothing_hangs_on_where_the_grid_begins()
    {
        var cases = Gen.Choose(0, 1200).Four().Select(cut => cut).ToArbitrary();
        Prop.ForAll(cases, cut =>
        {
            var (grid, sums) = Grid(0);
            var whole = Square(0, 0, 1000);
            var line = new[] { new Coordinate(cut.Item1, -100), new Coordinate(cut.Item2, 500), new Coordinate(cut.Item3, 1100) };
            var left = new Polygon(new LinearRing([new(-200, -100), .. line, new(-200, 1100), new(-200, -100)]));
            var right = new Polygon(new LinearRing([new(1400, -100), .. line, new(1400, 1100), new(1400, -100)]));
            var (all, one, other) = (grid.Fit(Square(-200, -100, 1600)), grid.Fit(left), grid.Fit(right));
            Assert.Equal(all.Members, one.Members.Concat(other.Members).Order());
            Assert.Equal(all.People, one.People + other.People, 1e-9);
            Assert.Equal(Sum(sums, all).Counts, Sum(sums, one).Counts + Sum(sums, other).Counts, 1e-9);
            Assert.Equal(grid.Fit(whole).Members, all.Members);

            // The same a long way off.
            var far = Grid(400_000).Areas;
            Assert.Equal(one.Members, far.Fit(Moved(left, 400_000)).Members);
        }).Check(FixedDraws.Config);
    }

    [Fact]
    public void The_whole_place_has_the_published_total()
    {
        var (grid, sums) = Grid(0);
        var fit = grid.Fit(Square(0, 0, 1000));
        var all = OwnAreas.Of(Sum(sums, fit), ValueKind.Proportion, 100, Confidence.P95)!;
        Assert.Equal(100, fit.Members.Count);
        Assert.Equal(sums.Sum(one => one.Count!.Value), all.Count);
        Assert.Equal(100 * sums.Sum(one => one.Count!.Value) / sums.Sum(one => one.Denominator!.Value), all.Value.Value, 1e-9);
    }

    private static ValueSums Sum(IndicatorValue[] values, BestFit fit) =>
        fit.Members.Aggregate(new ValueSums(), (sums, area) => sums.With(values[area], null));

    // Ten by ten squares of 100 m.
    private static (SmallAreas Areas, IndicatorValue[] Values) Grid(double from)
    {
        var shapes = Enumerable.Range(0, 100).Select(at => Square(from + (at % 10 * 100), from + (at / 10 * 100), 100)).ToList();
        var values = Enumerable.Range(0, 100).Select(at =>
        {
            var (count, of) = (at % 17 * 3, 100 + at);
            return new IndicatorValue("i", $"a{at}", 2021, "2021", 100d * count / of, Count: count, Denominator: of);
        }).ToArray();
        return (new SmallAreas([.. shapes.Select(one => one.Centroid.Coordinate)], [.. shapes.Select(one => one.EnvelopeInternal)],
            [.. values.Select(value => value.Denominator!.Value)]), values);
    }

    private static Geometry Moved(Geometry shape, double by)
    {
        var moved = NetTopologySuite.Geometries.Utilities.AffineTransformation.TranslationInstance(by, by);
        return moved.Transform(shape);
    }

    private static (BestFit Fit, SplitAreas Split) Of(string drawn)
    {
        var shape = Read(drawn);
        var fit = Areas.Fit(shape);
        return (fit, SplitAreas.Of(shape, Areas, fit, [.. fit.AtEdge.Select(area => Row[area])]));
    }

    private static Polygon Square(double x, double y, double side) =>
        new(new LinearRing([new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side), new(x, y)]));

    private static Geometry Read(string text) => new WKTReader().Read(text);
}
