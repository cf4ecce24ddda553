using CommunityAssets.Analysis.Rates;

namespace CommunityAssets.Analysis.Areas;

/// <summary>An estimate for an area that somebody drew.</summary>
/// <param name="Value">The value in the indicator's unit, with limits where the method has them.</param>
/// <param name="Count">The numerator put together; NaN where there is none.</param>
/// <param name="Denominator">The denominator put together; NaN where there is none.</param>
/// <param name="From">How many small areas it is put together from.</param>
/// <param name="Missing">How many that count have no value: the estimate is of the others.</param>
public sealed record OwnAreaValue(Estimate Value, double Count, double Denominator, int From, int Missing);
