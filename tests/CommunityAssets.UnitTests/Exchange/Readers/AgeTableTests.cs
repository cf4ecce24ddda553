using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class AgeTableTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Missing_suppressed_and_zero_are_three_different_things()
    {
        var rows = AgeTable.Read(Open("area code,age band,count,population\nE1,0-4,0,\"1,200\"\nE1,5-9,*,900\nE1,10+,,800.5\nE2,0-4,3,\n"));
        Assert.Equal(
            [
                new AgeCount("E1", new AgeBand(0, 4), 0, Suppressed: false, 1200),
                new AgeCount("E1", new AgeBand(5, 9), null, Suppressed: true, 900),
                new AgeCount("E1", new AgeBand(10, null), null, Suppressed: false, 800.5),
                new AgeCount("E2", new AgeBand(0, 4), 3, Suppressed: false, null),
            ],
            rows);
    }

    [Theory]
    [InlineData("LSOA21CD,Age,Deaths,Persons\nE01014370,0 to 4,1,10\n")]
    [InlineData("Deaths by age in 2024\n\nArea Code;Age group;Observed;Denominator\nE01014370;0 to 4;1;10\n")]
    public void Headings_may_be_those_of_other_tables(string text) =>
        Assert.Equal(new AgeCount("E01014370", new AgeBand(0, 4), 1, Suppressed: false, 10), Assert.Single(AgeTable.Read(Open(text))));

    [Theory]
    [InlineData("E1,all ages,3,10", "row 2, column age band: 'all ages' is not an age band.")]
    [InlineData("E1,0-4,three,10", "row 2, column count: 'three'")]
    [InlineData("E1,0-4,-3,10", "row 2, column count: '-3' events are less than none.")]
    [InlineData("E1,0-4,3,-10", "row 2, column population: '-10' people are less than none.")]
    [InlineData("E1,0-4,3,*", "row 2, column population: the number of people is held back.")]
    [InlineData(",0-4,3,10", "row 2, column area code: the code of the area is missing.")]
    [InlineData("E1,0-4,3,10\nE1,0-4,4,10", "row 3, column age band: E1 has the ages 0 to 4 a second time.")]
    [InlineData("E1,0-4,3,10\nE2,0-9,4,10", "row 3, column age band: the ages 0 to 9 overlap with 0 to 4 above.")]
    [InlineData("E1,0-4,3", "row 2")]
    public void A_wrong_row_is_told_with_its_number_and_column(string rows, string words)
    {
        var refused = Assert.Throws<BadInputException>(() => AgeTable.Read(Open("area code,age band,count,population\n" + rows + "\n")));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("table.csv", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("area code,age band,population\nE1,0-4,10\n", "the count of events")]
    [InlineData("area code,age band,count\nE1,0-4,10\n", "the number of people")]
    [InlineData("area code,count,population\nE1,3,10\n", "the age band")]
    [InlineData("area code,age band,count,population\n", "no rows below its heading")]
    public void A_column_that_is_not_there_is_named(string text, string words) =>
        Assert.Contains(words, Assert.Throws<BadInputException>(() => AgeTable.Read(Open(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_standard_population_has_each_band_once_with_its_people()
    {
        Assert.Equal(
            [(new AgeBand(0, 64), 8d), (new AgeBand(65, null), 2d)], AgeTable.ReadStandard(Open("age,people\n0-64,8\n65+,2\n")));
        foreach (var text in (string[])["age,people\n0-4,1\n0-4,2\n", "age,people\n0-4,0\n", "age,people\n0-4,*\n",
            "age,people\n0-4,1\n3-9,1\n", "age,people\n"])
        {
            Assert.Throws<BadInputException>(() => AgeTable.ReadStandard(Open(text)));
        }
    }

    private InputFile Open(string text) => InputFile.Open(_bench.Write("table.csv", text));
}
