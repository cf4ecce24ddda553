using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Taxonomies;

namespace CommunityAssets.UnitTests.Analysis.Finding;

public sealed class UnderstandingTests
{
    private static readonly Understanding Standard = new(SynonymList.Standard);

    [Theory]
    [InlineData("knit and natter", "making-mending", "company")]
    [InlineData("Knit & Natter!", "making-mending", "company")]
    [InlineData("mens shed", "mens-spaces", "making-mending")]
    [InlineData("Men's Sheds", "mens-spaces", "making-mending")]
    [InlineData("somewhere to take my mum who has dementia", "dementia", "older-age carers")]
    [InlineData("I'd like to learn the ukulele", "music-singing", "")]
    [InlineData("lonely", "company", "")]
    [InlineData("my husband died", "bereavement", "")]
    [InlineData("help with my PIP form", "money-advice", "")]
    [InlineData("couch to 5k", "active-outdoors", "")]
    [InlineData("Growing and gardens", "growing", "")]
    public void What_people_say_is_understood_as_topics(string said, string topics, string also)
    {
        var parts = Standard.Read(said).Parts.Where(part => part.IsTopic).ToList();
        Assert.Equal(topics, string.Join(' ', parts.Where(part => !part.Also).Select(part => part.Key)));
        Assert.Equal(also, string.Join(' ', parts.Where(part => part.Also).Select(part => part.Key)));
    }

    [Theory]
    [InlineData("demensia", "dementia")]
    [InlineData("alotment", "growing")]
    [InlineData("gardning", "growing")]
    [InlineData("counceling", "mental-wellbeing")]
    [InlineData("bereavment", "bereavement")]
    public void A_slip_of_the_finger_is_forgiven(string said, string topic) =>
        Assert.Equal([topic], Standard.Read(said).Parts.Where(part => !part.Also).Select(part => part.Key));

    [Fact]
    public void A_word_that_is_right_is_not_mended_into_another()
    {
        // One letter lies between them, and each is a word of the list.
        var understanding = new Understanding(
            [new("swimming", ["active-outdoors"], [], []), new("slimming", ["dance-exercise"], [], [])]);
        Assert.Equal(["dance-exercise"], understanding.Read("slimming").Parts.Select(part => part.Key));
        Assert.Equal(["active-outdoors"], understanding.Read("swiming").Parts.Select(part => part.Key));
    }

    [Fact]
    public void The_longest_phrase_counts()
    {
        var parts = Standard.Read("weight loss").Parts;
        Assert.Equal(["dance-exercise"], parts.Select(part => part.Key));
    }

    [Theory]
    [InlineData("free yoga on Tuesday evenings", "free tue evening")]
    [InlineData("a choir at the weekend", "weekend")]
    [InlineData("somewhere quiet with no stairs", "quiet-space step-free")]
    [InlineData("art on zoom", "online")]
    [InlineData("lunch for over 70s", "age-70")]
    public void What_would_help_is_heard_too(string said, string wishes) =>
        Assert.Equal(wishes, string.Join(' ', Standard.Read(said).Parts.Where(part => !part.IsTopic).Select(part => part.Key)));

    [Fact]
    public void Words_that_are_in_no_phrase_are_kept_and_empty_words_are_not()
    {
        var understood = Standard.Read("I am looking for the Kestrel Rise choir group please");
        Assert.Equal(["kestrel", "rise"], understood.Words.AsEnumerable());
        Assert.Equal(["choir"], understood.Phrases.AsEnumerable());
    }

    [Fact]
    public void A_phrase_that_only_hints_is_not_looked_for_in_names() => Assert.Empty(Standard.Read("my mum").Phrases);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  !? ")]
    [InlineData("the of and to")]
    public void Nothing_said_is_nothing_understood(string? said)
    {
        var understood = Standard.Read(said);
        Assert.Empty(understood.Parts);
        Assert.Empty(understood.Words);
    }

    [Fact]
    public void A_very_long_text_is_read_in_part() =>
        Assert.InRange(Standard.Read(string.Join(' ', Enumerable.Range(0, 5000).Select(number => $"word{number}"))).Words.Length, 1, 60);

    [Fact]
    public void Every_phrase_is_understood_as_what_the_list_says()
    {
        var rows = SynonymList.Standard.Where(synonym => SynonymKey(synonym).Length > 0).ToList();
        var said = rows.GroupBy(SynonymKey).Select(same => same.Last());
        foreach (var synonym in said)
        {
            var keys = Standard.Read(synonym.Phrase).Parts.Select(part => part.Key).ToList();
            Assert.True(
                synonym.Topics.All(keys.Contains) && synonym.Wishes.All(keys.Contains), $"{synonym.Phrase}: {string.Join(' ', keys)}");
        }

        static string SynonymKey(Synonym synonym) => string.Join(' ', SpokenWords.Of(synonym.Phrase));
    }
}
