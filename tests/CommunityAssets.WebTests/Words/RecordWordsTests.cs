using CommunityAssets.Analysis.Coverage;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.WebTests.Words;

public sealed class RecordWordsTests
{
    [Fact]
    public void None_recorded_is_told_as_not_yet_mapped()
    {
        Assert.Equal("Not yet mapped. What is not recorded may well be there.", RecordWords.Tell(0, "group", "groups"));
        Assert.Equal("not yet mapped", RecordWords.Count(0));
        Assert.Equal("1,204", RecordWords.Count(1204));
    }

    [Theory]
    [InlineData(1, "1 group is recorded. Hardly mapped yet. What is not recorded may well be there.")]
    [InlineData(4, "4 groups are recorded. Hardly mapped yet. What is not recorded may well be there.")]
    [InlineData(5, "5 groups are recorded. What is not recorded may well be there.")]
    [InlineData(1500, "1,500 groups are recorded. What is not recorded may well be there.")]
    public void Without_sources_to_compare_nothing_is_said_of_how_many_there_are(int recorded, string words) =>
        Assert.Equal(words, RecordWords.Tell(recorded, "group", "groups"));

    [Fact]
    public void Lists_that_overlap_tell_how_much_is_mapped()
    {
        Assert.Equal(
            "30 groups are recorded. Two lists that overlap suggest 45 to 81 in all: about half is mapped.",
            RecordWords.Tell(30, "group", "groups", Coverage(60, 45.2, 80.3)));
        Assert.Equal(
            "50 groups are recorded. Two lists that overlap suggest 50 in all: nearly all is mapped.",
            RecordWords.Tell(50, "group", "groups", CaptureRecapture.Of(50, 50, 50, Confidence.P95)));
    }

    [Fact]
    public void An_area_with_too_little_overlap_stands_on_the_whole_place() => Assert.Equal(
        "3 groups are recorded. Two lists that overlap suggest that about two thirds are mapped in the whole place.",
        RecordWords.Tell(3, "group", "groups", CaptureRecapture.Of(2, 2, 1, Confidence.P95), Coverage(48, 40, 60)));

    [Fact]
    public void What_a_third_source_records_is_never_more_than_there_is_thought_to_be() => Assert.Equal(
        "79 groups are recorded. Two lists that overlap suggest 79 to 81 in all: nearly all is mapped.",
        RecordWords.Tell(79, "group", "groups", Coverage(60, 45.2, 80.3)));

    [Fact]
    public void Two_lists_of_a_part_do_not_say_that_nearly_all_is_mapped()
    {
        Assert.Equal(
            "90 groups are recorded. More is recorded than the two lists that overlap most can account for, so they do not say how complete "
            + "this is.",
            RecordWords.Tell(90, "group", "groups", Coverage(60, 45.2, 80.3)));
        Assert.Equal(
            "3 groups are recorded. Not enough overlap between sources to say how complete this is.",
            RecordWords.Tell(
                3, "group", "groups", CaptureRecapture.Of(2, 2, 1, Confidence.P95), Coverage(60, 45.2, 80.3) with { Recorded = 90 }));
    }

    [Fact]
    public void Too_little_overlap_is_said_so() => Assert.Equal(
        "3 groups are recorded. Not enough overlap between sources to say how complete this is.",
        RecordWords.Tell(3, "group", "groups", CaptureRecapture.Of(2, 2, 1, Confidence.P95)));

    [Fact]
    public void No_words_say_that_anything_is_lacking()
    {
        foreach (var recorded in Enumerable.Range(0, 12))
        {
            foreach (var coverage in new[] { null, CaptureRecapture.Of(9, 9, 2, Confidence.P95), Coverage(400, 200, 900) })
            {
                var words = RecordWords.Tell(recorded, "group", "groups", coverage);
                foreach (var never in new[] { "none", "lack", "no groups", "deficit", "only", "desert" })
                {
                    Assert.DoesNotContain(never, words, StringComparison.OrdinalIgnoreCase);
                }
            }
        }
    }

    private static CoverageEstimate Coverage(double total, double lower, double upper) =>
        new(20, 20, 10, new Estimate(total, lower, upper));
}
