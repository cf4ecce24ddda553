using CommunityAssets.Analysis.Rates;
using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Analysis.Areas;

/// <summary>Puts values of small areas together for an area that somebody drew, out of their sums.</summary>
/// <remarks>
/// <para>Counts are added up, with the limits of <see cref="CountLimits"/>.</para>
/// <para>
/// Shares and rates are counts over denominators, added up each by itself (<see cref="Proportions"/>, <see cref="CrudeRates"/>). Where the
/// publisher gives denominators alone, counts are value times denominator. Rates whose values are not their own counts over denominators
/// are standardised for age: what they would be for another area can't be had from these, so that they are told as a mean.
/// </para>
/// <para>
/// Means and scores are the mean of the values weighted by denominators, or else by people. Where every value has published limits the
/// limits of the mean follow from them, taking areas as independent and their errors as normal: the width is the root of the sum of the
/// squares of widths times weights, over the sum of weights.
/// </para>
/// <para>Ranks and tenths are not put together: the mean of ranks is no rank.</para>
/// </remarks>
public static class OwnAreas
{
    // What rounding of published values can come to: one event an area, or a fiftieth of all.
    private const double RoundingAnArea = 1;
    private const double RoundingOfAll = 0.02;

    /// <summary>An estimate; null where no area has a value, or the indicator is a rank.</summary>
    /// <param name="sums">What the values of the small areas that count add up to.</param>
    /// <param name="kind">What sort of number it is.</param>
    /// <param name="per">What one of the values is per: 100 for per cent, 1,000 for a rate per 1,000; 1 for anything else.</param>
    /// <param name="confidence">How sure, of limits that are worked out from counts; published limits are taken as they are.</param>
    public static OwnAreaValue? Of(ValueSums sums, ValueKind kind, double per, Confidence confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(per);
        if (sums.Known == 0 || kind == ValueKind.Index)
        {
            return null;
        }

        var answer = kind switch
        {
            ValueKind.Count => Added(sums, confidence),
            ValueKind.Proportion or ValueKind.Rate => Ratio(sums, kind, per, confidence) ?? Weighted(sums),
            _ => Weighted(sums),
        };

        // The one value there is stands as it was published, not as its rounded count and denominator would have it.
        return sums.Known == 1 ? answer with { Value = answer.Value with { Value = sums.Values } } : answer;
    }

    private static OwnAreaValue Added(ValueSums sums, Confidence confidence) => new(
        sums.Values >= 0 ? CountLimits.Of(sums.Values, confidence) : new Estimate(sums.Values, double.NaN, double.NaN),
        sums.Values, double.NaN, OwnAreaBasis.Added, sums.Known);

    private static OwnAreaValue? Ratio(ValueSums sums, ValueKind kind, double per, Confidence confidence)
    {
        if (sums.WithDenominator < sums.Known)
        {
            return null;
        }

        var isCounted = sums.Counted == sums.Known;
        var workedOut = sums.ByDenominator / per;
        var (count, denominator) = (isCounted ? sums.Counts : workedOut, sums.Denominators);
        if (isCounted && Math.Abs(workedOut - count) > Math.Max(RoundingAnArea * sums.Known, RoundingOfAll * count))
        {
            return null;
        }

        if (count < 0 || (kind == ValueKind.Proportion && count > denominator))
        {
            return null;
        }

        var estimate = kind == ValueKind.Proportion
            ? Proportions.Of(count, denominator, confidence).Times(per)
            : CrudeRates.Of(count, denominator, per, confidence);
        return new OwnAreaValue(
            estimate, count, denominator, isCounted ? OwnAreaBasis.Counts : OwnAreaBasis.WorkedOutCounts, sums.Known);
    }

    // Weights of one sort for all: denominators where every value has one; else people, where more values have them; an area that has not
    // the weight that is chosen is left out.
    private static OwnAreaValue Weighted(ValueSums sums)
    {
        var (basis, from, weights, weighted, widths) =
            sums.WithDenominator > 0 && sums.WithDenominator >= sums.WithPeople
                ? (OwnAreaBasis.ByDenominator, sums.WithDenominator, sums.Denominators, sums.ByDenominator, sums.WidthsByDenominator)
            : sums.WithPeople > 0 ? (OwnAreaBasis.ByPeople, sums.WithPeople, sums.People, sums.ByPeople, sums.WidthsByPeople)
            : (OwnAreaBasis.Alike, sums.Known, sums.Known, sums.Values, sums.Widths);
        var mean = weighted / weights;
        var half = sums.Limited == sums.Known && from == sums.Known ? Math.Sqrt(widths) / weights / 2 : double.NaN;
        return new OwnAreaValue(
            new Estimate(mean, mean - half, mean + half), double.NaN, basis == OwnAreaBasis.Alike ? double.NaN : weights, basis, from);
    }
}
