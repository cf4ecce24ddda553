using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Taxonomies;

namespace CommunityAssets.UnitTests.Exchange.Taxonomies;

public sealed class TaxonomyTests
{
    [Fact]
    public void Every_topic_has_an_id_a_label_a_sentence_and_a_parent_in_the_list()
    {
        Assert.InRange(TopicList.Standard.Topics.Count, 25, 50);
        foreach (var topic in TopicList.Standard.Topics)
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", topic.Id);
            Assert.NotEmpty(topic.Label);
            Assert.EndsWith(".", topic.Description, StringComparison.Ordinal);
            Assert.True(topic.Parent is null || TopicList.Standard.Find(topic.Parent) is not null, topic.Id);
        }
    }

    [Theory]
    [InlineData("growing")]
    [InlineData("Growing")]
    [InlineData(" Growing and gardens ")]
    public void A_topic_is_found_by_its_id_and_by_its_label(string text) =>
        Assert.Equal("growing", TopicList.Standard.FindByText(text)?.Id);

    [Fact]
    public void A_topic_is_found_by_its_id_with_blanks() =>
        Assert.Equal("faith-meaning", TopicList.Standard.FindByText("faith meaning")?.Id);

    [Fact]
    public void What_is_no_topic_is_not_found() => Assert.Null(TopicList.Standard.FindByText("gardening club on Tuesdays"));

    [Fact]
    public void A_domain_knows_the_topics_that_speak_to_it() =>
        Assert.Contains("company", TopicList.Standard.OfDomain("Belonging and loneliness"));

    [Fact]
    public void A_tag_says_kind_and_topics()
    {
        var match = TagList.OpenStreetMap.Find("amenity", "library");
        Assert.Equal(AssetKind.Place, match?.Kind);
        Assert.Equal(["learning", "getting-online"], match?.Topics);
        Assert.Null(TagList.OpenStreetMap.Find("amenity", "waste_basket"));
    }

    [Fact]
    public void A_star_stands_for_every_other_value_of_its_key_but_not_for_no()
    {
        Assert.Equal(AssetKind.Group, TagList.OpenStreetMap.Find("club", "beekeeping")?.Kind);
        Assert.Null(TagList.OpenStreetMap.Find("club", "no"));
    }

    [Fact]
    public void Several_tags_give_the_kind_of_the_first_in_the_list_and_the_topics_of_all()
    {
        var match = TagList.OpenStreetMap.Match(
            [new("club", "anything"), new("amenity", "community_centre;library"), new("name", "The Hub")]);
        Assert.Equal(AssetKind.Place, match?.Kind);
        Assert.Equal(["learning", "getting-online", "company"], match?.Topics);
        Assert.Null(TagList.OpenStreetMap.Match([new("name", "The Hub")]));
    }

    [Fact]
    public void Every_topic_that_a_tag_names_is_in_the_list()
    {
        foreach (var key in new[] { "amenity", "leisure", "shop", "club", "historic", "craft" })
        {
            foreach (var topic in TagList.OpenStreetMap.Find(key, "*")?.Topics ?? [])
            {
                Assert.NotNull(TopicList.Standard.Find(topic));
            }
        }
    }
}
