using System.Text;

namespace CommunityAssets.Web.Calendars;

/// <summary>
/// Lines of an iCalendar file (RFC 5545): folded at 75 octets and never inside a character (3.1), ended with CRLF, texts escaped (3.3.11).
/// What is written as a text can't begin a line of its own.
/// </summary>
public sealed class CalendarText
{
    private const int MostOctets = 75;
    private readonly StringBuilder text = new();

    /// <summary>Writes a line as it is: a name and a value of the program's own.</summary>
    public CalendarText Line(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                // The blank that begins a continuation counts.
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
        return this;
    }

    /// <summary>Writes a name and a text in somebody's words; nothing where there are none.</summary>
    public CalendarText Words(string name, string? words) =>
        string.IsNullOrWhiteSpace(words) ? this : Line($"{name}:{Escape(words.Trim())}");

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private static string Escape(string words)
    {
        var escaped = new StringBuilder(words.Length + 16);
        foreach (var rune in words.ReplaceLineEndings("\n").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\\' => escaped.Append(@"\\"),
                ';' => escaped.Append(@"\;"),
                ',' => escaped.Append(@"\,"),
                '\n' => escaped.Append(@"\n"),

                // Control characters have no place in a text, tabs apart (3.1, CONTROL).
                _ when Rune.IsControl(rune) && rune.Value != '\t' => escaped,
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }
}
