using CommunityAssets.Domain.Needs;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Words;

namespace CommunityAssets.WebTests.Words;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData(28, 32, 22, 21.5, 22.5, Judgement.Higher)]
    [InlineData(22.5, 32, 22, 21.5, 22.5, Judgement.Similar)]
    [InlineData(10, 21.4, 22, 21.5, 22.5, Judgement.Lower)]
    [InlineData(21, 23, 22, 21.5, 22.5, Judgement.Similar)]
    public void Limits_that_overlap_are_similar(double lower, double upper, double benchmark, double from, double to, Judgement expected) =>
        Assert.Equal(expected, Comparison.Judge(lower, upper, benchmark, from, to));

    [Fact]
    public void A_benchmark_without_limits_is_a_point()
    {
        Assert.Equal(Judgement.Higher, Comparison.Judge(22.1, 30, 22));
        Assert.Equal(Judgement.Similar, Comparison.Judge(22, 30, 22));
        Assert.Equal(Judgement.Lower, Comparison.Judge(18, 21.9, 22));
    }

    [Fact]
    public void Without_limits_of_the_area_nothing_is_said()
    {
        Assert.Null(Comparison.Judge(null, null, 22));
        Assert.Null(Comparison.Judge(20, null, 22));
        Assert.Null(Comparison.Judge(20, 24, null));
    }

    [Fact]
    public void Judgements_name_what_they_are_held_against()
    {
        Assert.Equal("higher than Aldermere", Comparison.Words(Judgement.Higher, "Aldermere"));
        Assert.Equal("similar to Aldermere", Comparison.Words(Judgement.Similar, "Aldermere"));
        Assert.Equal("lower than Aldermere", Comparison.Words(Judgement.Lower, "Aldermere"));
    }

    [Theory]
    [InlineData(1, 1, 60, "highest of 60")]
    [InlineData(4, 1, 60, "4th highest of 60")]
    [InlineData(60, 1, 60, "lowest of 60")]
    [InlineData(58, 1, 60, "3rd lowest of 60")]
    [InlineData(59, 2, 60, "joint lowest of 60")]
    [InlineData(2, 3, 60, "joint 2nd highest of 60")]
    [InlineData(1, 5, 5, "all 5 alike")]
    [InlineData(1, 1, 1, "the only one with a value")]
    [InlineData(1203, 1, 33755, "1,203rd highest of 33,755")]
    public void Ranks_are_told_from_the_nearer_end(int rank, int ties, int of, string words) =>
        Assert.Equal(words, RankWords.Of(rank, ties, of));

    [Theory]
    [InlineData(11, "11th")]
    [InlineData(21, "21st")]
    [InlineData(112, "112th")]
    [InlineData(1002, "1,002nd")]
    public void Ordinals_mind_the_teens(int number, string words) => Assert.Equal(words, RankWords.Ordinal(number));

    [Fact]
    public void Equal_values_share_a_rank_and_the_next_one_is_passed_over()
    {
        var numbers = new LayerNumbers([10, 20, 20, 30]);
        Assert.Equal((1, 1), numbers.RankOf(30));
        Assert.Equal((2, 2), numbers.RankOf(20));
        Assert.Equal((4, 1), numbers.RankOf(10));
    }

    [Fact]
    public void Values_carry_their_unit_and_limits_carry_it_once_or_twice_as_it_reads_well()
    {
        var share = new Indicator { Id = "a", Name = "A", Unit = "%", ValueKind = ValueKind.Proportion };
        var score = new Indicator { Id = "b", Name = "B", Unit = "score" };
        var pounds = new Indicator { Id = "c", Name = "C", Unit = "£", ValueKind = ValueKind.Mean };
        Assert.Equal("23.4%", ValueWords.Of(share, 23.42));
        Assert.Equal("between 20.1% and 26.9%", ValueWords.Between(share, 20.1, 26.9));
        Assert.Equal("31.6", ValueWords.Of(score, 31.61));
        Assert.Equal("£412", ValueWords.Of(pounds, 412));
        Assert.Null(ValueWords.Between(share, 20.1, null));
        var part = new Indicator { Id = "d", Name = "D", Unit = "share of people", ValueKind = ValueKind.Proportion };
        Assert.Equal("11.2% of people", ValueWords.Of(part, 0.112));
        Assert.Equal("between 10.1% and 12.9%", ValueWords.Between(part, 0.101, 0.129));
    }
}
