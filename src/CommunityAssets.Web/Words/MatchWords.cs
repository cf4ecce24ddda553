using System.Globalization;
using CommunityAssets.Analysis.Matching;

namespace CommunityAssets.Web.Words;

/// <summary>How likely two records are of one thing, and why, in words.</summary>
public static class MatchWords
{
    /// <summary>What speaks for it: "the same telephone number".</summary>
    public static string Of(MatchSign sign) => sign switch
    {
        MatchSign.SameName => "the same name",
        MatchSign.AlikeName => "names much alike",
        MatchSign.SamePlace => "within 50 metres of each other",
        MatchSign.NearBy => "within 500 metres of each other",
        MatchSign.SamePostcode => "the same postcode",
        MatchSign.SamePhone => "the same telephone number",
        MatchSign.SameEmail => "the same e-mail address",
        MatchSign.SameWeb => "the same web site",
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "Not a sign of a match."),
    };

    /// <summary>The reasons in order of their weight, in a sentence's words.</summary>
    public static string Reasons(Match match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return match.Signs.Count == 0 ? "several small things" : PlainWords.List([.. match.Signs.Select(Of)]);
    }

    /// <summary>How likely: "very likely the same (97%)". Never certain: a person decides.</summary>
    public static string Likely(Match match)
    {
        ArgumentNullException.ThrowIfNull(match);
        var words = match.Probability switch
        {
            >= 0.95 => "very likely the same",
            >= 0.75 => "likely the same",
            >= Matcher.Likely => "perhaps the same",
            _ => "more likely different",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{words} ({Math.Min(99, Math.Floor(100 * match.Probability)):N0}%)");
    }

    /// <summary>How far apart: "35 m apart"; "in the same spot" to 5 metres.</summary>
    public static string Apart(double metres) => metres < 5 ? "in the same spot" : PlainWords.Distance(metres) + " apart";
}
