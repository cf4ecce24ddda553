using CommunityAssets.Analysis.Areas;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Web.Overview;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>One indicator of an area of somebody's own: an estimate, never a published value.</summary>
/// <param name="Line">It in numbers and words, as for any other area.</param>
/// <param name="Kind">What sort of number it is.</param>
/// <param name="Basis">How it was put together; null where nothing could be.</param>
/// <param name="Count">The numerator; null where there is none.</param>
/// <param name="Denominator">The denominator, or the people that it is weighted by; null where there is none.</param>
/// <param name="Areas">How many small areas count.</param>
/// <param name="From">How many of them it is put together from.</param>
/// <param name="Suppressed">How many of them the publisher holds back.</param>
/// <param name="Missing">How many of them have no value.</param>
/// <param name="Level">The level of these areas.</param>
/// <param name="Vintage">The year of their boundaries.</param>
public sealed record OwnAreaLine(
    NeedLine Line, ValueKind Kind, OwnAreaBasis? Basis, double? Count, double? Denominator, int Areas, int From, int Suppressed,
    int Missing, string Level, int Vintage);
