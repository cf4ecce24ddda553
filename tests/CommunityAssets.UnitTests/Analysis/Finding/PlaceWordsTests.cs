using CommunityAssets.Analysis.Finding;

namespace CommunityAssets.UnitTests.Analysis.Finding;

public sealed class PlaceWordsTests
{
    [Fact]
    public void What_follows_near_may_be_a_place_the_longest_first() =>
        Assert.Equal(
            [("Kestrel Rise", "choir"), ("Kestrel", "choir   Rise")],
            PlaceWords.In("choir near Kestrel Rise"));

    [Fact]
    public void A_postcode_anywhere_may_be_a_place() =>
        Assert.Contains(("AM1 2AB", "choir"), PlaceWords.In("choir am1 2ab"));

    [Fact]
    public void A_name_ends_where_more_than_a_blank_follows() =>
        Assert.Equal(("Keynsham", "choir  , evenings"), PlaceWords.In("choir in Keynsham, evenings").First());

    [Theory]
    [InlineData("choir")]
    [InlineData("near")]
    [InlineData("in 5 minutes")]
    [InlineData("")]
    public void Nothing_else_is_taken_for_one(string text) => Assert.Empty(PlaceWords.In(text));
}
