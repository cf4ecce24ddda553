using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.Readers;

/// <summary>Puts a value together from its cells.</summary>
internal static class ValueParts
{
    /// <summary>
    /// Reads a value with its limits, numerator and denominator. A value that is held back takes its limits and its numerator with it,
    /// from which it could be worked out.
    /// </summary>
    /// <param name="cells">The row.</param>
    /// <param name="columns">Where the parts stand.</param>
    /// <param name="frame">The value without its numbers; when it says that the value is held back, the cells are not asked.</param>
    /// <returns>The row to give on.</returns>
    public static Row<IndicatorValue> Read(in ValueCells cells, ValueColumns columns, IndicatorValue frame)
    {
        if (cells.Number(columns.Value, out var value, out var suppressed) is { } noValue)
        {
            return Refused(cells, noValue);
        }

        if (cells.Number(columns.Lower, out var lower, out _) is { } noLower)
        {
            return Refused(cells, noLower);
        }

        if (cells.Number(columns.Upper, out var upper, out _) is { } noUpper)
        {
            return Refused(cells, noUpper);
        }

        if (cells.Number(columns.Count, out var count, out _) is { } noCount)
        {
            return Refused(cells, noCount);
        }

        if (cells.Number(columns.Denominator, out var denominator, out _) is { } noDenominator)
        {
            return Refused(cells, noDenominator);
        }

        if (suppressed || frame.Suppressed)
        {
            return new Row<IndicatorValue>(cells.Row, frame with { Suppressed = true, Denominator = denominator });
        }

        return lower > upper
            ? Refused(cells, cells.Refuse(
                columns.Lower, $"the lower limit {lower} is above the upper limit {upper}.", "Check which column is which."))
            : new Row<IndicatorValue>(
                cells.Row, frame with { Value = value, Lower = lower, Upper = upper, Count = count, Denominator = denominator });
    }

    private static Row<IndicatorValue> Refused(in ValueCells cells, Refusal refusal) => new(cells.Row, default, refusal);
}
