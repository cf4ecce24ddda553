using CommunityAssets.Analysis.Rates;
using CommunityAssets.Web.Words;

namespace CommunityAssets.WebTests.Words;

public sealed class ComparisonWordsTests
{
    [Fact]
    public void Comparisons_are_told_with_the_name_of_the_benchmark()
    {
        Assert.Equal("higher than Aldermere", ComparisonWords.Of(AgainstBenchmark.Higher, "Aldermere"));
        Assert.Equal("similar to Aldermere", ComparisonWords.Of(AgainstBenchmark.Similar, "Aldermere"));
        Assert.Equal("lower than Aldermere", ComparisonWords.Of(AgainstBenchmark.Lower, "Aldermere"));
        Assert.Null(ComparisonWords.Of(AgainstBenchmark.NotKnown, "Aldermere"));
    }
}
