using System.Globalization;
using System.Text.RegularExpressions;

namespace CommunityAssets.Domain.Needs;

/// <summary>Ages in whole years, both ends in it: 0 to 4, 85 and over.</summary>
/// <param name="From">The youngest, 0 to 120.</param>
/// <param name="To">The oldest, at least <paramref name="From"/>; null for "and over".</param>
public readonly partial record struct AgeBand(int From, int? To) : IComparable<AgeBand>
{
    private const int Oldest = 120;

    /// <summary>"0 to 4", "85 and over", "0".</summary>
    public string Words => To is not { } to ? string.Create(CultureInfo.InvariantCulture, $"{From} and over")
        : to == From ? From.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{From} to {to}");

    /// <summary>Whether some age is in both.</summary>
    public bool Overlaps(AgeBand other) => From <= (other.To ?? int.MaxValue) && other.From <= (To ?? int.MaxValue);

    /// <inheritdoc/>
    public int CompareTo(AgeBand other) =>
        From != other.From ? From.CompareTo(other.From) : (To ?? int.MaxValue).CompareTo(other.To ?? int.MaxValue);

    /// <summary>Whether one begins, or else ends, younger.</summary>
    public static bool operator <(AgeBand left, AgeBand right) => left.CompareTo(right) < 0;

    /// <summary>Whether one begins, or else ends, older.</summary>
    public static bool operator >(AgeBand left, AgeBand right) => left.CompareTo(right) > 0;

    /// <summary>Whether one is another or younger.</summary>
    public static bool operator <=(AgeBand left, AgeBand right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one is another or older.</summary>
    public static bool operator >=(AgeBand left, AgeBand right) => left.CompareTo(right) >= 0;

    /// <summary>
    /// Reads a band as tables write it: <c>0-4</c>, <c>0–4 yrs</c>, <c>5 to 9</c>, <c>90+</c>, <c>85 and over</c>, <c>Aged 65 plus</c>,
    /// <c>under 1</c>, <c>0</c>.
    /// </summary>
    public static bool TryParse(string? text, out AgeBand band)
    {
        band = default;
        if (text is null || Pattern().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var first = int.Parse(match.Groups["from"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var under = match.Groups["under"].Success;
        int? last = under ? first - 1
            : match.Groups["over"].Success ? null
            : match.Groups["to"].Success ? int.Parse(match.Groups["to"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : first;
        band = new AgeBand(under ? 0 : first, last);
        return first <= Oldest && (last is not { } to || (to >= band.From && to <= Oldest))
            && !(under && (match.Groups["over"].Success || match.Groups["to"].Success));
    }

    [GeneratedRegex(
        @"^\s*(age[ds]?\s*)?((?<under>under|below|<)\s*)?(?<from>\d{1,3})\s*((-|\u2010|\u2011|\u2012|\u2013|\u2014|\u2212|to)\s*(?<to>\d{1,3})"
        + @"|(?<over>\+|plus|and\s+over|and\s+above|or\s+over|or\s+more))?\s*(years?|yrs?|year olds?)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
