using System.Globalization;

namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// Estimates weights on the records' own pairs: all pairs of neighbours (same postcode sector or same square), which are picked without a
/// look at what is compared, so that most are of different things and show how often things agree by chance. Where the answer can't be
/// believed, the documented weights stand, and why is said.
/// </summary>
internal static class WeightEstimate
{
    /// <summary>How few pairs are too few to learn from.</summary>
    public const int FewestPairs = 1000;

    /// <summary>How few expected pairs of one thing are too few to learn from.</summary>
    public const int FewestMatches = 15;

    // The documented weights are worth this many pairs of each kind: enough that no chance is 0, too few to outweigh what is counted.
    private const double Believed = 20;
    private const double MostShare = 0.25;

    /// <summary>Estimates.</summary>
    /// <param name="counts">How many pairs of neighbours came out in each pattern.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static MatchWeights From(IReadOnlyList<long> counts, CancellationToken cancellationToken)
    {
        var patterns = counts.Select((count, code) => (count, code)).Where(item => item.count > 0)
            .Select(item => new PatternCount(AgreementCells.Of(Agreement.Of(item.code)), item.count)).ToList();
        var pairs = patterns.Sum(pattern => pattern.Count);
        if (pairs < FewestPairs)
        {
            return MatchWeights.DocumentedBecause(
                string.Create(CultureInfo.InvariantCulture, $"There are only {pairs:N0} pairs of neighbours to learn from, and "
                    + $"{FewestPairs:N0} are needed: the documented weights stand."),
                pairs: pairs);
        }

        var documented = MatchWeights.Documented;
        var fit = Mixture.Fit(documented.Fields, documented.Prior, patterns, Believed, cancellationToken: cancellationToken);
        return Doubt(fit, pairs) is { } doubt
            ? MatchWeights.DocumentedBecause(doubt + ": the documented weights stand.", fit, pairs)
            : MatchWeights.Of(fit, pairs);
    }

    // Two kinds of pairs are always found; whether they are pairs of one thing and pairs of two is another question.
    private static string? Doubt(MixtureFit fit, double pairs)
    {
        var (name, place, contact) = (fit.Fields[0], fit.Fields[1], fit.Fields[2]);
        return !fit.Converged ? "Estimating did not come to rest"
            : fit.Prior * pairs < FewestMatches ? string.Create(
                CultureInfo.InvariantCulture,
                $"Among the pairs of neighbours only about {fit.Prior * pairs:N0} seem to be of one thing, too few to learn from")
            : fit.Prior > MostShare ? string.Create(
                CultureInfo.InvariantCulture, $"Estimating took {fit.Prior:P0} of all pairs of neighbours for the same, which can't be")
            : name.Match[0] + name.Match[1] < 0.5
                ? "The pairs that stand out have mostly different names (things that share an address, rather than the same thing twice)"
            : !Falls(name) ? "More alike names did not speak more for the same thing"
            : Near(place) || contact.Match[^1] / contact.Differ[^1] >= 1
                ? "Being near, or sharing a contact, did not speak for the same thing"
            : null;
    }

    private static bool Falls(LatentField field)
    {
        var ratios = field.Match.Zip(field.Differ, (m, u) => m / u).ToArray();
        return ratios[0] > 1 && ratios[0] >= ratios[2] && ratios[1] >= ratios[3] && ratios[^1] < 1;
    }

    private static bool Near(LatentField place) =>
        (place.Match[0] + place.Match[1]) / (place.Differ[0] + place.Differ[1])
            <= (place.Match[6] + place.Match[7]) / (place.Differ[6] + place.Differ[7]);
}
