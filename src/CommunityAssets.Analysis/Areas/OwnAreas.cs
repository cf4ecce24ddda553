using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Analysis.Areas;

/// <summary>Puts values of small areas together for an area that somebody drew.</summary>
/// <remarks>
/// Counts are added up (Byar's limits). Shares and rates are put together from counts and denominators where every area has both (Wilson's
/// limits, Byar's limits); otherwise, like means and scores, they are the mean of the values weighted by denominators, without limits,
/// since nothing is known of how they scatter. Ranks and tenths are not put together: the mean of ranks is no rank.
/// </remarks>
public static class OwnAreas
{
    /// <summary>An estimate; null where no area that counts has a value, or the indicator is a rank.</summary>
    /// <param name="values">What is known in each small area that counts.</param>
    /// <param name="kind">What sort of number it is.</param>
    /// <param name="per">What one of the values is per: 100 for per cent, 1,000 for a rate per 1,000; 1 for anything else.</param>
    /// <param name="confidence">How sure.</param>
    public static OwnAreaValue? Of(IReadOnlyList<SmallValue> values, ValueKind kind, double per, Confidence confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(per);
        return kind switch
        {
            ValueKind.Index => null,
            ValueKind.Count => Added(values, confidence),
            ValueKind.Proportion or ValueKind.Rate => Ratio(values, kind, per, confidence) ?? Weighted(values),
            _ => Weighted(values),
        };
    }

    private static OwnAreaValue? Added(IReadOnlyList<SmallValue> values, Confidence confidence)
    {
        var known = values.Where(value => !double.IsNaN(value.Value)).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var sum = known.Sum(value => value.Value);
        var limits = sum >= 0 ? CountLimits.Of(sum, confidence) : new Estimate(sum, double.NaN, double.NaN);
        return new OwnAreaValue(limits, sum, double.NaN, known.Count, values.Count - known.Count);
    }

    private static OwnAreaValue? Ratio(IReadOnlyList<SmallValue> values, ValueKind kind, double per, Confidence confidence)
    {
        var known = values.Where(value => !double.IsNaN(value.Value) || !double.IsNaN(value.Count)).ToList();
        if (known.Count == 0 || known.Exists(value => !(value.Count >= 0) || !(value.Denominator > 0)))
        {
            return null;
        }

        var (count, denominator) = (known.Sum(value => value.Count), known.Sum(value => value.Denominator));
        if (kind == ValueKind.Proportion && count > denominator)
        {
            return null;
        }

        var estimate = kind == ValueKind.Proportion
            ? Proportions.Of(count, denominator, confidence).Times(per)
            : CrudeRates.Of(count, denominator, per, confidence);
        return new OwnAreaValue(estimate, count, denominator, known.Count, values.Count - known.Count);
    }

    private static OwnAreaValue? Weighted(IReadOnlyList<SmallValue> values)
    {
        var known = values.Where(value => !double.IsNaN(value.Value) && value.Denominator > 0).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var weight = known.Sum(value => value.Denominator);
        var mean = known.Sum(value => value.Value * value.Denominator) / weight;
        return new OwnAreaValue(
            new Estimate(mean, double.NaN, double.NaN), double.NaN, weight, known.Count, values.Count - known.Count);
    }
}
