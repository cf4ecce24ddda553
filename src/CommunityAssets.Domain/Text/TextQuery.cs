using System.Collections.Immutable;

namespace CommunityAssets.Domain.Text;

/// <summary>
/// A text search: every word of the query must be answered by a word of the name or of the summary. The score of a record is worked out
/// from its own words alone and is a whole number, so that the order of two records never changes while others come and go.
/// For each word of the query: in the name 100 exact, 95 another ending, 90 its beginning, 70 one slip, 60 two slips;
/// in the summary 40, 38, 36, 20, 15. The better of the two counts. The mean over words; on top of it 50 for a name that is the query and
/// nothing more, and 4 for a name that is answered whole in spite of endings and slips: enough to come before longer names that answer as
/// well, not enough to pass one that answers better. Small words, repeats and the order of words play no part.
/// </summary>
public sealed class TextQuery
{
    private static readonly int[] InName = [0, 60, 70, 90, 95, 100];
    private static readonly int[] InSummary = [0, 15, 20, 36, 38, 40];
    private readonly ImmutableArray<string> stems;

    private TextQuery(ImmutableArray<string> words)
    {
        Words = words;
        stems = [.. words.Select(Spelling.Stem)];
    }

    /// <summary>The words looked for; never empty.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Reads a query's text; null when it holds nothing to look for (blank, or signs alone).</summary>
    public static TextQuery? Of(string? text) =>
        text is null ? null : SearchWords.OfQuery(text) is { Length: > 0 } words ? new TextQuery(words) : null;

    /// <summary>
    /// Whether a text is not blank and yet holds no word ("%", "&amp;"): such a search finds nothing, where a blank one narrows nothing.
    /// </summary>
    public static bool IsBlankOfWords(string? text) => !string.IsNullOrWhiteSpace(text) && SearchWords.OfQuery(text).IsEmpty;

    /// <summary>How a record's word (as <see cref="SearchWords.Split"/> gives it) answers the query's word of an index.</summary>
    public WordMatch Match(int word, string candidate)
    {
        var sought = Words[word];
        if (string.Equals(sought, candidate, StringComparison.Ordinal))
        {
            return WordMatch.Exact;
        }

        var stem = Spelling.Stem(candidate);
        if (string.Equals(stems[word], stem, StringComparison.Ordinal))
        {
            return WordMatch.Ending;
        }

        if (sought.Length >= 3 && candidate.StartsWith(sought, StringComparison.Ordinal))
        {
            return WordMatch.Beginning;
        }

        var forgiven = Spelling.Forgiven(sought);
        if (forgiven == 0 || Math.Abs(sought.Length - candidate.Length) > forgiven + 3 || candidate.Length < 3)
        {
            return WordMatch.None;
        }

        // Slips are counted between the stems as well: "libaries" is one slip from "library", though three from it letter by letter.
        var slips = Math.Min(
            Spelling.Slips(sought, candidate, forgiven),
            stems[word].Length >= 4 && stem.Length >= 4 ? Spelling.Slips(stems[word], stem, forgiven) : int.MaxValue);
        return slips switch { <= 1 => WordMatch.OneSlip, 2 when forgiven == 2 => WordMatch.TwoSlips, _ => WordMatch.None };
    }

    /// <summary>The score of a record, 1 to 150; 0 when a word of the query is answered nowhere.</summary>
    public int Score(string name, string? summary)
    {
        var nameWords = SearchWords.Split(name);
        List<string>? summaryWords = null;
        var total = 0;
        var whole = SearchWords.Telling(nameWords) == Words.Length;
        for (var word = 0; word < Words.Length; word++)
        {
            var score = InName[(int)Best(word, nameWords)];
            if (score == 0)
            {
                whole = false;
                summaryWords ??= SearchWords.Split(summary);
                score = InSummary[(int)Best(word, summaryWords)];
            }

            if (score == 0)
            {
                return 0;
            }

            total += score;
        }

        return (total / Words.Length) + (!whole ? 0 : total == InName[^1] * Words.Length ? 50 : 4);
    }

    private WordMatch Best(int word, List<string> candidates)
    {
        var best = WordMatch.None;
        foreach (var candidate in candidates)
        {
            var match = Match(word, candidate);
            if (match > best)
            {
                best = match;
                if (best == WordMatch.Exact)
                {
                    break;
                }
            }
        }

        return best;
    }
}
