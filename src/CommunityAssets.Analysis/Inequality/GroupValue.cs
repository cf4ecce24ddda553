using CommunityAssets.Analysis.Rates;

namespace CommunityAssets.Analysis.Inequality;

/// <summary>One group of people, such as a tenth of areas by deprivation, in order from the most to the least deprived.</summary>
/// <param name="People">How many people; above 0.</param>
/// <param name="Value">The value with its 95% limits, in the indicator's unit; shares from 0 to 1.</param>
public readonly record struct GroupValue(double People, Estimate Value);
