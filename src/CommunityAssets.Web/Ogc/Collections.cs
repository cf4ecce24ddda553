using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Storage.Filters;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Ogc;

/// <summary>
/// The collections there are: all assets, one for each kind, one for each level of areas in its latest vintage, patches, then the earlier
/// vintages. Held for each state of the atlas. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class Collections(IAtlas atlas)
{
    private readonly VersionedCache<Visibility, ImmutableArray<FeatureCollection>> _held = new(atlas, 4);

    /// <summary>Every collection that a viewer may see, in order.</summary>
    public Task<ImmutableArray<FeatureCollection>> ListAsync(Sight sight, CancellationToken cancellationToken) =>
        _held.GetAsync(sight.Widest, cancel => ReadAsync(sight.Widest, cancel), cancellationToken);

    /// <summary>A collection by its id; null when there is none.</summary>
    public async Task<FeatureCollection?> FindAsync(string id, Sight sight, CancellationToken cancellationToken) =>
        (await ListAsync(sight, cancellationToken)).FirstOrDefault(collection => collection.Id == id);

    private async Task<ImmutableArray<FeatureCollection>> ReadAsync(Visibility see, CancellationToken cancellationToken)
    {
        var holdings = await atlas.Features.ListAsync(see, cancellationToken);
        var indicators = await atlas.Indicators.ListAsync(cancellationToken);
        var assets = holdings.Where(holding => holding.Set is FeatureSet.OfAssets).Select(OfAssets);
        var layers = holdings.Where(holding => holding.Set is FeatureSet.OfAreas)
            .GroupBy(holding => ((FeatureSet.OfAreas)holding.Set).Level)
            .SelectMany(level => level.OrderByDescending(Vintage).Select((holding, place) => OfAreas(holding, place == 0, indicators)))
            .ToList();
        if (!layers.Exists(layer => layer.Id == "patches"))
        {
            layers.Add(OfAreas(new FeatureHolding(new FeatureSet.OfAreas(AreaLevel.Patch, 0), 0, null, null, null), latest: true, []));
        }

        // A stable sort: the latest of each level first, in the order of levels, then what is kept of earlier years.
        return [.. assets, .. layers.OrderBy(layer => char.IsAsciiDigit(layer.Id[^1]))];
    }

    private static int Vintage(FeatureHolding holding) => ((FeatureSet.OfAreas)holding.Set).Vintage;

    private static FeatureCollection OfAssets(FeatureHolding holding) => ((FeatureSet.OfAssets)holding.Set).Kind is { } kind
        ? new FeatureCollection(
            "assets-" + KindNames.Many(kind), KindNames.Label(kind),
            $"Assets of the kind \"{KindNames.Name(kind)}\". {RecordWords.OfEveryList}", holding)
        : new FeatureCollection(
            "assets", "Assets",
            "Groups, places, organisations, enterprises, gifts and stories: what a community can build on. "
                + RecordWords.OfEveryList,
            holding);

    private static FeatureCollection OfAreas(FeatureHolding holding, bool latest, IReadOnlyList<IndicatorHolding> indicators)
    {
        var (level, vintage) = (FeatureSet.OfAreas)holding.Set;
        var year = vintage.ToString(CultureInfo.InvariantCulture);
        var id = level == AreaLevel.Patch ? "patches" : "areas-" + LevelNames.Name(level);
        var title = LevelNames.Many(level);
        return vintage == 0
            ? new FeatureCollection(id, title, "Areas that people draw themselves. None has been drawn yet.", holding)
            : new FeatureCollection(
                latest ? id : $"{id}-{year}", latest ? title : $"{title}, {year}",
                $"{title} with boundaries of {year}. The latest values of indicators can be told beside them: indicators=ID,ID.", holding)
            {
                Indicators = [.. Latest(indicators, level, vintage)],
            };
    }

    /// <summary>Of each indicator that the layer has values of, the latest period.</summary>
    private static IEnumerable<Field> Latest(IReadOnlyList<IndicatorHolding> indicators, AreaLevel level, int vintage)
    {
        foreach (var (indicator, layers) in indicators)
        {
            if (layers.Where(layer => layer.Level == level && layer.Vintage == vintage).MaxBy(layer => layer.Period, StringComparer.Ordinal)
                is { } latest)
            {
                // An indicator that is called like a field of every area stays apart from it.
                var name = AreaFields.All.Any(field => field.Name == indicator.Id) || indicator.Id == GeometryName
                    ? "indicator_" + indicator.Id
                    : indicator.Id;
                var unit = string.IsNullOrEmpty(indicator.Unit) ? "" : $" ({indicator.Unit})";
                yield return Field.OfIndicator(name, indicator.Id, latest.Period, $"{indicator.Name}{unit}, {latest.Period}.");
            }
        }
    }

    /// <summary>The name by which filters call a feature's shape.</summary>
    public const string GeometryName = "geometry";
}
