using CommunityAssets.Analysis.Rates;

namespace CommunityAssets.Analysis.Areas;

/// <summary>An estimate for an area that somebody drew.</summary>
/// <param name="Value">The value in the indicator's unit, with limits where the method has them.</param>
/// <param name="Count">The numerator put together; NaN where there is none.</param>
/// <param name="Denominator">The denominator, or the people that it is weighted by; NaN where there is none.</param>
/// <param name="Basis">How it was put together.</param>
/// <param name="From">How many small areas it is put together from.</param>
public sealed record OwnAreaValue(Estimate Value, double Count, double Denominator, OwnAreaBasis Basis, int From);
