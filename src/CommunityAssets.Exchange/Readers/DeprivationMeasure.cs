using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// One column of the English Indices of Deprivation: a part (the whole, a domain, a sub-domain) and its score, rank or decile.
/// </summary>
/// <param name="Part">The part.</param>
/// <param name="Measure"><c>score</c>, <c>rank</c> or <c>decile</c>.</param>
internal sealed partial record DeprivationMeasure(DeprivationPart Part, string Measure)
{
    private const string Publisher = "Ministry of Housing, Communities and Local Government, English Indices of Deprivation";
    private const string OpenLicence = "Open Government Licence v3.0";

    /// <summary>
    /// What a heading says: "Income Score (rate)", "Barriers to Housing and Services Decile (where 1 is most deprived 10% of LS…", the
    /// short <c>IMDRank0</c> and <c>BHSScore</c> of map layers, <c>Housing_and_Services_score</c>. Null when it is none of these.
    /// </summary>
    public static DeprivationMeasure? Parse(string heading)
    {
        var plain = Headings.Plain(heading);
        foreach (var part in DeprivationPart.All)
        {
            if (plain.StartsWith(part.Short, StringComparison.Ordinal)
                && ShortMeasure().Match(plain[part.Short.Length..]) is { Success: true } brief)
            {
                return new DeprivationMeasure(part, Word(brief.Groups["measure"].Value));
            }

            foreach (var beginning in part.Beginnings)
            {
                if (plain.StartsWith(beginning, StringComparison.Ordinal)
                    && LongMeasure().Match(plain[beginning.Length..]) is { Success: true } full)
                {
                    return new DeprivationMeasure(part, Word(full.Groups["measure"].Value));
                }
            }
        }

        return null;
    }

    /// <summary>The indicator of a year.</summary>
    public Indicator Indicator(int year)
    {
        var places = year >= 2025 ? 33_755 : year >= 2015 ? 32_844 : 32_482;
        var rate = Measure == "score" && Part.IsRate;
        return new Indicator
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"imd-{year}-{(Part.Id.Length == 0 ? "" : Part.Id + "-")}{Measure}"),
            Name = string.Create(CultureInfo.InvariantCulture, $"{Part.Name} {year}: {Measure}"),
            Tells = Part.Tells + " " + Measure switch
            {
                "rank" => string.Create(CultureInfo.InvariantCulture, $"Rank 1 is the most deprived of England's {places:N0} small areas."),
                "decile" => "1 is the most deprived tenth of England's small areas, 10 the least deprived.",
                _ => rate ? "As a share of people." : "A score on a scale of its own.",
            },
            Domain = Part.Domain,
            Unit = rate ? "share of people" : Measure,
            ValueKind = rate ? ValueKind.Proportion : Measure == "score" ? ValueKind.Score : ValueKind.Index,
            Polarity = Measure == "score" ? Polarity.HigherIsWorse : Polarity.HigherIsBetter,
            Source = Publisher,
            Licence = OpenLicence,
            PeriodType = "release",
        };
    }

    private static string Word(string measure) => measure[0] switch
    {
        's' => "score",
        'r' => "rank",
        _ => "decile",
    };

    [GeneratedRegex("^(?<measure>score|rank|dec)(?:ile)?0?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ShortMeasure();

    // Between the part and its measure stand only words of the part's own full name; "average score" and the like are of other tables.
    [GeneratedRegex(
        """
        ^(?:index|idaci|idaopi|imd|skillsandtraining|deprivation|disability|and|services|access|people|older|domain|sub|affecting)*
         (?<measure>score|rank|decile|(?:sc|sco|scor|ra|ran|de|dec|deci|decil)$)
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex LongMeasure();
}
