using System.Text.RegularExpressions;

namespace CommunityAssets.Domain.Places;

/// <summary>Reads and writes postcodes as text.</summary>
public static partial class PostcodeText
{
    private const int LongestText = 16;

    /// <summary>
    /// Reads a postcode however it is written (<c>ba11aa</c>, <c>BA1  1AA</c>, <c>BA1 1AA</c>) and gives its usual writing;
    /// null when the text is not the shape of a postcode. Follows the shapes in BS 7666, with GIR 0AA.
    /// </summary>
    public static string? Normalise(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            return null;
        }

        Span<char> packed = stackalloc char[LongestText];
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                packed[length++] = char.ToUpperInvariant(c);
            }
        }

        packed = packed[..length];
        return Shape().IsMatch(packed) ? string.Concat(packed[..^3], " ", packed[^3..]) : null;
    }

    /// <summary>The first postcode found inside a longer text such as an address, in its usual writing, or null.</summary>
    public static string? Find(string? text)
    {
        if (text is null || !EndsLikeOne(text))
        {
            return null;
        }

        var match = Inside().Match(text.Length > 2000 ? text[..2000] : text);
        return match.Success ? Normalise(match.Value) : null;
    }

    // Whether there is a digit and two letters anywhere, as at the end of every postcode: most addresses without one are told by that.
    private static bool EndsLikeOne(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('0', '9'); at >= 0 && at + 2 < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]) && char.IsAsciiLetter(text[at + 1]) && char.IsAsciiLetter(text[at + 2]))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("^(?:[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}|GIR0AA)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Inside();
}
