using System.Text.RegularExpressions;

namespace CommunityAssets.Web.Words;

/// <summary>
/// Languages that are much spoken in Britain, by their BCP 47 tags. Kept here since the service runs without the system's culture data.
/// </summary>
public static partial class LanguageNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "English",
        ["cy"] = "Welsh",
        ["gd"] = "Scottish Gaelic",
        ["ga"] = "Irish",
        ["bfi"] = "British Sign Language",
        ["pl"] = "Polish",
        ["ro"] = "Romanian",
        ["pa"] = "Panjabi",
        ["ur"] = "Urdu",
        ["pt"] = "Portuguese",
        ["es"] = "Spanish",
        ["ar"] = "Arabic",
        ["bn"] = "Bengali",
        ["gu"] = "Gujarati",
        ["it"] = "Italian",
        ["ta"] = "Tamil",
        ["fr"] = "French",
        ["lt"] = "Lithuanian",
        ["zh"] = "Chinese",
        ["yue"] = "Cantonese",
        ["tr"] = "Turkish",
        ["bg"] = "Bulgarian",
        ["ru"] = "Russian",
        ["so"] = "Somali",
        ["hu"] = "Hungarian",
        ["el"] = "Greek",
        ["fa"] = "Persian",
        ["de"] = "German",
        ["uk"] = "Ukrainian",
        ["ku"] = "Kurdish",
        ["ps"] = "Pashto",
        ["hi"] = "Hindi",
        ["ml"] = "Malayalam",
        ["ne"] = "Nepali",
        ["sq"] = "Albanian",
        ["lv"] = "Latvian",
        ["sk"] = "Slovak",
        ["cs"] = "Czech",
        ["vi"] = "Vietnamese",
        ["ti"] = "Tigrinya",
        ["am"] = "Amharic",
        ["yo"] = "Yoruba",
        ["nl"] = "Dutch",
        ["ja"] = "Japanese",
        ["tl"] = "Tagalog",
        ["si"] = "Sinhala",
        ["te"] = "Telugu",
    };

    /// <summary>The tag of a language by its English name or its tag; null when it is not known here and no well-formed tag.</summary>
    public static string? Find(string text)
    {
        var name = text.Trim();
        foreach (var (tag, known) in Names)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase) || string.Equals(tag, name, StringComparison.OrdinalIgnoreCase))
            {
                return tag;
            }
        }

        return Tag().IsMatch(name) ? name : null;
    }

    /// <summary>The English name of a language; the tag itself where it is not known here.</summary>
    public static string Of(string tag) => Names.GetValueOrDefault(tag) ?? Names.GetValueOrDefault(tag.Split('-')[0]) ?? tag;

    // Language, and perhaps script and region, of BCP 47.
    [GeneratedRegex("^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
