namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// Scores pairs of records by the model of Fellegi and Sunter (1969, "A theory for record linkage") with given weights, the documented
/// ones unless told. What is missing on either side adds nothing. A person decides.
/// </summary>
public static class Matcher
{
    /// <summary>From here on a pair is told as likely to be the same thing.</summary>
    public const double Likely = 0.5;

    /// <summary>From here on a pair is shown at all.</summary>
    public const double Possible = 0.05;

    /// <summary>Compares two records; the order does not matter.</summary>
    /// <param name="one">A record.</param>
    /// <param name="other">Another.</param>
    /// <param name="weights">What each agreement is worth; the documented weights unless told.</param>
    public static Match Compare(MatchRecord one, MatchRecord other, MatchWeights? weights = null)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var agreement = Agreement.Of(
            NameKey.Level(NameKey.Of(one.Name), NameKey.Of(other.Name)), Agreement.Level(Distance(one, other)),
            Seen(one.PostcodeKey, other.PostcodeKey),
            Seen(one.PhoneKey, other.PhoneKey), Seen(one.EmailKey, other.EmailKey), Seen(one.WebHost, other.WebHost));
        return (weights ?? MatchWeights.Documented)[agreement];
    }

    /// <summary>
    /// How alike two names are, 0 to 1: by their telling words in lower case without accents, as they stand and in order of the alphabet,
    /// whichever is more alike. The first 64 letters count; "Unknown", "n/a" and the like are like no other.
    /// </summary>
    public static double NameSimilarity(string one, string other) => NameKey.Similarity(NameKey.Of(one), NameKey.Of(other));

    private static int Seen(string? one, string? other) =>
        one is null || other is null ? Agreement.Missing : one == other ? Agreement.Same : Agreement.Differs;

    private static double Distance(MatchRecord one, MatchRecord other) =>
        one is { X: { } x, Y: { } y } && other is { X: { } otherX, Y: { } otherY }
            ? Math.Sqrt(((x - otherX) * (x - otherX)) + ((y - otherY) * (y - otherY))) : double.NaN;
}
