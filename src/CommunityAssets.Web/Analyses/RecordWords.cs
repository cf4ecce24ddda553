using System.Globalization;
using CommunityAssets.Analysis.Coverage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>
/// The one place with words about few records, or none. A place with few records is first of all one that has not been mapped: nothing here
/// says that a place lacks something. Where sources overlap enough, what is recorded is told with how many there are thought to be.
/// </summary>
public static class RecordWords
{
    /// <summary>Fewer records than this are few: they say more about the mapping than about the place.</summary>
    public const int Few = 5;

    /// <summary>What stands for none, at the start of a sentence.</summary>
    public const string NotYetMapped = "Not yet mapped";

    /// <summary>What goes with every statement about few.</summary>
    public const string NotAbsent = "What is not recorded may well be there.";

    /// <summary>What goes with every list, long or short.</summary>
    public const string OfEveryList = "What is not recorded is not absent: it is not yet mapped.";

    /// <summary>
    /// Where more is recorded than the two sources that were compared can account for: they list a part of what there is.
    /// </summary>
    public const string BeyondTwoLists =
        "More is recorded than the two lists that overlap most can account for, so they do not say how complete this is.";

    /// <summary>Where sources were compared and too few records are in two of them.</summary>
    public const string NotEnoughOverlap = "Not enough overlap between sources to say how complete this is.";

    /// <summary>A count for a table or a list of choices: "not yet mapped", "1,204".</summary>
    public static string Count(long recorded) => recorded == 0 ? "not yet mapped" : recorded.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>
    /// What can be said, in a few words: "3 groups are recorded. Two lists that overlap suggest 5 to 9 in all: about half is
    /// mapped."; "3 groups are recorded. Hardly mapped yet. What is not recorded may well be there."; "Not yet mapped. What is not recorded
    /// may well be there."
    /// </summary>
    /// <param name="recorded">How many are recorded; 0 or more.</param>
    /// <param name="one">What one is called: <c>group</c>.</param>
    /// <param name="many">What several are called: <c>groups</c>.</param>
    /// <param name="coverage">What comparing sources gave; null where none were compared.</param>
    /// <param name="wholePlace">What it gave for the whole place, for where an area alone has too little overlap; null for none.</param>
    public static string Tell(
        long recorded, string one, string many, CoverageEstimate? coverage = null, CoverageEstimate? wholePlace = null) => recorded == 0
        ? Complete(0, coverage)
        : $"{PlainWords.Count(recorded, $"{one} is", $"{many} are")} recorded. {Complete(recorded, coverage, wholePlace)}";

    /// <summary>How complete a record is, in a sentence or two: what follows the count in <see cref="Tell"/>.</summary>
    /// <param name="recorded">How many are recorded, by whichever source; 0 or more.</param>
    /// <param name="coverage">What comparing sources gave; null where none were compared.</param>
    /// <param name="wholePlace">What it gave for the whole place, for where an area alone has too little overlap; null for none.</param>
    public static string Complete(long recorded, CoverageEstimate? coverage = null, CoverageEstimate? wholePlace = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(recorded);
        return (recorded, coverage) switch
        {
            (0, _) => $"{NotYetMapped}. {NotAbsent}",
            (_, { IsEnough: true }) when (coverage with { Recorded = (int)Math.Min(recorded, int.MaxValue) }).Tells =>
                Estimated(recorded, coverage),
            (_, { IsEnough: true }) => BeyondTwoLists,
            _ when wholePlace is { Tells: true } =>
                $"Two lists that overlap suggest that {Share(wholePlace.Share.Value)} mapped in the whole place.",
            (_, not null) => NotEnoughOverlap,
            ( < Few, null) => $"Hardly mapped yet. {NotAbsent}",
            _ => NotAbsent,
        };
    }

    private static string Estimated(long recorded, CoverageEstimate coverage)
    {
        // Records that only a third source has count too, so there can't be fewer in all than are recorded.
        var lower = Math.Max(recorded, (long)Math.Floor(coverage.Total.Lower));
        var upper = Math.Max(lower, (long)Math.Ceiling(coverage.Total.Upper));
        var range = lower == upper
            ? string.Create(CultureInfo.InvariantCulture, $"{lower:N0}")
            : string.Create(CultureInfo.InvariantCulture, $"{lower:N0} to {upper:N0}");
        return $"Two lists that overlap suggest {range} in all: {Share(recorded / Math.Max(recorded, coverage.Total.Value))} mapped.";
    }

    private static string Share(double share) => share switch
    {
        >= 0.95 => "nearly all is",
        >= 0.85 => "about nine in ten are",
        >= 0.7 => "about three quarters are",
        >= 0.58 => "about two thirds are",
        >= 0.42 => "about half is",
        >= 0.29 => "about a third is",
        >= 0.2 => "about a quarter is",
        _ => "a small part is",
    };
}
