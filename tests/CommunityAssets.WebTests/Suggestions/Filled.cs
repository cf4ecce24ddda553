using System.Net;
using System.Text.RegularExpressions;

namespace CommunityAssets.WebTests.Suggestions;

/// <summary>Reads what a page's forms are filled in with, as a browser would send it.</summary>
internal static partial class Filled
{
    /// <summary>Every field with its value, of the page's longest form; buttons are left out.</summary>
    public static Dictionary<string, string> In(string html)
    {
        var form = FormTag().Matches(html).Select(match => match.Value).MaxBy(text => text.Length) ?? "";
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match input in InputTag().Matches(form))
        {
            var (type, name, value) = (Attribute(input.Value, "type"), Attribute(input.Value, "name"), Attribute(input.Value, "value"));
            if (name is not null && (type is not ("radio" or "checkbox") || input.Value.Contains(" checked", StringComparison.Ordinal)))
            {
                fields[name] = value ?? "";
            }
        }

        foreach (Match area in AreaTag().Matches(form))
        {
            // The first line break after the tag is the writer's, not part of the text.
            fields[Attribute(area.Groups["tag"].Value, "name")!] = WebUtility.HtmlDecode(area.Groups["inside"].Value.TrimStart('\r', '\n'));
        }

        foreach (Match select in SelectTag().Matches(form))
        {
            var chosen = OptionTag().Matches(select.Groups["inside"].Value).FirstOrDefault(option => option.Value.Contains(" selected", StringComparison.Ordinal))
                ?? OptionTag().Match(select.Groups["inside"].Value);
            fields[Attribute(select.Groups["tag"].Value, "name")!] = Attribute(chosen.Value, "value") ?? "";
        }

        return fields;
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(5)) is { Success: true } match
            ? WebUtility.HtmlDecode(match.Groups[1].Value)
            : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormTag();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex InputTag();

    [GeneratedRegex("<textarea(?<tag>[^>]*)>(?<inside>.*?)</textarea>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex AreaTag();

    [GeneratedRegex("<select(?<tag>[^>]*)>(?<inside>.*?)</select>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex SelectTag();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex OptionTag();
}
