using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Text;

namespace CommunityAssets.Analysis.Finding;

/// <summary>How well a name and a summary answer words.</summary>
internal static class WordFit
{
    /// <summary>
    /// From here on the words say that it is what was looked for: all of them in the summary, or a third of them in the name.
    /// </summary>
    public const double Enough = 0.3;

    /// <summary>The same where a topic was named too, and it hasn't got it: half of the words in the name.</summary>
    public const double EnoughBesideTopics = 0.45;

    private const double InSummary = 0.4;

    /// <summary>The mean over the words of how well each is answered, 0 to 1.</summary>
    public static double Of(TextQuery query, Asset asset)
    {
        var name = SearchWords.Split(asset.Name);
        List<string>? summary = null;
        var sum = 0.0;
        for (var word = 0; word < query.Words.Length; word++)
        {
            var best = Best(query, word, name);
            if (best == 0)
            {
                best = InSummary * Best(query, word, summary ??= SearchWords.Split(asset.Summary));
            }

            sum += best;
        }

        return sum / query.Words.Length;
    }

    private static double Best(TextQuery query, int word, List<string> words)
    {
        var best = 0.0;
        var first = query.Words[word][0];
        foreach (var candidate in words)
        {
            // A slip in the first letter is rare, and comparing every word with every other is dear.
            if (candidate[0] == first)
            {
                best = Math.Max(best, query.Match(word, candidate) switch
                {
                    WordMatch.Exact => 1,
                    WordMatch.Ending => 0.95,
                    WordMatch.Beginning => 0.9,
                    WordMatch.OneSlip => 0.7,
                    WordMatch.TwoSlips => 0.6,
                    _ => 0,
                });
            }
        }

        return best;
    }
}
