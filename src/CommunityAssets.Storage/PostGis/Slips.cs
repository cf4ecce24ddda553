using CommunityAssets.Storage.Text;

namespace CommunityAssets.Storage.PostGis;

/// <summary>
/// Writes the full-text queries that answer one word of a search: the word itself, its beginning, and every word that is one slip away
/// (a letter too many, too few, wrong, or two neighbours swapped). An index looks up some hundreds of words in a millisecond or two, so
/// that a slip in a short word, which leaves too few letter triples in common for the trigram index, is found all the same.
/// </summary>
internal static class Slips
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const int LongestWord = 24;

    /// <summary>The word alone, as <c>to_tsquery</c> reads it.</summary>
    public static string Exact(string word) => Quote(word);

    /// <summary>Words that begin with the word, from three letters on; else the word alone.</summary>
    public static string Beginning(string word) => word.Length >= 3 ? Quote(word) + ":*" : Quote(word);

    /// <summary>The word and every word one slip from it; the word alone where no slip is forgiven, or where the word is very long.</summary>
    public static string OneSlip(string word) =>
        Spelling.Forgiven(word) == 0 || word.Length > LongestWord ? Quote(word) : string.Join('|', Variants(word).Select(Quote));

    private static HashSet<string> Variants(string word)
    {
        var variants = new HashSet<string>(StringComparer.Ordinal) { word };
        for (var at = 0; at <= word.Length; at++)
        {
            var before = word[..at];
            foreach (var letter in Letters)
            {
                variants.Add(before + letter + word[at..]);
                if (at < word.Length)
                {
                    variants.Add(before + letter + word[(at + 1)..]);
                }
            }

            if (at < word.Length)
            {
                variants.Add(before + word[(at + 1)..]);
            }

            if (at + 1 < word.Length)
            {
                variants.Add(before + word[at + 1] + word[at] + word[(at + 2)..]);
            }
        }

        return variants;
    }

    // Words hold letters and digits alone; the quotes keep to_tsquery from taking any of them for a sign.
    private static string Quote(string word) => "'" + word + "'";
}
