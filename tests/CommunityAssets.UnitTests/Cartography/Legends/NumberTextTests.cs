using CommunityAssets.Cartography.Legends;

namespace CommunityAssets.UnitTests.Cartography.Legends;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(1234.5, 1, null, "1,234.5")]
    [InlineData(-3, 0, null, "−3")]
    [InlineData(-0.04, 1, null, "0.0")]
    [InlineData(12, 0, "%", "12%")]
    [InlineData(12.25, 1, "per cent", "12.3%")]
    [InlineData(-4.5, 1, "%", "−4.5%")]
    [InlineData(1250, 0, "£", "£1,250")]
    [InlineData(-1250, 0, "£", "−£1,250")]
    [InlineData(31.6, 1, "score", "31.6")]
    [InlineData(0.112, 3, "share of people", "11.2%")]
    [InlineData(0.07, 2, "share of people", "7%")]
    [InlineData(0.2, 1, "Share", "20%")]
    [InlineData(-0.0425, 3, "proportion", "−4.3%")]
    public void Numbers_carry_the_signs_of_their_unit(double value, int decimals, string? unit, string words) =>
        Assert.Equal(words, NumberText.WithSign(value, decimals, unit));

    [Theory]
    [InlineData(23.44, "%", "23.4%")]
    [InlineData(1204.3, "per 100,000 people", "1,204 per 100,000 people")]
    [InlineData(31.62, "score", "31.6")]
    [InlineData(0.0421, null, "0.042")]
    [InlineData(7, "years", "7 years")]
    [InlineData(0.112, "share of people", "11.2% of people")]
    [InlineData(0.07, "share", "7%")]
    public void A_single_value_is_told_with_its_unit(double value, string? unit, string words) =>
        Assert.Equal(words, NumberText.Single(value, unit));

    [Fact]
    public void A_range_has_two_ends_unless_they_read_the_same()
    {
        Assert.Equal("12% to 18%", NumberText.Range(12.2, 17.9, 0, "%"));
        Assert.Equal("5", NumberText.Range(5, 5, 0, null));
        Assert.Equal("9.8% to 11.2%", NumberText.Range(0.098, 0.112, 3, "share of people"));
    }

    [Fact]
    public void Limits_have_the_decimals_that_make_sense_for_both()
    {
        Assert.Equal(("20.1%", "26.9%"), NumberText.Ends(20.1, 26.9, "%"));
        Assert.Equal(("9.5%", "12.0%"), NumberText.Ends(0.095, 0.12, "share of people"));
        Assert.Equal(("98.2", "112.0"), NumberText.Ends(98.21, 112, "per 1,000"));
    }
}
