using CommunityAssets.Cartography.Tiles;

namespace CommunityAssets.UnitTests.Cartography.Tiles;

/// <summary>The worked examples of Mapbox Vector Tile Specification 2.1, section 4.3.5.</summary>
public sealed class TileGeometryTests
{
    [Fact]
    public void A_point() => Assert.Equal([9u, 50, 34], TileGeometry.Point(25, 17).Commands.ToArray());

    [Fact]
    public void Two_points() => Assert.Equal([17u, 10, 14, 3, 9], TileGeometry.Points([(5, 7), (3, 2)]).Commands.ToArray());

    [Fact]
    public void Two_lines()
    {
        var lines = TileGeometry.Lines();
        lines.AddLine([(2, 2), (2, 10), (10, 10)]);
        lines.AddLine([(1, 1), (3, 5)]);

        Assert.Equal([9u, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8], lines.Commands.ToArray());
    }

    [Fact]
    public void A_polygon()
    {
        var polygon = TileGeometry.Polygons();
        polygon.AddRing([(3, 6), (8, 12), (20, 34)], outer: true);

        Assert.Equal([9u, 6, 12, 18, 10, 12, 24, 44, 15], polygon.Commands.ToArray());
    }

    [Fact]
    public void Two_polygons_the_second_with_a_hole()
    {
        var polygons = TileGeometry.Polygons();
        polygons.AddRing([(0, 0), (10, 0), (10, 10), (0, 10)], outer: true);
        polygons.AddRing([(11, 11), (20, 11), (20, 20), (11, 20)], outer: true);
        polygons.AddRing([(13, 13), (13, 17), (17, 17), (17, 13)], outer: false);

        Assert.Equal(
            [9u, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0, 0, 7, 15],
            polygons.Commands.ToArray());
    }

    [Fact]
    public void Rings_are_turned_the_way_the_standard_wants()
    {
        var (right, wrong) = (TileGeometry.Polygons(), TileGeometry.Polygons());
        right.AddRing([(0, 0), (10, 0), (10, 10), (0, 10)], outer: true);
        wrong.AddRing([(0, 0), (0, 10), (10, 10), (10, 0)], outer: true);

        Assert.Equal(right.Commands, wrong.Commands.ToArray());
    }
}
