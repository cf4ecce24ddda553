using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace CommunityAssets.Domain.Text;

/// <summary>
/// How both engines cut a text into words: lower case, without accents, split at everything that is neither a letter nor a digit.
/// </summary>
public static class SearchWords
{
    /// <summary>The most words of a query that are looked for; the rest of a longer one is left aside.</summary>
    public const int MostWords = 12;

    private static readonly FrozenSet<string> Small = new[]
    {
        "a", "an", "and", "at", "by", "for", "from", "in", "is", "near", "of", "on", "or", "the", "to", "with", "s",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that tell nothing by themselves.</summary>
    public static IReadOnlyCollection<string> SmallWords => Small;

    /// <summary>
    /// The words of a query, each once, in order. Small words ("the", "of") count only when there is nothing else.
    /// Empty when the text holds neither letters nor digits.
    /// </summary>
    public static ImmutableArray<string> OfQuery(string text)
    {
        var all = Split(text);
        var telling = all.Where(word => !Small.Contains(word)).ToList();
        return [.. (telling.Count > 0 ? telling : all).Distinct(StringComparer.Ordinal).Take(MostWords)];
    }

    /// <summary>How many different telling words there are among a text's words.</summary>
    public static int Telling(IEnumerable<string> words) =>
        words.Where(word => !Small.Contains(word)).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Every word of a text, in order.</summary>
    public static List<string> Split(string? text)
    {
        var words = new List<string>();
        if (string.IsNullOrEmpty(text))
        {
            return words;
        }

        var folded = Fold(text);
        var start = -1;
        for (var at = 0; at <= folded.Length; at++)
        {
            if (at < folded.Length && char.IsLetterOrDigit(folded[at]))
            {
                start = start < 0 ? at : start;
            }
            else if (start >= 0)
            {
                words.Add(folded[start..at]);
                start = -1;
            }
        }

        return words;
    }

    /// <summary>
    /// The form under which names are put in order and compared: lower case, accents taken off. Compared character by character
    /// (ordinal in .NET, <c>BINARY</c> in SQLite, <c>COLLATE "C"</c> in PostgreSQL), so that every engine gives the same order.
    /// </summary>
    public static string Fold(string text)
    {
        if (IsPlain(text))
        {
            return text.ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!Accents.IsMark(character))
            {
                // The typographic apostrophe sorts with the plain one.
                folded.Append(character == '\u2019' ? '\'' : Accents.Off(char.ToLowerInvariant(character)));
            }
        }

        return folded.ToString();
    }

    private static bool IsPlain(string text) => System.Text.Ascii.IsValid(text);
}
