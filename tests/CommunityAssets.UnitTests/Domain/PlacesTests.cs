using CommunityAssets.Domain.Places;

namespace CommunityAssets.UnitTests.Domain;

public sealed class PlacesTests
{
    [Theory]
    [InlineData("ba11aa", "BA1 1AA")]
    [InlineData("BA1  1AA", "BA1 1AA")]
    [InlineData("sw1a2aa", "SW1A 2AA")]
    [InlineData("M1 1AE", "M1 1AE")]
    [InlineData("GIR 0AA", "GIR 0AA")]
    [InlineData("BA1", null)]
    [InlineData("", null)]
    [InlineData("'; drop table", null)]
    public void A_postcode_is_read_however_it_is_written(string text, string? expected) => Assert.Equal(expected, PostcodeText.Normalise(text));

    [Fact]
    public void A_postcode_is_found_inside_an_address()
    {
        Assert.Equal("BA2 1NW", PostcodeText.Find("Bath City Farm, Kelston View, Whiteway, Bath, BA2 1NW"));
        Assert.Null(PostcodeText.Find("The Old School, Church Lane"));
    }

    [Theory]
    [InlineData("E01014370", AreaLevel.Lsoa)]
    [InlineData("W01001956", AreaLevel.Lsoa)]
    [InlineData("S01006506", AreaLevel.Lsoa)]
    [InlineData("E02002985", AreaLevel.Msoa)]
    [InlineData("E05001935", AreaLevel.Ward)]
    [InlineData("E06000022", AreaLevel.Lad)]
    [InlineData("E12000009", AreaLevel.Region)]
    [InlineData("E92000001", AreaLevel.Country)]
    [InlineData("X01014370", null)]
    [InlineData("E0101437", null)]
    public void The_level_is_read_off_a_code(string code, AreaLevel? expected) => Assert.Equal(expected, GssCode.LevelOf(code));

    [Theory]
    [InlineData("E99999999", true)]
    [InlineData("L93000001", true)]
    [InlineData("", true)]
    [InlineData("E01014370", false)]
    public void Pseudo_codes_stand_for_none(string code, bool expected) => Assert.Equal(expected, GssCode.IsPseudo(code));
}
