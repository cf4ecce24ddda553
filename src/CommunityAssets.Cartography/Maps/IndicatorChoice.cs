using System.Collections.Immutable;
using CommunityAssets.Cartography.Legends;

namespace CommunityAssets.Cartography.Maps;

/// <summary>An indicator that could shade the areas.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Domain">Its domain, or null.</param>
/// <param name="Unit">Its unit, or null.</param>
/// <param name="Number">How its numbers are written.</param>
/// <param name="Polarity"><c>higher-is-worse</c>…</param>
/// <param name="PolarityWords">"Higher is worse".</param>
/// <param name="Tells">What it tells, or null.</param>
/// <param name="Source">Who publishes it, or null.</param>
/// <param name="Layers">Where and when there are values.</param>
public sealed record IndicatorChoice(
    string Id,
    string Name,
    string? Domain,
    string? Unit,
    NumberForm Number,
    string Polarity,
    string PolarityWords,
    string? Tells,
    string? Source,
    ImmutableArray<IndicatorChoiceLayer> Layers);
