using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>Makes ids and fills in what a name gives away, for indicators that come with a name and nothing else.</summary>
internal static partial class IndicatorIds
{
    private const int LongestId = 100;

    /// <summary>Lower case, letters and digits, with single hyphens for everything between; accents are taken off.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var full = slug.ToString().Trim('-');
        return full.Length <= LongestId ? full : full[..LongestId].TrimEnd('-');
    }

    /// <summary>A heading as a name that people can read: <c>patient_to_gp_ratio</c> gives "Patient to gp ratio".</summary>
    public static string Name(string heading)
    {
        var words = Gap().Replace(heading, " ").Trim();
        return words.Length == 0 ? heading : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>An indicator of which only the name is known: unit and kind of value where the name says them.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <param name="whole">Whether the values seen are all whole numbers of zero or more.</param>
    public static Indicator Guess(string id, string name, bool whole)
    {
        var indicator = new Indicator { Id = id, Name = name };
        if (PerNumber().Match(name) is { Success: true } per
            && double.TryParse(Digits(per.Groups["base"].Value), NumberStyles.None, CultureInfo.InvariantCulture, out var rateBase))
        {
            return indicator with
            {
                ValueKind = ValueKind.Rate,
                RateBase = rateBase,
                Unit = string.Create(CultureInfo.InvariantCulture, $"per {rateBase:N0}")
            };
        }

        return Counted().IsMatch(name) ? indicator with { ValueKind = ValueKind.Count }
            : Ranked().IsMatch(name) ? indicator with { ValueKind = ValueKind.Index }
            : PerCent().IsMatch(name) ? indicator with { ValueKind = ValueKind.Proportion, Unit = "%" }
            : Share().IsMatch(name) ? indicator with { ValueKind = ValueKind.Proportion }
            : Scored().IsMatch(name) ? indicator with { ValueKind = ValueKind.Score }
            : Averaged().IsMatch(name) ? indicator with { ValueKind = ValueKind.Mean }
            : indicator with { ValueKind = whole ? ValueKind.Count : ValueKind.Score };
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"[\s_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();

    [GeneratedRegex(@"\bper[ _](?<base>1(?:[ ,_]?000)+|100)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PerNumber();

    [GeneratedRegex(@"\bnumerator\b|\bnumber of\b|\bcount of\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:rank|ranks|decile|deciles|quintile|quintiles|percentile|quartile)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ranked();

    [GeneratedRegex(@"%|\bper ?cent\b|\bpercentage\b|\bpct\b|\bperc\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PerCent();

    [GeneratedRegex(@"\bproportion\b|\bprevalence\b|\bshare\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Share();

    [GeneratedRegex(@"\bscore\b|\bindex\b|\bindicator\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scored();

    [GeneratedRegex(@"\bmean\b|\baverage\b|\bmedian\b|\bratio\b|\bexpectancy\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Averaged();
}
