namespace CommunityAssets.Domain.Text;

/// <summary>
/// Which words count as the same word in spite of an ending or a slip of the finger. Rules look at the two words alone, never at how
/// common they are, so that whether a record matches never depends on the other records.
/// </summary>
public static class Spelling
{
    /// <summary>
    /// The most slips forgiven in a word: none up to three letters, one up to seven, two from eight. None where there are digits:
    /// another number is another thing.
    /// </summary>
    public static int Forgiven(string word) =>
        word.AsSpan().ContainsAnyInRange('0', '9') ? 0 : word.Length switch { < 4 => 0, < 8 => 1, _ => 2 };

    /// <summary>
    /// A word without the commonest English endings ("gardeners", "gardening" and "garden" are one). Light on purpose: at least four
    /// letters stay, and what looks wrong ("danc") is never shown to anybody.
    /// </summary>
    public static string Stem(string word)
    {
        var stem = word;
        if (stem.Length > 4 && stem.EndsWith("ies", StringComparison.Ordinal))
        {
            stem = string.Concat(stem.AsSpan(0, stem.Length - 3), "y");
        }
        else if (stem.Length > 3 && stem[^1] == 's' && stem[^2] is not ('s' or 'u' or 'i'))
        {
            stem = stem.Length > 5 && stem.EndsWith("es", StringComparison.Ordinal)
                && (stem[^3] is 's' or 'x' or 'z' || stem.EndsWith("ches", StringComparison.Ordinal)
                || stem.EndsWith("shes", StringComparison.Ordinal)) ? stem[..^2] : stem[..^1];
        }

        foreach (var ending in (ReadOnlySpan<string>)["ing", "er", "ed"])
        {
            if (stem.Length >= ending.Length + 4 && stem.EndsWith(ending, StringComparison.Ordinal))
            {
                stem = stem[..^ending.Length];
                break;
            }
        }

        return stem.Length > 4 && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    /// <summary>
    /// Slips between two words as optimal string alignment counts them (Damerau 1964, without edits inside a swapped pair): a letter
    /// too many, too few, wrong, or two neighbours swapped. Numbers above <paramref name="most"/> are not worked out: <paramref
    /// name="most"/> + 1.
    /// </summary>
    public static int Slips(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most || left.Length > 64 || right.Length > 64)
        {
            return most + 1;
        }

        Span<int> before = stackalloc int[right.Length + 1];
        Span<int> above = stackalloc int[right.Length + 1];
        Span<int> row = stackalloc int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            above[column] = column;
        }

        for (var line = 1; line <= left.Length; line++)
        {
            row[0] = line;
            var least = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var wrong = left[line - 1] == right[column - 1] ? 0 : 1;
                var slips = Math.Min(Math.Min(row[column - 1], above[column]) + 1, above[column - 1] + wrong);
                if (line > 1 && column > 1 && left[line - 1] == right[column - 2] && left[line - 2] == right[column - 1])
                {
                    slips = Math.Min(slips, before[column - 2] + 1);
                }

                row[column] = slips;
                least = Math.Min(least, slips);
            }

            if (least > most)
            {
                return most + 1;
            }

            var spare = before;
            before = above;
            above = row;
            row = spare;
        }

        return Math.Min(above[right.Length], most + 1);
    }
}
