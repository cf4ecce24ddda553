namespace CommunityAssets.Cartography.Networks;

/// <summary>
/// Breaks names into lines without knowing the font: widths are those of common sans-serif fonts, told a little too wide, so that what is
/// said to fit does.
/// </summary>
internal static class LabelText
{
    /// <summary>The size that labels are drawn in.</summary>
    public const double Size = 15;

    private const int MostLines = 2;

    /// <summary>About how wide a text is drawn.</summary>
    public static double Width(ReadOnlySpan<char> text)
    {
        var ems = 0.0;
        foreach (var letter in text)
        {
            ems += letter switch
            {
                ' ' or 'i' or 'j' or 'l' or 't' or 'f' or 'r' or 'I' or '.' or ',' or '\'' or '’' or '-' or '(' or ')' or ':' => 0.36,
                'm' or 'w' or 'M' or 'W' or '@' or '&' or '%' => 0.92,
                >= 'A' and <= 'Z' => 0.72,
                > '\u2e7f' => 1,
                _ => 0.58,
            };
        }

        return ems * Size;
    }

    /// <summary>A name in one or two lines of a width, broken between words where it can be.</summary>
    public static IReadOnlyList<string> Break(string text, double width)
    {
        var lines = new List<string>(MostLines);
        var rest = text.Trim();
        while (rest.Length > 0)
        {
            if (Width(rest) <= width)
            {
                lines.Add(rest);
                break;
            }

            var fits = Fitting(rest, width);
            if (lines.Count == MostLines - 1)
            {
                lines.Add(rest[..Fitting(rest, width - Width("…"))].TrimEnd() + "…");
                break;
            }

            var blank = rest.LastIndexOf(' ', fits);
            var end = blank > 0 ? blank : fits;
            lines.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        return lines;
    }

    /// <summary>How many characters fit; 1 or more, and never half of a surrogate pair.</summary>
    private static int Fitting(string text, double width)
    {
        var count = 1;
        while (count < text.Length && Width(text.AsSpan(0, count + 1)) <= width)
        {
            count++;
        }

        return count < text.Length && char.IsLowSurrogate(text[count]) ? Math.Max(count - 1, char.IsHighSurrogate(text[0]) ? 2 : 1) : count;
    }
}
