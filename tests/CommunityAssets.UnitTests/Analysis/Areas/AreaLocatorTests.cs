using CommunityAssets.Analysis.Areas;
using CommunityAssets.Analysis.Statistics;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Triangulate;

namespace CommunityAssets.UnitTests.Analysis.Areas;

public sealed class AreaLocatorTests
{
    private static readonly GeometryFactory Shapes = new();

    [Fact]
    public void Every_point_of_a_tiling_is_in_exactly_the_area_that_a_geometry_library_says()
    {
        var areas = Tiling(200, 1);
        var locator = AreaLocator.Of(areas);
        var random = new Xoshiro(2);
        var (x, y) = (new double[3000], new double[3000]);
        for (var at = 0; at < x.Length; at++)
        {
            (x[at], y[at]) = ((random.Unit() * 1200) - 100, (random.Unit() * 1200) - 100);
        }

        var found = locator.Find(x, y);
        for (var at = 0; at < x.Length; at++)
        {
            var point = Shapes.CreatePoint(new Coordinate(x[at], y[at]));
            Assert.Equal(areas.FindIndex(area => area.Contains(point)), found[at]);
            Assert.Equal(found[at], locator.Find(x[at], y[at]));
        }
    }

    [Fact]
    public void Many_points_are_told_the_same_as_each_by_itself_where_areas_overlap_and_on_their_corners()
    {
        var random = new Xoshiro(4);
        List<Geometry> areas =
        [
            Shapes.CreatePolygon(), .. Tiling(40, 5), .. Tiling(25, 6), Shapes.CreatePoint(new Coordinate(1e6, 1)).Buffer(3),
        ];
        for (var at = areas.Count - 1; at > 0; at--)
        {
            var other = random.Below(at + 1);
            (areas[at], areas[other]) = (areas[other], areas[at]);
        }

        var locator = AreaLocator.Of(areas);
        Coordinate[] points =
        [
            .. areas.SelectMany(area => area.Coordinates), new(double.NaN, 5), new(5, double.NaN), new(1e300, -1e300), new(1e6, 1),
        ];
        var found = locator.Find([.. points.Select(point => point.X)], [.. points.Select(point => point.Y)]);
        Assert.Equal(points.Select(point => locator.Find(point.X, point.Y)), found);
        Assert.Equal(points.Select(point => areas.FindIndex(area => AreaLocator.Of([area]).Find(point.X, point.Y) == 0)), found);
        Assert.Equal([-1], AreaLocator.Of([Shapes.CreatePolygon()]).Find([1d], [2d]));
    }

    [Fact]
    public void A_point_on_a_shared_boundary_is_in_exactly_one_area()
    {
        var areas = Tiling(60, 3);
        foreach (var corner in areas.SelectMany(area => area.Coordinates).Distinct())
        {
            var holders = areas.Count(area => AreaLocator.Of([area]).Find(corner.X, corner.Y) == 0);
            Assert.InRange(holders, 0, 1);
        }

        Geometry[] squares = [Read("POLYGON((0 0,1 0,1 1,0 1,0 0))"), Read("POLYGON((1 0,2 0,2 1,1 1,1 0))")];
        Assert.Equal([0, 1, 1], new[] { 0.5, 1, 1.5 }.Select(x => AreaLocator.Of(squares).Find(x, 0.5)));
    }

    [Fact]
    public void Holes_islands_and_empty_areas_are_taken_as_they_are()
    {
        var locator = AreaLocator.Of(
        [
            Read("POLYGON EMPTY"), Read("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0),(4 4,6 4,6 6,4 6,4 4)),((20 0,22 0,22 2,20 2,20 0)))"),
            Read("POLYGON((4 4,6 4,6 6,4 6,4 4))"),
        ]);
        Assert.Equal([1, 2, 1, -1, -1], new[] { (1d, 1d), (5, 5), (21, 1), (15, 1), (-3, 5) }.Select(at => locator.Find(at.Item1, at.Item2)));
        Assert.Equal(-1, locator.Find(double.NaN, 1));
        Assert.Equal(-1, AreaLocator.Of([]).Find(0, 0));
        Assert.Throws<ArgumentException>(() => locator.Find([1], [1, 2]));
    }

    private static List<Geometry> Tiling(int count, ulong seed)
    {
        var random = new Xoshiro(seed);
        var builder = new VoronoiDiagramBuilder();
        builder.SetSites([.. Enumerable.Range(0, count).Select(_ => new Coordinate(random.Unit() * 1000, random.Unit() * 1000))]);
        return [.. builder.GetDiagram(Shapes).Geometries];
    }

    private static Geometry Read(string text) => new WKTReader().Read(text);
}
