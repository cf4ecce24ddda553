using CommunityAssets.Domain.Text;

namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// Scores pairs of records by the model of Fellegi and Sunter (1969, "A theory for record linkage"): each thing compared adds
/// log2(m / u), where m is how often it comes out so for two records of one thing and u how often for two of different things that are
/// near each other. The chances are judgements about community directories, written here so that they can be argued with; what is
/// missing on either side adds nothing. Place and postcode say much the same, so the one that says more counts. A person decides.
/// </summary>
public static class Matcher
{
    /// <summary>From here on a pair is told as likely to be the same thing.</summary>
    public const double Likely = 0.5;

    /// <summary>From here on a pair is shown at all.</summary>
    public const double Possible = 0.05;

    // Of the records within a few hundred metres, or with a contact in common, about one in fifty is the same thing.
    private const double Prior = 1d / 50;

    private const double Same = 0.97;
    private const double Alike = 0.88;
    private const double Similar = 0.78;

    /// <summary>Compares two records; the order does not matter.</summary>
    public static Match Compare(MatchRecord one, MatchRecord other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var signs = new List<(double Weight, MatchSign Sign)>();
        var weight = NameWeight(one, other, signs) + PlaceWeight(one, other, signs);
        weight += Agreement(one.PhoneKey, other.PhoneKey, MatchSign.SamePhone, m: 0.75, u: 0.006, signs);
        weight += Agreement(one.EmailKey, other.EmailKey, MatchSign.SameEmail, m: 0.7, u: 0.005, signs);
        weight += Agreement(one.WebHost, other.WebHost, MatchSign.SameWeb, m: 0.8, u: 0.02, signs);
        var odds = Prior / (1 - Prior) * Math.Pow(2, weight);
        return new Match(weight, odds / (1 + odds), [.. signs.OrderByDescending(sign => sign.Weight).Select(sign => sign.Sign)]);
    }

    /// <summary>
    /// How alike two names are, 0 to 1: by their telling words in lower case without accents, as they stand and in order of the alphabet,
    /// whichever is more alike.
    /// </summary>
    public static double NameSimilarity(string one, string other)
    {
        var (words, others) = (Words(one), Words(other));
        return Math.Max(
            JaroWinkler.Similarity(string.Join(' ', words), string.Join(' ', others)),
            JaroWinkler.Similarity(
                string.Join(' ', words.Order(StringComparer.Ordinal)), string.Join(' ', others.Order(StringComparer.Ordinal))));
    }

    private static List<string> Words(string name)
    {
        var words = SearchWords.Split(name);
        var telling = words.Where(word => !SearchWords.SmallWords.Contains(word)).ToList();
        return telling.Count > 0 ? telling : words;
    }

    private static double NameWeight(MatchRecord one, MatchRecord other, List<(double Weight, MatchSign Sign)> signs)
    {
        var (m, u, sign) = NameSimilarity(one.Name, other.Name) switch
        {
            >= Same => (0.7, 0.001, MatchSign.SameName),
            >= Alike => (0.15, 0.006, MatchSign.AlikeName),
            >= Similar => (0.07, 0.04, (MatchSign?)null),
            _ => (0.08, 0.953, null),
        };
        return Add(m, u, sign, signs);
    }

    private static double PlaceWeight(MatchRecord one, MatchRecord other, List<(double Weight, MatchSign Sign)> signs)
    {
        var near = new List<(double Weight, MatchSign Sign)>();
        var byPlace = Distance(one, other) switch
        {
            null => (double?)null,
            <= 50 => Add(0.65, 0.04, MatchSign.SamePlace, near),
            <= 200 => Add(0.18, 0.12, MatchSign.NearBy, near),
            <= 500 => Add(0.1, 0.3, MatchSign.NearBy, near),
            _ => Add(0.07, 0.54, null, near),
        };
        var byPostcode = one.Postcode is { } postcode && other.Postcode is { } another
            ? postcode == another ? Add(0.75, 0.06, MatchSign.SamePostcode, near) : Add(0.25, 0.94, null, near)
            : (double?)null;
        signs.AddRange(near);
        return (byPlace, byPostcode) switch
        {
            (null, null) => 0,
            ({ } place, { } code) => Math.Abs(place) >= Math.Abs(code) ? place : code,
            _ => byPlace ?? byPostcode ?? 0,
        };
    }

    private static double? Distance(MatchRecord one, MatchRecord other) =>
        one is { X: { } x, Y: { } y } && other is { X: { } otherX, Y: { } otherY } ? Math.Sqrt(Square(x - otherX) + Square(y - otherY)) : null;

    private static double Square(double number) => number * number;

    private static double Agreement(
        string? one, string? other, MatchSign sign, double m, double u, List<(double Weight, MatchSign Sign)> signs) =>
        one is null || other is null ? 0
        : one == other ? Add(m, u, sign, signs)
        : Add(1 - m, 1 - u, null, signs);

    private static double Add(double m, double u, MatchSign? sign, List<(double Weight, MatchSign Sign)> signs)
    {
        var weight = Math.Log2(m / u);
        if (sign is { } speaks)
        {
            signs.Add((weight, speaks));
        }

        return weight;
    }
}
