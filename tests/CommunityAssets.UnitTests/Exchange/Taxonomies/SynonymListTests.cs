using CommunityAssets.Exchange.Taxonomies;

namespace CommunityAssets.UnitTests.Exchange.Taxonomies;

public sealed class SynonymListTests
{
    private static readonly string[] Wishes =
    [
        "free", "online", "step-free", "quiet-space", "hearing-loop", "bsl", "accessible-toilet", "parking", "near-bus-stop",
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekend", "morning", "afternoon", "evening", "age-70",
    ];

    [Fact]
    public void Every_phrase_means_topics_of_the_list_or_wishes_that_the_finder_knows()
    {
        foreach (var synonym in SynonymList.Standard)
        {
            Assert.NotEmpty(synonym.Phrase);
            Assert.True(synonym.Topics.Length + synonym.Also.Length + synonym.Wishes.Length > 0, synonym.Phrase);
            Assert.All(synonym.Topics.Concat(synonym.Also), topic => Assert.NotNull(TopicList.Standard.Find(topic)));
            Assert.All(synonym.Wishes, wish => Assert.Contains(wish, Wishes));
        }
    }

    [Fact]
    public void Every_topic_has_words_that_people_say() => Assert.All(
        TopicList.Standard.Topics,
        topic => Assert.True(SynonymList.Standard.Count(synonym => synonym.Topics.Contains(topic.Id)) >= 10, topic.Id));
}
