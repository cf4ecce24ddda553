using CommunityAssets.Domain.Text;

namespace CommunityAssets.UnitTests.Domain.Text;

public sealed class TextQueryTests
{
    [Theory]
    [InlineData("The Men's Shed, Aldermere", "men shed aldermere")]
    [InlineData("CAFÉ  ŵyn—Łódź", "cafe wyn łodz")]
    [InlineData("the of", "the of")]
    [InlineData("!!", "")]
    [InlineData("garden garden", "garden")]
    public void A_query_is_cut_into_telling_words(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', SearchWords.OfQuery(text)));

    [Theory]
    [InlineData("Éclair", "eclair")]
    [InlineData("Women’s Institute", "women's institute")]
    [InlineData("E\u0301clair", "eclair")]
    [InlineData("PLAIN", "plain")]
    public void Names_are_folded_for_their_order(string name, string key) => Assert.Equal(key, SearchWords.Fold(name));

    [Theory]
    [InlineData("libary", "library", 1)]
    [InlineData("alotment", "allotment", 1)]
    [InlineData("gadren", "garden", 1)]
    [InlineData("garden", "garden", 0)]
    [InlineData("comunty", "community", 2)]
    [InlineData("abcd", "wxyz", 3)]
    [InlineData("ca", "abc", 3)]
    public void Slips_are_counted_as_optimal_string_alignment_does(string left, string right, int slips)
    {
        Assert.Equal(slips, Spelling.Slips(left, right, 2));
        Assert.Equal(slips, Spelling.Slips(right, left, 2));
    }

    [Theory]
    [InlineData("gardeners", "garden")]
    [InlineData("gardening", "garden")]
    [InlineData("libraries", "library")]
    [InlineData("churches", "church")]
    [InlineData("dance", "danc")]
    [InlineData("dancing", "danc")]
    [InlineData("houses", "hous")]
    [InlineData("house", "hous")]
    [InlineData("bus", "bus")]
    [InlineData("class", "class")]
    [InlineData("tea", "tea")]
    [InlineData("ring", "ring")]
    public void Common_endings_are_taken_off(string word, string stem) => Assert.Equal(stem, Spelling.Stem(word));

    [Theory]
    [InlineData("garden", "garden", WordMatch.Exact)]
    [InlineData("gardens", "gardening", WordMatch.Ending)]
    [InlineData("gar", "garden", WordMatch.Beginning)]
    [InlineData("ga", "garden", WordMatch.None)]
    [InlineData("gardan", "garden", WordMatch.OneSlip)]
    [InlineData("libaries", "library", WordMatch.OneSlip)]
    [InlineData("communnitty", "community", WordMatch.TwoSlips)]
    [InlineData("garden", "golden", WordMatch.None)]
    [InlineData("tea", "sea", WordMatch.None)]
    [InlineData("2021", "2022", WordMatch.None)]
    public void A_word_answers_another_as_well_as_it_can(string sought, string candidate, object match) =>
        Assert.Equal((WordMatch)match, TextQuery.Of(sought)!.Match(0, candidate));

    [Theory]
    [InlineData("Garden", null, 150)]
    [InlineData("The Garden", null, 150)]
    [InlineData("The garden of Mere", null, 100)]
    [InlineData("Gardeners", null, 99)]
    [InlineData("Gardeners of Mere", null, 95)]
    [InlineData("Gardan", null, 74)]
    [InlineData("Gardan club", null, 70)]
    [InlineData("Meeting place", "Behind the garden.", 40)]
    [InlineData("Meeting place", "Gardan gate.", 20)]
    [InlineData("Meeting place", "Nothing of it.", 0)]
    [InlineData("Meeting place", null, 0)]
    public void The_score_tells_name_before_slip_before_summary(string name, string? summary, int score) =>
        Assert.Equal(score, TextQuery.Of("garden")!.Score(name, summary));

    [Fact]
    public void Every_word_must_be_answered_somewhere()
    {
        var query = TextQuery.Of("garden tea")!;
        Assert.Equal((100 + 40) / 2, query.Score("Garden Club", "Tea on Tuesdays."));
        Assert.Equal(0, query.Score("Garden Club", "Coffee on Tuesdays."));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("  ", false)]
    [InlineData("%", true)]
    [InlineData("a", false)]
    public void A_text_of_signs_alone_is_told_from_a_blank_one(string? text, bool signs) =>
        Assert.Equal(signs, TextQuery.IsBlankOfWords(text));

    [Fact]
    public void A_long_text_is_cut_to_a_dozen_words() =>
        Assert.Equal(
            SearchWords.MostWords,
            TextQuery.Of(string.Join(' ', Enumerable.Range(0, 100).Select(number => "word" + number)))!.Words.Length);
}
