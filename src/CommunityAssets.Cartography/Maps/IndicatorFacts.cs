using System.Collections.Immutable;
using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Cartography.Maps;

/// <summary>An indicator and where there are values of it.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Layers">Level, vintage, period and number of values; latest period first, smallest level first.</param>
public sealed record IndicatorFacts(Indicator Indicator, ImmutableArray<IndicatorLayerFacts> Layers);
