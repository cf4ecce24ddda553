using System.Globalization;
using System.Text;

namespace CommunityAssets.Web.Suggestions;

/// <summary>Takes single answers of a form, and collects what is wrong with them.</summary>
internal sealed class FormText
{
    private readonly List<FormProblem> _problems = [];

    /// <summary>What is wrong, in the order of asking.</summary>
    public IReadOnlyList<FormProblem> Problems => _problems;

    /// <summary>Adds something that is wrong.</summary>
    public void Refuse(string field, string words) => _problems.Add(new FormProblem(field, words));

    /// <summary>One line of text; null when nothing was written.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">What was written.</param>
    /// <param name="name">What the field is called in a sentence: "The name".</param>
    /// <param name="longest">The most characters.</param>
    public string? Line(string field, string? text, string name, int longest) => Take(field, text, name, longest, lines: false);

    /// <summary>Text of several lines; null when nothing was written.</summary>
    /// <inheritdoc cref="Line"/>
    public string? Lines(string field, string? text, string name, int longest) => Take(field, text, name, longest, lines: true);

    /// <summary>A whole number within limits; null when nothing was written.</summary>
    public int? Number(string field, string? text, string name, int least, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(field, string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number between {least:N0} and {most:N0}."));
        return null;
    }

    private string? Take(string field, string? text, string name, int longest, bool lines)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // A browser sends line breaks as two characters; every other sign that can't be seen was not typed by a person.
        var taken = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\t', ' ').Trim();
        if (!lines)
        {
            taken = taken.Replace('\n', ' ');
        }

        if (taken.EnumerateRunes().Any(IsStrange))
        {
            Refuse(field, $"{name} holds a sign that can't be shown. Type it again rather than pasting it.");
            return null;
        }

        if (taken.Length > longest)
        {
            Refuse(field, string.Create(
                CultureInfo.InvariantCulture, $"{name} must be {longest:N0} characters or fewer. It has {taken.Length:N0}."));
            return null;
        }

        return taken;
    }

    // The joiner U+200D stays, since emoji and some scripts need it; direction signs turn round what is read.
    private static bool IsStrange(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value != '\n') || rune == Rune.ReplacementChar
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200B or 0xFEFF
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
