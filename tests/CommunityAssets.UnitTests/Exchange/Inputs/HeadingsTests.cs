using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Inputs;

public sealed class HeadingsTests
{
    [Theory]
    [InlineData("LSOA21CD", "lsoa##cd")]
    [InlineData("lsoa21_code", "lsoa##code")]
    [InlineData("LSOA code (2011)", "lsoa code (####)")]
    [InlineData("Post Code", "postcode")]
    [InlineData("Income Score (rate)", "income score*")]
    [InlineData("descriptio", "description")]
    public void Headings_are_found_whatever_their_case_blanks_and_year(string heading, string pattern) =>
        Assert.Equal(1, new Headings("f", ["other", heading]).Find(pattern));

    [Theory]
    [InlineData("LSOA2CD", "lsoa##cd")]
    [InlineData("name of venue", "name")]
    [InlineData("desc", "description")]
    [InlineData("Organisation", "organisation number")]
    public void Other_headings_are_not(string heading, string pattern) => Assert.Null(new Headings("f", [heading]).Find(pattern));

    [Fact]
    public void A_whole_heading_goes_before_a_beginning_and_an_earlier_pattern_before_a_later_one()
    {
        var headings = new Headings("f", ["Name of run", "name", "title"]);
        Assert.Equal(1, headings.Find("name*", "name"));
        Assert.Equal(2, headings.Find("title", "name"));
    }

    [Fact]
    public void Two_columns_of_the_same_heading_are_refused_when_they_are_looked_for()
    {
        var headings = new Headings("f.csv", ["Name", "x", "name", "x"]);
        var fault = Assert.Throws<BadInputException>(() => headings.Find("name"));
        Assert.Equal("f.csv: columns 1 and 3 have the same heading, \"Name\". Rename or take away one of them.", fault.Message);
    }

    [Fact]
    public void A_column_that_must_be_there_is_asked_for_by_the_names_it_may_have()
    {
        var fault = Assert.Throws<BadInputException>(
            () => new Headings("f.csv", ["a", "b"]).Need("the area code", "lsoa##cd", "area code*"));
        Assert.Equal(
            "f.csv: no column gives the area code. It may be headed \"lsoa21cd\" or \"area code\". The file's headings are: a, b. "
            + "Rename a column and try again.",
            fault.Message);
    }

    [Fact]
    public void All_columns_of_a_pattern_are_found() =>
        Assert.Equal([0, 2], new Headings("f", ["WD24CD", "WD24NM", "WD19CD"]).FindAll("wd##cd"));
}
