using System.Text.RegularExpressions;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>
/// Reads what sentences about a building say of access: "Induction loops. No parking, but a bus stop outside." What is said with a limit
/// ("some parking"), or one way here and the other way there, stays not known.
/// </summary>
internal static partial class WordsToAccess
{
    private const int LongestText = 5000;

    private static readonly (AccessFeature Feature, Regex Words)[] Features =
    [
        (AccessFeature.StepFree, StepFree()), (AccessFeature.AccessibleToilet, Toilet()), (AccessFeature.HearingLoop, Loop()),
        (AccessFeature.Bsl, Bsl()), (AccessFeature.QuietSpace, Quiet()), (AccessFeature.Parking, Parking()),
        (AccessFeature.NearBusStop, BusStop()),
    ];

    /// <summary>Reads texts.</summary>
    public static Access Read(IEnumerable<string?> texts)
    {
        var (yes, no) = (0, 0);
        foreach (var text in texts)
        {
            if (PlainText.Line(text) is not { } line)
            {
                continue;
            }

            foreach (var clause in Clause().Split(line.Length <= LongestText ? line : line[..LongestText]))
            {
                foreach (var (feature, words) in Features)
                {
                    if (words.Match(clause) is { Success: true } match && !Limited().IsMatch(clause))
                    {
                        var isNo = Not().IsMatch(clause[..match.Index]) || NotAfter().IsMatch(clause[(match.Index + match.Length)..]);
                        (yes, no) = isNo ? (yes, no | (1 << (int)feature)) : (yes | (1 << (int)feature), no);
                    }
                }
            }
        }

        return new Access(yes & ~no, no & ~yes);
    }

    [GeneratedRegex(@"[.;,!?\n]|\bbut\b|\band (?=no\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Clause();

    [GeneratedRegex(@"\b(?:no|not|without|isn't|aren't|lacks?|neither|nor)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Not();

    [GeneratedRegex(@"^\s*(?::\s*no\b|(?:is|are)(?:\s+not|n't)\b|(?:is |are )?unavailable)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NotAfter();

    [GeneratedRegex(@"\b(?:limited|partial(?:ly)?|some|on request|by arrangement|ask)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Limited();

    [GeneratedRegex(@"\b(?:step[- ]?free|level access|no steps|ramp(?:s|ed)?|wheelchair[- ]?(?:access(?:ible)?|friendly|users?))\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StepFree();

    [GeneratedRegex(@"\b(?:(?:accessible|disabled|adapted) (?:toilets?|wc|lavator(?:y|ies))|changing places)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Toilet();

    [GeneratedRegex(@"\b(?:hearing|induction|audio|t)[- ]?loops?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Loop();

    [GeneratedRegex(@"\b(?:bsl|sign language)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bsl();

    [GeneratedRegex(@"\bquiet (?:space|room|area)s?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Quiet();

    [GeneratedRegex(@"\b(?:parking|car park)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Parking();

    [GeneratedRegex(@"\bbus (?:stops?|routes?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BusStop();
}
