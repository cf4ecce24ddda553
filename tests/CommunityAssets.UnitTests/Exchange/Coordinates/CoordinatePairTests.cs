using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;

namespace CommunityAssets.UnitTests.Exchange.Coordinates;

public sealed class CoordinatePairTests
{
    [Fact]
    public void The_test_points_of_Ordnance_Survey_are_recognised_in_all_four_writings()
    {
        foreach (var point in OrdnanceSurveyPoints.All)
        {
            Assert.Equal(PairForm.LongitudeLatitude, CoordinatePair.Look(point.Longitude, point.Latitude));
            Assert.Equal(PairForm.LatitudeLongitude, CoordinatePair.Look(point.Latitude, point.Longitude));
            Assert.Equal(PairForm.EastingNorthing, CoordinatePair.Look(point.Easting, point.Northing));
        }
    }

    [Theory]
    [InlineData(375154, 165745)] // Bath
    [InlineData(530000, 180000)] // London
    [InlineData(265000, 193000)] // Swansea
    [InlineData(450000, 88000)] // Isle of Wight
    [InlineData(560000, 178000)] // Thurrock
    [InlineData(325000, 674000)] // Edinburgh
    [InlineData(424639, 565012)] // Newcastle
    public void An_easting_and_northing_the_wrong_way_round_are_found(double easting, double northing)
    {
        Assert.Equal(PairForm.EastingNorthing, CoordinatePair.Look(easting, northing));
        Assert.Equal(PairForm.NorthingEasting, CoordinatePair.Look(northing, easting));
        Assert.Contains("Swap", CoordinatePair.Check(ReferenceSystem.BritishNationalGrid, northing, easting)!.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(640000, 440000)] // a fictional place in the North Sea
    [InlineData(646000, 434000)]
    [InlineData(634000, 446000)]
    public void A_place_in_the_sea_whose_mirror_lies_in_the_sea_too_is_left_alone(double easting, double northing)
    {
        Assert.Null(CoordinatePair.Check(ReferenceSystem.BritishNationalGrid, easting, northing));
    }

    [Fact]
    public void A_mirror_that_lies_on_land_as_well_cannot_be_told()
    {
        // Derby, and its mirror near Blackpool.
        Assert.Equal(PairForm.EastingNorthing, CoordinatePair.Look(435000, 336000));
        Assert.Equal(PairForm.EastingNorthing, CoordinatePair.Look(336000, 435000));
    }

    [Fact]
    public void Swapped_degrees_are_refused_with_what_to_do()
    {
        var problem = CoordinatePair.Check(ReferenceSystem.Wgs84, 51.38, -2.36);

        Assert.Equal("Longitude 51.38 and latitude -2.36 look as if they were the wrong way round.", problem!.Found);
        Assert.StartsWith("Swap the two", problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Metres_where_degrees_are_meant_are_refused_with_what_to_do()
    {
        var problem = CoordinatePair.Check(ReferenceSystem.Wgs84, 375154, 165745);

        Assert.Contains("easting and a northing", problem!.Found, StringComparison.Ordinal);
        Assert.Contains("EPSG:27700", problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Degrees_where_metres_are_meant_are_refused_with_what_to_do()
    {
        Assert.Contains("EPSG:4326", CoordinatePair.Check(ReferenceSystem.BritishNationalGrid, -2.36, 51.38)!.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4326)]
    [InlineData(27700)]
    [InlineData(3857)]
    public void Zero_and_zero_mean_that_nothing_is_known(int system)
    {
        Assert.Contains("not known", CoordinatePair.Check(ReferenceSystem.Find(system)!, 0, 0)!.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN, 51)]
    [InlineData(-2, double.PositiveInfinity)]
    public void NaN_and_infinity_are_no_places(double x, double y)
    {
        Assert.Equal(PairForm.NotANumber, CoordinatePair.Look(x, y));
        Assert.Contains("NaN and infinity", CoordinatePair.Check(ReferenceSystem.Wgs84, x, y)!.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4326, 2.3522, 48.8566)] // Paris
    [InlineData(4326, 12, 55)]
    [InlineData(4326, -30, 52)]
    [InlineData(27700, 900000, 1400000)]
    [InlineData(3857, 261848, 6250566)] // Paris
    public void Abroad_is_refused_as_a_point_outside(int system, double x, double y)
    {
        Assert.Contains("outside Britain and Ireland", CoordinatePair.Check(ReferenceSystem.Find(system)!, x, y)!.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Web_Mercator_in_Britain_passes()
    {
        Assert.Null(CoordinatePair.Check(ReferenceSystem.WebMercator, -262541.8, 6690608.3));
    }
}
