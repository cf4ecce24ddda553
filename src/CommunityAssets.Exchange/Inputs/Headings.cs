using System.Collections;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.Inputs;

/// <summary>
/// The headings of a table, and how to find a column whatever its publisher calls it this year. Upper and lower case, blanks, underscores
/// and punctuation do not count. In a pattern <c>#</c> stands for any digit (<c>lsoa##cd</c>), and <c>*</c> at its end for any more
/// (<c>income score*</c>). A heading that a program has cut short (to ten characters, as in shapefiles: <c>descriptio</c>; or to thirty and
/// more) is taken for the pattern that begins with it.
/// </summary>
public sealed class Headings : IReadOnlyList<string>
{
    private const int ShapefileCut = 10;
    private const int ShortestOtherCut = 30;

    private readonly string _file;
    private readonly string[] _texts;
    private readonly string[] _plain;

    /// <summary>Makes the list of a file's headings.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="texts">The headings in order.</param>
    public Headings(string file, IReadOnlyList<string> texts)
    {
        _file = file;
        _texts = [.. texts];
        _plain = [.. texts.Select(Plain)];
    }

    /// <inheritdoc/>
    public int Count => _texts.Length;

    /// <inheritdoc/>
    public string this[int index] => _texts[index];

    /// <summary>A text with nothing but its letters and digits, in lower case.</summary>
    public static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>
    /// The column that fits one of the patterns, the earlier pattern first, and for all patterns: the whole heading, then its beginning,
    /// then a heading cut short. Null when none does.
    /// </summary>
    /// <exception cref="BadInputException">Two columns have the very heading that is looked for.</exception>
    public int? Find(params ReadOnlySpan<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            if (Single(pattern) is { } whole)
            {
                return whole;
            }
        }

        foreach (var pattern in patterns)
        {
            if (pattern.EndsWith('*') && Array.FindIndex(_plain, plain => Begins(plain, Shape(pattern))) is >= 0 and var begun)
            {
                return begun;
            }
        }

        foreach (var pattern in patterns)
        {
            var shape = Shape(pattern);
            for (var column = 0; column < Count; column++)
            {
                if (IsCut(_texts[column]) && Begins(shape, _plain[column]))
                {
                    return column;
                }
            }
        }

        return null;
    }

    /// <summary>The column with a heading that somebody told: letter for letter if there is one, else as <see cref="Find"/>.</summary>
    public int? FindTold(string heading) => Array.IndexOf(_texts, heading.Trim()) is >= 0 and var same ? same : Find(heading);

    /// <summary>The column with a heading that somebody told, which must be there.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public int NeedTold(string what, string heading) => FindTold(heading) ?? throw Missing(what, heading);

    /// <summary>Every column whose heading fits a pattern as a whole or, with <c>*</c>, in its beginning.</summary>
    public IReadOnlyList<int> FindAll(string pattern)
    {
        var shape = Shape(pattern);
        return [.. Enumerable.Range(0, Count).Where(column =>
            pattern.EndsWith('*') ? Begins(_plain[column], shape) : Fits(_plain[column], shape))];
    }

    /// <summary>The column that fits, which must be there.</summary>
    /// <param name="what">What is looked for, in words: "the area code".</param>
    /// <param name="patterns">As <see cref="Find"/> takes them.</param>
    /// <exception cref="BadInputException">None fits.</exception>
    public int Need(string what, params ReadOnlySpan<string> patterns) => Find(patterns) ?? throw Missing(what, patterns);

    /// <summary>What to throw when no column fits.</summary>
    public BadInputException Missing(string what, params ReadOnlySpan<string> patterns) => new(
        $"{_file}: no column gives {what}. It may be headed {Either(patterns)}. "
        + $"The file's headings are: {Listed()}. Rename a column and try again.");

    /// <summary>The headings in a line for a message, at most twelve of them.</summary>
    public string Listed() => string.Join(", ", _texts.Take(12)) + (Count > 12 ? $" and {Count - 12} more" : "");

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _texts.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _texts.GetEnumerator();

    private static string Either(ReadOnlySpan<string> patterns)
    {
        var shown = new List<string>();
        foreach (var pattern in patterns[..Math.Min(6, patterns.Length)])
        {
            shown.Add($"\"{pattern.TrimEnd('*').Replace("##", "21", StringComparison.Ordinal)}\"");
        }

        return string.Join(" or ", shown);
    }

    private static bool IsCut(string text) => text.Length is ShapefileCut or >= ShortestOtherCut;

    private static string Shape(string pattern) =>
        string.Concat(pattern.Where(c => char.IsLetterOrDigit(c) || c == '#')).ToLowerInvariant();

    private static bool Begins(string plain, string shape) => plain.Length >= shape.Length && Fits(plain.AsSpan(0, shape.Length), shape);

    private static bool Fits(ReadOnlySpan<char> plain, ReadOnlySpan<char> shape)
    {
        if (plain.Length != shape.Length)
        {
            return false;
        }

        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] != plain[i] && !(shape[i] == '#' && char.IsAsciiDigit(plain[i]))
                && !(plain[i] == '#' && char.IsAsciiDigit(shape[i])))
            {
                return false;
            }
        }

        return true;
    }

    private int? Single(string pattern)
    {
        var shape = Shape(pattern);
        var first = Array.FindIndex(_plain, plain => Fits(plain, shape));
        if (first < 0)
        {
            return null;
        }

        var second = Array.FindIndex(_plain, first + 1, plain => string.Equals(plain, _plain[first], StringComparison.Ordinal));
        return second < 0
            ? first
            : throw new BadInputException(
                $"{_file}: columns {first + 1} and {second + 1} have the same heading, \"{_texts[first]}\". Rename or take away one of "
                + "them.");
    }
}
