using CommunityAssets.Analysis.Rates;

namespace CommunityAssets.Web.Words;

/// <summary>Comparisons in words; what they say is decided in <see cref="Comparisons"/>.</summary>
public static class ComparisonWords
{
    /// <summary>"higher than Aldermere", "similar to Aldermere", "lower than Aldermere"; null where nothing can be said.</summary>
    /// <param name="against">How a value stands to the benchmark.</param>
    /// <param name="benchmark">The benchmark's name.</param>
    public static string? Of(AgainstBenchmark against, string benchmark) => against switch
    {
        AgainstBenchmark.Higher => "higher than " + benchmark,
        AgainstBenchmark.Lower => "lower than " + benchmark,
        AgainstBenchmark.Similar => "similar to " + benchmark,
        _ => null,
    };
}
