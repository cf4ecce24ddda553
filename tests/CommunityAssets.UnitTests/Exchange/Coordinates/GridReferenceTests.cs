using CommunityAssets.Exchange.Coordinates;

namespace CommunityAssets.UnitTests.Exchange.Coordinates;

public sealed class GridReferenceTests
{
    [Theory]
    [InlineData("SK 123 456", 412350, 345650, 100)]
    [InlineData("sk123456", 412350, 345650, 100)]
    [InlineData("TQ3080", 530500, 180500, 1000)]
    [InlineData("TQ 3 8", 535000, 185000, 10000)]
    [InlineData("NY 2154 0721", 321545, 507215, 10)]
    [InlineData("NN 16667 71285", 216667.5, 771285.5, 1)]
    [InlineData("  HP\t61 18 ", 461500, 1218500, 1000)]
    [InlineData("SV 91492 11318", 91492.5, 11318.5, 1)]
    [InlineData("TM 514 131", 651450, 213150, 100)]
    public void A_reference_is_read_as_the_middle_of_its_square(string text, double easting, double northing, int size)
    {
        Assert.True(GridReference.TryParse(text, out var x, out var y, out var side));
        Assert.Equal((easting, northing, size), (x, y, side));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("SK")]
    [InlineData("SK 12345")]
    [InlineData("SK 123456 123456")]
    [InlineData("IK 123 456")]
    [InlineData("NI 123 456")]
    [InlineData("S 123 456")]
    [InlineData("123 456")]
    [InlineData("SK 12a 456")]
    [InlineData("ZZ 123 456")]
    [InlineData("AA 123 456")]
    [InlineData("TZ 123 456")]
    public void Anything_else_is_not_a_reference(string? text)
    {
        Assert.False(GridReference.TryParse(text, out _, out _, out _));
    }

    [Theory]
    [InlineData(412345, 345678, 6, "SK 123 456")]
    [InlineData(530999, 180001, 4, "TQ 30 80")]
    [InlineData(91492.146, 11318.804, 10, "SV 91492 11318")]
    [InlineData(395999.668, 1138728.951, 6, "HT 959 387")]
    [InlineData(421300.525, 1072147.239, 6, "HZ 213 721")]
    [InlineData(9587.909, 899448.996, 6, "NF 095 994")]
    [InlineData(639821.835, 169565.858, 2, "TR 3 6")]
    public void A_point_is_written_with_its_digits_cut_off(double easting, double northing, int digits, string expected)
    {
        Assert.Equal(expected, GridReference.Format(easting, northing, digits));
    }

    [Theory]
    [InlineData(-1, 100)]
    [InlineData(700_000, 100)]
    [InlineData(100, 1_300_000)]
    [InlineData(double.NaN, 100)]
    public void A_point_off_the_grid_has_no_reference(double easting, double northing)
    {
        Assert.Null(GridReference.Format(easting, northing));
    }

    [Fact]
    public void A_ten_digit_reference_comes_back_to_the_metre_that_it_names()
    {
        foreach (var point in OrdnanceSurveyPoints.All)
        {
            var text = GridReference.Format(point.Easting, point.Northing, 10);
            Assert.True(GridReference.TryParse(text, out var x, out var y, out var size));
            Assert.Equal(1, size);
            Assert.Equal(Math.Floor(point.Easting) + 0.5, x);
            Assert.Equal(Math.Floor(point.Northing) + 0.5, y);
        }
    }
}
