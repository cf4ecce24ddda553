using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Makes plain text of what people have pasted into a directory: tags go (with what scripts and styles hold), entities become their
/// signs, control characters go, blanks run together.
/// </summary>
internal static partial class PlainText
{
    private const int MostLayers = 3;

    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x3001).Select(unit => (char)unit).Where(c => c is '<' or '&' || IsStrange(c)), '\uFEFF']);

    /// <summary>One line of plain text; null when nothing is left.</summary>
    public static string? Line(string? text) => Clean(text, keepLines: false);

    /// <summary>Plain text in which paragraphs and line breaks stay; null when nothing is left.</summary>
    public static string? Paragraphs(string? text) => Clean(text, keepLines: true);

    private static string? Clean(string? text, bool keepLines)
    {
        if (text is null)
        {
            return null;
        }

        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return null;
        }

        if (!trimmed.AsSpan().ContainsAny(Suspicious) && !trimmed.Contains("  ", StringComparison.Ordinal))
        {
            return trimmed;
        }

        // What an entity hides may be a tag again: &lt;b&gt;. A few layers are taken off, no more.
        for (var layer = 0; layer < MostLayers && trimmed.AsSpan().ContainsAny('<', '&'); layer++)
        {
            var before = trimmed;
            trimmed = Unseen().Replace(trimmed, " ");
            trimmed = keepLines ? Break().Replace(trimmed, "\n") : trimmed;
            trimmed = WebUtility.HtmlDecode(Tag().Replace(trimmed, " "));
            if (string.Equals(before, trimmed, StringComparison.Ordinal))
            {
                break;
            }
        }

        trimmed = Tag().Replace(trimmed, " ");
        return Blanks(trimmed, keepLines);
    }

    private static string? Blanks(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        var lines = 0;
        var blank = false;
        foreach (var c in text)
        {
            if (c == '\n' && keepLines)
            {
                lines++;
            }
            else if (char.IsWhiteSpace(c))
            {
                blank = true;
            }
            else if (!char.IsControl(c) && !IsInvisible(c))
            {
                if (clean.Length > 0)
                {
                    clean.Append(lines > 0 ? new string('\n', Math.Min(lines, 2)) : blank ? " " : "");
                }

                clean.Append(c);
                (lines, blank) = (0, false);
            }
        }

        return clean.Length == 0 ? null : clean.ToString();
    }

    private static bool IsStrange(char c) => c != ' ' && (char.IsWhiteSpace(c) || char.IsControl(c) || IsInvisible(c));

    // Zero-width and direction signs hide or turn round what is read; the joiner U+200D stays, since emoji and some scripts need it.
    private static bool IsInvisible(char c) =>
        c is '\u200B' or '\u200C' or '\u200E' or '\u200F'
        or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';

    [GeneratedRegex(@"<!--.*?(?:-->|$)|<(?<what>script|style|template|iframe|object)\b.*?(?:</\k<what>\s*>|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"<\s*(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^<>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"</?[a-zA-Z!?][^<>]*>?", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
