using System.Globalization;

namespace CommunityAssets.Exchange.Writers;

/// <summary>
/// Cells of CSV (RFC 4180) that no spreadsheet takes for a formula: a text that begins with = + - @, a tab or a line break has an
/// apostrophe put before it. The importer takes it off again.
/// </summary>
public static class CsvText
{
    /// <summary>One cell, quoted where it needs to be; null gives an empty one. Numbers are written with a full stop.</summary>
    public static string Cell(object? value)
    {
        var text = value switch
        {
            null => "",
            string { Length: > 0 } words when words[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' => "'" + words,
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
            ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : text;
    }
}
