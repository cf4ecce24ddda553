using CommunityAssets.Analysis.Rates;

namespace CommunityAssets.Web.Analyses;

/// <summary>One group of areas by need.</summary>
/// <param name="Number">From 0, the group of most need.</param>
/// <param name="Areas">How many areas.</param>
/// <param name="People">How many people they have, or those whom the indicator is out of; above 0.</param>
/// <param name="Count">The count; NaN where values are averaged.</param>
/// <param name="Value">The value with its 95% limits; shares from 0 to 1.</param>
internal readonly record struct UnequalGroup(int Number, int Areas, double People, double Count, Estimate Value);
