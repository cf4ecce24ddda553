using CommunityAssets.Analysis.Matching;

namespace CommunityAssets.UnitTests.Analysis.Matching;

public sealed class MatcherTests
{
    private static readonly MatchRecord Mill = new(
        "The Old Mill Café", 375_000, 165_000, "AM1 2AB", "01632 960 001", "hello@mill.example", "https://www.mill.example/");

    /// <summary>Winkler (1990), table of examples; Jaro–Winkler to three places.</summary>
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.961)]
    [InlineData("DIXON", "DICKSONX", 0.813)]
    [InlineData("DWAYNE", "DUANE", 0.840)]
    [InlineData("JONES", "JOHNSON", 0.832)]
    [InlineData("ABROMS", "ABRAMS", 0.922)]
    [InlineData("ITMAN", "SMITH", 0.467)]
    [InlineData("same", "same", 1)]
    [InlineData("", "", 1)]
    [InlineData("a", "", 0)]
    [InlineData("abc", "xyz", 0)]
    public void Likeness_is_that_of_the_published_examples(string one, string other, double expected)
    {
        Assert.Equal(expected, JaroWinkler.Similarity(one, other), 0.0005);
        Assert.Equal(expected, JaroWinkler.Similarity(other, one), 0.0005);
    }

    [Theory]
    [InlineData("The Old Mill Café", "old mill CAFE", 1)]
    [InlineData("Knit and Natter", "Natter & Knit", 1)]
    [InlineData("Choir of the Riverside", "Riverside choir", 1)]
    public void Names_are_compared_by_their_telling_words_in_any_order(string one, string other, double expected) =>
        Assert.Equal(expected, Matcher.NameSimilarity(one, other));

    [Fact]
    public void The_same_name_in_the_same_place_is_likely_the_same_thing()
    {
        var match = Matcher.Compare(Mill, new("Old Mill Cafe", 375_020, 165_000, null, null, null, null));
        Assert.InRange(match.Probability, 0.9, 1);
        Assert.Equal([MatchSign.SameName, MatchSign.SamePlace], match.Signs);
    }

    [Theory]
    [InlineData("Bath Bus Station Bay 5", "Bath Bus Station Bay 3", false)]
    [InlineData("Shops, 49-57 Moorland Road", "Shops, 38-46 Moorland Road", false)]
    [InlineData("1st Keynsham Scouts", "2nd Keynsham Scouts", false)]
    [InlineData("9th Keynsham Scouts", "Keynsham Scouts, 9", true)]
    [InlineData("Keynsham Scout Group 1", "Keynsham Scout Group", true)]
    public void Names_with_other_numbers_are_of_two_things(string one, string other, bool isOne)
    {
        var match = Matcher.Compare(
            new(one, 375_000, 165_000, null, null, null, null), new(other, 375_006, 165_000, null, null, null, null));
        Assert.Equal(isOne, match.Probability >= Matcher.Likely);
        Assert.Equal(isOne, match.Signs.Contains(MatchSign.SameName) || match.Signs.Contains(MatchSign.AlikeName));

        var table = new MatchTable();
        table.Add(new(one, 375_000, 165_000, null, null, null, null));
        table.Add(new(other, 375_006, 165_000, null, null, null, null));
        Assert.Equal(isOne ? 1 : 0, Duplicates.Find(table).Pairs.Count);
    }

    [Fact]
    public void Two_groups_in_one_hall_with_other_names_are_not()
    {
        var match = Matcher.Compare(Mill, new("Aldermere Chess Club", 375_000, 165_000, "AM1 2AB", null, null, null));
        Assert.InRange(match.Probability, 0, Matcher.Possible);
    }

    [Fact]
    public void Two_services_of_one_organisation_that_share_its_telephone_are_shown_but_not_called_the_same()
    {
        var match = Matcher.Compare(
            Mill with { Name = "Aldermere Advice: debt" }, Mill with { Name = "Youth boxing", X = 376_000, Postcode = "AM3 4CD", Email = null, Web = null });
        Assert.InRange(match.Probability, 0, Matcher.Likely);
        Assert.Contains(MatchSign.SamePhone, match.Signs);
    }

    [Fact]
    public void Another_name_with_the_same_telephone_site_and_address_is_likely_the_same_thing()
    {
        var match = Matcher.Compare(Mill, Mill with { Name = "Waterside coffee house", Phone = "+44 1632 960001", Web = "http://mill.example/menu" });
        Assert.InRange(match.Probability, Matcher.Likely, 1);
        Assert.Equal("mill.example", Mill.WebHost);
        Assert.Equal("632960001", Mill.PhoneKey);
    }

    [Fact]
    public void The_same_name_far_away_is_not_called_the_same()
    {
        var match = Matcher.Compare(
            new("Methodist Church", 375_000, 165_000, "AM1 2AB", null, null, null), new("Methodist Church", 379_000, 165_000, "AM9 9ZZ", null, null, null));
        Assert.InRange(match.Probability, Matcher.Possible, 0.99);
        var near = Matcher.Compare(
            new("Methodist Church", 375_000, 165_000, "AM1 2AB", null, null, null), new("Methodist Church", 375_010, 165_000, "AM1 2AB", null, null, null));
        Assert.True(near.Weight > match.Weight + 5);
    }

    [Fact]
    public void What_is_missing_says_nothing_and_order_does_not_matter()
    {
        var bare = new MatchRecord("Old Mill Cafe", null, null, null, null, null, null);
        var one = Matcher.Compare(Mill, bare);
        Assert.Equal(one.Weight, Matcher.Compare(bare, Mill).Weight);
        Assert.Equal(Math.Log2(0.7 / 0.001), one.Weight, 1e-9);
        Assert.Equal(Matcher.Compare(Mill, Mill with { X = 375_300 }).Weight, Matcher.Compare(Mill with { X = 375_300 }, Mill).Weight);
    }
}
