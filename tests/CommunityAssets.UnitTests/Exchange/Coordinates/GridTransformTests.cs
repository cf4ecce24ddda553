using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using NetTopologySuite.Geometries;

namespace CommunityAssets.UnitTests.Exchange.Coordinates;

public sealed class GridTransformTests
{
    private static readonly GridTransform ToGrid = GridTransform.Between(ReferenceSystem.Wgs84, ReferenceSystem.BritishNationalGrid);
    private static readonly GridTransform FromGrid = GridTransform.Between(ReferenceSystem.BritishNationalGrid, ReferenceSystem.Wgs84);

    [Fact]
    public void The_forty_test_points_of_Ordnance_Survey_land_within_five_metres()
    {
        var misses = OrdnanceSurveyPoints.All.Select(point =>
        {
            var (x, y) = ToGrid.Apply(point.Longitude, point.Latitude);
            return Math.Sqrt(Math.Pow(x - point.Easting, 2) + Math.Pow(y - point.Northing, 2));
        }).Order().ToArray();

        Assert.True(misses[^1] < 5, $"worst {misses[^1]:0.00} m");
        Assert.True(misses[misses.Length / 2] < 2, $"median {misses[misses.Length / 2]:0.00} m");
    }

    [Fact]
    public void The_forty_test_points_come_back_to_their_longitudes_and_latitudes_within_five_metres()
    {
        foreach (var point in OrdnanceSurveyPoints.All)
        {
            var (longitude, latitude) = FromGrid.Apply(point.Easting, point.Northing);
            var metresEast = (longitude - point.Longitude) * 111_320 * Math.Cos(point.Latitude * Math.PI / 180);
            var metresNorth = (latitude - point.Latitude) * 111_320;
            Assert.True(Math.Sqrt((metresEast * metresEast) + (metresNorth * metresNorth)) < 5, point.Name);
        }
    }

    // The expected figures were worked out by PROJ (gdaltransform of GDAL 3.6.2) with the same seven parameters.
    [Theory]
    [InlineData(-2.3584532, 51.390202, 375154.928, 165745.604)]
    [InlineData(1.716073973, 52.658007833, 651411.222, 313180.597)]
    [InlineData(-6.29977752014, 49.92226393730, 91487.425, 11318.402)]
    [InlineData(-3.20334, 55.95119, 324954.036, 673782.625)]
    public void The_grid_agrees_with_PROJ_to_a_centimetre(double longitude, double latitude, double easting, double northing)
    {
        var (x, y) = ToGrid.Apply(longitude, latitude);

        Assert.Equal(easting, x, 0.01);
        Assert.Equal(northing, y, 0.01);
    }

    [Fact]
    public void Caister_water_tower_has_the_grid_position_that_Ordnance_Survey_works_out_by_hand()
    {
        // "A guide to coordinate systems in Great Britain", annexe C: 52°39'27.2531"N 1°43'4.5177"E on OSGB36 is E 651409.903, N 313177.270.
        var airy = ReferenceSystem.BritishNationalGrid.Wkt;
        var start = airy.IndexOf("GEOGCS", StringComparison.Ordinal);
        var end = airy.IndexOf(",PROJECTION", StringComparison.Ordinal);
        var osgb36 = new ReferenceSystem(4277, "OSGB36", airy[start..end], IsGeographic: true);

        var (x, y) = GridTransform.Between(osgb36, ReferenceSystem.BritishNationalGrid)
            .Apply(1 + (43 / 60d) + (4.5177 / 3600), 52 + (39 / 60d) + (27.2531 / 3600));

        Assert.Equal(651409.903, x, 0.002);
        Assert.Equal(313177.270, y, 0.002);
    }

    [Theory]
    [InlineData(-2.3584532, 51.390202, -262541.809283767, 6690608.35506521)]
    [InlineData(1.716073973, 52.658007833, 191032.48083795, 6919987.47650006)]
    [InlineData(-3.20334, 55.95119, -356594.177637725, 7548705.09532026)]
    [InlineData(0, 0, 0, 0)]
    public void Web_Mercator_agrees_with_PROJ_to_a_thousandth_of_a_millimetre(double longitude, double latitude, double x, double y)
    {
        var (carriedX, carriedY) = GridTransform.Between(ReferenceSystem.Wgs84, ReferenceSystem.WebMercator).Apply(longitude, latitude);

        Assert.Equal(x, carriedX, 1e-6);
        Assert.Equal(y, carriedY, 1e-6);
    }

    [Theory]
    [InlineData(-5.93, 54.6, 333825.942, 374388.199)]
    [InlineData(-8.5, 52, 165709.796, 83166.113)]
    public void The_Irish_Grid_agrees_with_PROJ_to_a_centimetre(double longitude, double latitude, double easting, double northing)
    {
        var (x, y) = GridTransform.Between(ReferenceSystem.Wgs84, ReferenceSystem.IrishGrid).Apply(longitude, latitude);

        Assert.Equal(easting, x, 0.01);
        Assert.Equal(northing, y, 0.01);
    }

    [Fact]
    public void There_and_back_again_agrees_to_two_centimetres()
    {
        foreach (var point in OrdnanceSurveyPoints.All)
        {
            var (longitude, latitude) = FromGrid.Apply(point.Easting, point.Northing);
            var (x, y) = ToGrid.Apply(longitude, latitude);
            Assert.Equal(point.Easting, x, 0.02);
            Assert.Equal(point.Northing, y, 0.02);
        }
    }

    [Fact]
    public void Many_points_at_once_are_carried_as_each_alone()
    {
        var xs = OrdnanceSurveyPoints.All.Select(point => point.Longitude).ToArray();
        var ys = OrdnanceSurveyPoints.All.Select(point => point.Latitude).ToArray();

        ToGrid.Apply(xs, ys);

        for (var i = 0; i < xs.Length; i++)
        {
            var (x, y) = ToGrid.Apply(OrdnanceSurveyPoints.All[i].Longitude, OrdnanceSurveyPoints.All[i].Latitude);
            Assert.Equal(x, xs[i]);
            Assert.Equal(y, ys[i]);
        }
    }

    [Fact]
    public void Many_threads_get_the_same_answers_as_one()
    {
        var expected = OrdnanceSurveyPoints.All.Select(point => ToGrid.Apply(point.Longitude, point.Latitude)).ToArray();

        Parallel.For(0, 2000, i =>
        {
            var n = i % expected.Length;
            var transform = GridTransform.Between(ReferenceSystem.Wgs84, ReferenceSystem.BritishNationalGrid);
            Assert.Equal(expected[n], transform.Apply(OrdnanceSurveyPoints.All[n].Longitude, OrdnanceSurveyPoints.All[n].Latitude));
        });
    }

    [Fact]
    public void The_same_system_passes_coordinates_through_untouched()
    {
        var same = GridTransform.Between(ReferenceSystem.BritishNationalGrid, ReferenceSystem.BritishNationalGrid);

        Assert.True(same.IsIdentity);
        Assert.Equal((375154.123456789, 165745.987654321), same.Apply(375154.123456789, 165745.987654321));
    }

    [Fact]
    public void A_polygon_is_carried_as_a_copy_that_knows_its_system()
    {
        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        var polygon = factory.CreatePolygon(
            [new(-2.36, 51.38), new(-2.35, 51.38), new(-2.35, 51.39), new(-2.36, 51.39), new(-2.36, 51.38)]);

        var carried = (Polygon)ToGrid.Apply(polygon);

        Assert.Equal(27700, carried.SRID);
        Assert.Equal(5, carried.NumPoints);
        Assert.Equal(ToGrid.Apply(-2.36, 51.38), (carried.Shell.Coordinates[0].X, carried.Shell.Coordinates[0].Y));
        Assert.Equal(-2.36, polygon.Shell.Coordinates[0].X);
        // 0.01° by 0.01° at this latitude: 696 m by 1,112 m on the ellipsoid.
        Assert.Equal(696.0 * 1112.5, carried.Area, 3000.0);
    }

    [Fact]
    public void A_box_is_carried_with_its_bent_sides()
    {
        var box = new Envelope(-6, 2, 50, 56);

        var carried = ToGrid.Apply(box);

        // The southern side dips lowest at the central meridian, between the corners.
        Assert.True(carried.MinY < ToGrid.Apply(-6d, 50d).Y - 7_000);
        Assert.Equal(ToGrid.Apply(-2d, 50d).Y, carried.MinY, 100.0);
        Assert.Equal(ToGrid.Apply(-6d, 50d).X, carried.MinX, 1.0);
    }

    [Fact]
    public void Spans_of_different_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ToGrid.Apply(new double[2], new double[3]));
    }
}
