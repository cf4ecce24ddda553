using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Cartography.Maps;

/// <summary>What a map of a place shades: chosen by a person as far as an address says so, else sensibly.</summary>
/// <param name="Level">The level and vintage of the areas, or null when there are no areas.</param>
/// <param name="Indicator">The indicator, or null when none has values on any layer of areas.</param>
/// <param name="Period">Its period, or null without an indicator.</param>
public sealed record PlaceChoice(LevelFacts? Level, Indicator? Indicator, string? Period)
{
    /// <summary>
    /// Chooses. The indicator of the address is kept; where it has no values on the address's level, vintage or period, the nearest that
    /// it has is taken: the same level before the same period before the smallest level and latest period. Without an indicator in the
    /// address: deprivation overall of the latest year where there is one (its score, else its tenth, else its rank), since it is the most
    /// widely known, else the first of those that cover most areas.
    /// </summary>
    public static PlaceChoice Of(PlaceFacts facts, MapAddress address)
    {
        var drawn = facts.Levels.Select(level => (level.Level, level.Vintage)).ToHashSet();
        var shown = facts.Indicators
            .Select(held => held with { Layers = [.. held.Layers.Where(layer => drawn.Contains((layer.Level, layer.Vintage)))] })
            .Where(held => !held.Layers.IsEmpty)
            .ToList();
        var chosen = shown.Find(held => held.Indicator.Id == address.Indicator) ?? Headline(shown, address.Level);
        if (chosen is null)
        {
            LevelFacts? bare = facts.Levels.IsEmpty ? null : facts.Levels
                .OrderByDescending(level => level.Level == address.Level)
                .ThenByDescending(level => level.Vintage == address.Vintage)
                .First();
            return new PlaceChoice(bare, null, null);
        }

        var layer = chosen.Layers
            .OrderByDescending(layer => layer.Level == address.Level)
            .ThenByDescending(layer => layer.Vintage == address.Vintage)
            .ThenByDescending(layer => layer.Period == address.Period)
            .ThenBy(layer => layer.Level)
            .ThenByDescending(layer => layer.Vintage)
            .ThenByDescending(layer => layer.Period, StringComparer.Ordinal)
            .First();
        var level = facts.Levels.First(level => level.Level == layer.Level && level.Vintage == layer.Vintage);
        return new PlaceChoice(level, chosen.Indicator, layer.Period);
    }

    private static IndicatorFacts? Headline(List<IndicatorFacts> shown, AreaLevel? level) => shown
        .OrderByDescending(held => level is null || held.Layers.Any(layer => layer.Level == level))
        .ThenByDescending(held => Deprivation(held.Indicator))
        .ThenByDescending(held => Deprivation(held.Indicator) > 0 ? held.Layers.Max(layer => layer.Period) : "", StringComparer.Ordinal)
        .ThenByDescending(held => held.Layers.Max(layer => level is null || layer.Level == level ? layer.Values : 0))
        .FirstOrDefault();

    // How well an indicator tells deprivation overall: its score best, then its tenth, then its rank; 0 for any other indicator.
    private static int Deprivation(Indicator indicator) => !Says(indicator, "multiple deprivation") ? 0
        : Says(indicator, "score") ? 3
        : Says(indicator, "decile") ? 2
        : 1;

    private static bool Says(Indicator indicator, string words) => indicator.Name.Contains(words, StringComparison.OrdinalIgnoreCase);
}
