using System.Text.RegularExpressions;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Analysis.Finding;

/// <summary>
/// Words that may name a place: what follows "near", "in", "around" or "at". Whether there is such a place is for others to say.
/// </summary>
public static partial class PlaceWords
{
    private const int MostWords = 3;

    /// <summary>What may be a place, likeliest first, each with the text without it.</summary>
    /// <param name="text">What somebody said.</param>
    public static IEnumerable<(string Place, string Others)> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (PostcodeText.Find(text) is { } postcode && Postcode().Match(text) is { Success: true } found)
        {
            yield return (postcode, Without(text, found.Index, found.Length));
        }

        foreach (Match match in Lead().Matches(text))
        {
            var words = Word().Matches(text, match.Index + match.Length).Take(MostWords).ToList();
            for (var count = words.Count; count > 0; count--)
            {
                var last = words[count - 1];
                var start = words[0].Index;
                var end = last.Index + last.Length;
                yield return (text[start..end], Without(text, match.Index, end - match.Index));
            }
        }
    }

    private static string Without(string text, int start, int length) =>
        string.Concat(text.AsSpan(0, start), " ", text.AsSpan(start + length)).Trim();

    [GeneratedRegex(
        @"\b(?:(?:near|in|around|at) )?[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\b(?:near|in|around|at)\s+(?=\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    // Consecutive words alone: anything but blanks between them ends the name.
    [GeneratedRegex(@"\G\s*(?<word>[\p{L}'’-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
