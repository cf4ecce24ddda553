using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class AreaHeadingTests
{
    [Theory]
    [InlineData("LSOA21CD", AreaLevel.Lsoa, 2021, false)]
    [InlineData("lsoa11_code", AreaLevel.Lsoa, 2011, false)]
    [InlineData("LSOA code (2011)", AreaLevel.Lsoa, 2011, false)]
    [InlineData("LSOA name (2021)", AreaLevel.Lsoa, 2021, true)]
    [InlineData("Local Authority District code (2024)", AreaLevel.Lad, 2024, false)]
    [InlineData("WD24NM", AreaLevel.Ward, 2024, true)]
    [InlineData("ltla22_code", AreaLevel.Lad, 2022, false)]
    [InlineData("oslaua", AreaLevel.Lad, null, false)]
    [InlineData("osward", AreaLevel.Ward, null, false)]
    [InlineData("lsoa21", AreaLevel.Lsoa, 2021, false)]
    [InlineData("parncp25cd", AreaLevel.Parish, 2025, false)]
    [InlineData("DataZone2011Code", AreaLevel.Lsoa, 2011, false)]
    [InlineData("Lower layer Super Output Areas Code", AreaLevel.Lsoa, null, false)]
    [InlineData("RGN22CD", AreaLevel.Region, 2022, false)]
    public void A_heading_says_level_year_and_whether_it_is_a_name(string heading, AreaLevel level, int? vintage, bool isName) =>
        Assert.Equal(new AreaHeading(3, level, vintage, isName), AreaHeading.Parse(3, heading));

    [Theory]
    [InlineData("imd")]
    [InlineData("lsoa")]
    [InlineData("oa rank")]
    [InlineData("ward score")]
    [InlineData("latitude")]
    [InlineData("oac21cd")]
    [InlineData("pcon24cd")]
    public void Other_headings_are_not_about_areas(string heading) => Assert.Null(AreaHeading.Parse(0, heading));

    [Fact]
    public void Rows_are_about_the_smallest_areas_of_the_latest_year_unless_a_column_is_headed_area_code()
    {
        Assert.Equal(2, AreaHeading.OfRows(new Headings("f", ["LAD22CD", "LSOA11CD", "LSOA21CD"]))?.Column);
        Assert.Equal(0, AreaHeading.OfRows(new Headings("f", ["Area Code", "LSOA21CD"]))?.Column);
        Assert.Null(AreaHeading.OfRows(new Headings("f", ["name", "value"])));
    }
}
