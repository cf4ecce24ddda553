using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Reads the words in which directories say what an asset costs, whom it is for and the like. What cannot be read gives null.
/// </summary>
public static partial class AssetWords
{
    private const int LongestPart = 500;
    private const int OldestAge = 120;

    private static readonly string[] Dates =
        ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK"];

    private static readonly Dictionary<string, string> LanguageNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["English"] = "en",
        ["Welsh"] = "cy",
        ["Cymraeg"] = "cy",
        ["Gaelic"] = "gd",
        ["Polish"] = "pl",
        ["Romanian"] = "ro",
        ["Punjabi"] = "pa",
        ["Urdu"] = "ur",
        ["Portuguese"] = "pt",
        ["Spanish"] = "es",
        ["Arabic"] = "ar",
        ["Bengali"] = "bn",
        ["Gujarati"] = "gu",
        ["Italian"] = "it",
        ["Turkish"] = "tr",
        ["French"] = "fr",
        ["German"] = "de",
        ["Somali"] = "so",
        ["Ukrainian"] = "uk",
        ["Russian"] = "ru",
        ["Chinese"] = "zh",
        ["Mandarin"] = "zh",
        ["Cantonese"] = "yue",
        ["Tamil"] = "ta",
        ["Hindi"] = "hi",
        ["Persian"] = "fa",
        ["Farsi"] = "fa",
        ["Kurdish"] = "ku",
        ["Lithuanian"] = "lt",
        ["Bulgarian"] = "bg",
        ["Hungarian"] = "hu",
        ["Greek"] = "el",
        ["Tigrinya"] = "ti",
        ["Amharic"] = "am",
        ["Pashto"] = "ps",
        ["BSL"] = "bfi",
        ["British Sign Language"] = "bfi",
    };

    /// <summary>Parts of a list with semicolons between.</summary>
    public static string[] Parts(string? text) =>
        text is null ? [] : text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Yes, no, or not known: also for words that mean "in part". Null when it is none of them.</summary>
    public static Answer? YesNo(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" or "unknown" or "not known" or "n/a" or "na" or "?" or "limited" or "partial" or "partly" or "-" => Answer.NotKnown,
        "yes" or "y" or "true" or "1" or "t" or "x" or "designated" => Answer.Yes,
        "no" or "n" or "false" or "0" or "f" or "none" => Answer.No,
        _ => null,
    };

    /// <summary>A day: 2026-03-12, 12/03/2026 (day first), 12 March 2026.</summary>
    public static DateOnly? Day(string text) =>
        DateTime.TryParseExact(text.Trim(), Dates, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)
            ? DateOnly.FromDateTime(day)
            : null;

    /// <summary><c>free</c>, <c>donation</c>, <c>£2.50</c>, <c>£2.50 with tea</c>.</summary>
    public static Cost? Cost(string text)
    {
        if (text.Length > LongestPart || CostForm().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var note = match.Groups["note"].Value.Trim(' ', ',', ';', ':', '-', '(', ')', '.') is { Length: > 0 } words ? words : null;
        if (match.Groups["amount"].Success)
        {
            return decimal.TryParse(
                match.Groups["amount"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds)
                ? pounds == 0 ? new Cost(CostKind.Free, Note: note) : new Cost(CostKind.Amount, pounds, note)
                : null;
        }

        return new Cost(match.Groups["free"].Success ? CostKind.Free : CostKind.Donation, Note: note);
    }

    /// <summary><c>60+</c>, <c>0-5</c>, "under 5", "over 50", "18 to 30"; both null for all ages. Null when it is none of them.</summary>
    public static (int? From, int? To)? Ages(string text)
    {
        if (text.Length > LongestPart || AgesForm().Match(text) is not { Success: true } match)
        {
            return null;
        }

        int? from = match.Groups["from"].Success ? int.Parse(match.Groups["from"].ValueSpan, CultureInfo.InvariantCulture) : null;
        int? to = match.Groups["to"].Success ? int.Parse(match.Groups["to"].ValueSpan, CultureInfo.InvariantCulture) : null;
        if (match.Groups["under"].Success)
        {
            to = int.Parse(match.Groups["under"].ValueSpan, CultureInfo.InvariantCulture) - 1;
        }

        return from > OldestAge || to is > OldestAge or < 0 || from > to ? null : (from, to);
    }

    /// <summary>A language as its BCP 47 tag, from the tag or its English name.</summary>
    public static string? Language(string text) =>
        LanguageNames.TryGetValue(text, out var tag) ? tag : LanguageTag().IsMatch(text) ? text.ToLowerInvariant() : null;

    /// <summary>A web address, <c>http</c> or <c>https</c> only; <c>http</c> where none is written.</summary>
    public static string? Web(string text)
    {
        if (text.Length <= 2000 && PlainWeb().IsMatch(text))
        {
            return text;
        }

        var full = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        return text.Length <= 2000 && !text.Any(char.IsWhiteSpace) && Uri.TryCreate(full, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.Host.Contains('.', StringComparison.Ordinal) && address.UserInfo.Length == 0
            ? full
            : null;
    }

    /// <summary>An e-mail address.</summary>
    public static string? Email(string text) => text.Length <= 254 && EmailForm().IsMatch(text) ? text : null;

    [GeneratedRegex(
        """
        ^(?:(?<free>free(?:\s+of\s+charge)?|no\s+(?:charge|cost))\b
           |(?<gift>(?:by\s+)?(?:voluntary\s+)?donations?|pay\s+(?:what|as)\s+you\s+(?:can|feel)|suggested\s+donation)\b
           |(?:from\s+)?£\s*(?<amount>\d{1,5}(?:\.\d{1,2})?)(?![\d,])
           |(?<amount>\d{1,5}(?:\.\d{1,2})?)$)
        (?<note>.*)$
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture
        | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CostForm();

    [GeneratedRegex(
        """
        ^(?:all(?:\s+ages)?|any(?:\s+age)?|everyone
           |(?:ages?\s+|aged\s+)?
            (?:(?<from>\d{1,3})\s*(?:\+|and\s+(?:over|above)|plus)|over\s+(?<from>\d{1,3})s?
              |(?<from>\d{1,3})\s*(?:-|–|to)\s*(?<to>\d{1,3})
              |under\s+(?<under>\d{1,3})s?|up\s+to\s+(?<to>\d{1,3}))
            (?:\s*years?(?:\s+old)?)?)$
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex AgesForm();

    // What nearly all are: told at a glance, where taking an address apart takes as long as the rest of a row.
    [GeneratedRegex(
        "^https?://[a-z0-9]{1,60}(?:[-.][a-z0-9]{1,60}){0,3}\\.[a-z]{2,24}(?:/[a-zA-Z0-9/_.~-]*)?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWeb();

    [GeneratedRegex("^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"^[^\s@<>""]+@[^\s@<>""]+\.[^\s@<>"".]+$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();
}
