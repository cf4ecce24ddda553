using CommunityAssets.Domain.Needs;

namespace CommunityAssets.Storage;

/// <summary>An indicator and what an atlas has of it.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Layers">
/// Level, vintage and period of what is loaded; latest period first (periods compare as text of one form), smallest level first.
/// </param>
public sealed record IndicatorHolding(Indicator Indicator, IReadOnlyList<IndicatorLayer> Layers);
