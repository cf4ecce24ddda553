namespace CommunityAssets.Analysis.Areas;

/// <summary>What is known of an indicator in one small area. NaN for what is not.</summary>
/// <param name="Value">The value in its unit.</param>
/// <param name="Count">The numerator.</param>
/// <param name="Denominator">The denominator; people where the indicator has none of its own.</param>
public readonly record struct SmallValue(double Value, double Count, double Denominator);
