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
    public void Numbers_carry_the_signs_of_their_unit(double value, int decimals, string? unit, string words) =>
        Assert.Equal(words, NumberText.WithSign(value, decimals, unit));

    [Theory]
    [InlineData(23.44, "%", "23.4%")]
    [InlineData(1204.3, "per 100,000 people", "1,204 per 100,000 people")]
    [InlineData(31.62, "score", "31.6")]
    [InlineData(0.0421, null, "0.042")]
    [InlineData(7, "years", "7 years")]
    public void A_single_value_is_told_with_its_unit(double value, string? unit, string words) =>
        Assert.Equal(words, NumberText.Single(value, unit));

    [Fact]
    public void A_range_has_two_ends_unless_they_read_the_same()
    {
        Assert.Equal("12% to 18%", NumberText.Range(12.2, 17.9, 0, "%"));
        Assert.Equal("5", NumberText.Range(5, 5, 0, null));
    }
}
