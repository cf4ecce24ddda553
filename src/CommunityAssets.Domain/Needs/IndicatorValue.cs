namespace CommunityAssets.Domain.Needs;

/// <summary>One value of an indicator for one area in one period. Suppressed, missing and zero are three different things.</summary>
/// <param name="Indicator">Id of the indicator.</param>
/// <param name="Area">Code of the area.</param>
/// <param name="Vintage">Year of the boundaries that the code belongs to, or null when the file does not say.</param>
/// <param name="Period">The period as the publisher writes it: <c>2021</c>, <c>2021/22</c>, <c>2019 - 21</c>.</param>
/// <param name="Value">The value; null when suppressed or missing. Always finite.</param>
/// <param name="Lower">Lower 95% limit, or null.</param>
/// <param name="Upper">Upper 95% limit, or null.</param>
/// <param name="Count">The numerator, or null.</param>
/// <param name="Denominator">The denominator, or null.</param>
/// <param name="Suppressed">True when the publisher holds the value back.</param>
/// <param name="Note">The publisher's note, or null.</param>
public readonly record struct IndicatorValue(
    string Indicator,
    string Area,
    int? Vintage,
    string Period,
    double? Value,
    double? Lower = null,
    double? Upper = null,
    double? Count = null,
    double? Denominator = null,
    bool Suppressed = false,
    string? Note = null);
