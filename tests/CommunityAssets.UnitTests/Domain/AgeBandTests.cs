using CommunityAssets.Domain.Needs;

namespace CommunityAssets.UnitTests.Domain;

public sealed class AgeBandTests
{
    [Theory]
    [InlineData("0-4", 0, 4, "0 to 4")]
    [InlineData("0–4 yrs", 0, 4, "0 to 4")]
    [InlineData(" 5 to 9 ", 5, 9, "5 to 9")]
    [InlineData("Aged 65 to 69 years", 65, 69, "65 to 69")]
    [InlineData("90+", 90, null, "90 and over")]
    [InlineData("85 and over", 85, null, "85 and over")]
    [InlineData("85 plus", 85, null, "85 and over")]
    [InlineData("under 1", 0, 0, "0")]
    [InlineData("<5", 0, 4, "0 to 4")]
    [InlineData("7", 7, 7, "7")]
    public void Bands_are_read_as_tables_write_them(string text, int from, int? to, string words)
    {
        Assert.True(AgeBand.TryParse(text, out var band));
        Assert.Equal(new AgeBand(from, to), band);
        Assert.Equal(words, band.Words);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("all ages")]
    [InlineData("9-5")]
    [InlineData("0-400")]
    [InlineData("under 0")]
    [InlineData("under 5-9")]
    [InlineData("2021")]
    public void What_is_no_band_is_told_so(string? text) => Assert.False(AgeBand.TryParse(text, out _));

    [Fact]
    public void Bands_are_in_order_of_age_and_know_whether_they_overlap()
    {
        AgeBand[] bands = [new(85, null), new(5, 9), new(0, 4), new(5, 6)];
        Assert.Equal(["0 to 4", "5 to 6", "5 to 9", "85 and over"], bands.Order().Select(band => band.Words));
        Assert.True(new AgeBand(5, 9).Overlaps(new AgeBand(9, null)));
        Assert.False(new AgeBand(5, 9).Overlaps(new AgeBand(10, null)));
        Assert.True(new AgeBand(0, 4) < new AgeBand(5, 9) && new AgeBand(90, null) >= new AgeBand(85, null));
    }
}
