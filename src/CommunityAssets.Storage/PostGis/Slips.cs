namespace CommunityAssets.Storage.PostGis;

/// <summary>Writes every word that is one slip from a word: a letter too many, too few, wrong, or two neighbours swapped.</summary>
internal static class Slips
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const int LongestWord = 40;

    /// <summary>The word and all that are one slip from it, about 53 for each letter; the word alone when it is very long.</summary>
    public static IReadOnlySet<string> Around(string word)
    {
        var around = new HashSet<string>(StringComparer.Ordinal) { word };
        for (var at = 0; at <= word.Length && word.Length <= LongestWord; at++)
        {
            var before = word[..at];
            foreach (var letter in Letters)
            {
                around.Add(before + letter + word[at..]);
                if (at < word.Length)
                {
                    around.Add(before + letter + word[(at + 1)..]);
                }
            }

            if (at < word.Length)
            {
                around.Add(before + word[(at + 1)..]);
            }

            if (at + 1 < word.Length)
            {
                around.Add(before + word[at + 1] + word[at] + word[(at + 2)..]);
            }
        }

        return around;
    }
}
