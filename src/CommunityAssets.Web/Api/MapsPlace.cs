using System.Collections.Immutable;
using CommunityAssets.Cartography.Maps;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Api;

/// <summary>Loads what the map of a place is composed from.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="settings">The service's settings.</param>
/// <param name="place">The place's name.</param>
public sealed class MapsPlace(IAtlas atlas, ServiceSettings settings, Place place)
{
    // Outlines of single areas say something on the map of a place; on that of a country they would be a haze.
    private const long MostOutlined = 3000;
    private const int HeldLayers = 50;

    // What the place is made of is counted once for each state of the atlas: in a country that takes seconds.
    private readonly VersionedCache<Visibility, PlaceFacts> _facts = new(atlas, 4);
    private readonly VersionedCache<(AreaLevel Level, int Vintage, Visibility See), ImmutableArray<string>> _notYetMapped = new(atlas, HeldLayers);

    /// <summary>Composes the map that an address asks for; null when it names an indicator that is not in the atlas.</summary>
    public async Task<MapComposition?> ComposeAsync(MapAddress address, Sight sight, CancellationToken cancellationToken)
    {
        var facts = await _facts.GetAsync(
            sight.Narrow(new AssetQuery()).See, stop => FactsAsync(sight, stop), cancellationToken);
        if (address.Indicator is { } asked && facts.Indicators.All(held => held.Indicator.Id != asked))
        {
            return null;
        }

        var choice = PlaceChoice.Of(facts, address);
        var (values, suppressed) = (Array.Empty<double>(), 0);
        if (choice is { Indicator: { } indicator, Period: { } period, Level: { } level })
        {
            var held = await atlas.Indicators.ValuesAsync(
                indicator.Id, level.Level, level.Vintage, period, cancellationToken: cancellationToken);
            values = [.. held.Where(value => value.Value is not null).Select(value => value.Value!.Value)];
            suppressed = held.Count(value => value is { Value: null, Suppressed: true });
        }

        var notYetMapped = await NotYetMappedAsync(choice.Level, sight, cancellationToken);
        return PlaceMap.Compose(facts, address, choice, values, suppressed, notYetMapped);
    }

    // Whatever kinds and topics are chosen: an area is mapped once anything is recorded there.
    private async Task<ImmutableArray<string>> NotYetMappedAsync(LevelFacts? level, Sight sight, CancellationToken cancellationToken)
    {
        if (level is not { Count: <= MostOutlined } layer)
        {
            return [];
        }

        var query = sight.Narrow(new AssetQuery());
        return await _notYetMapped.GetAsync(
            (layer.Level, layer.Vintage, query.See),
            async stop => [.. await atlas.Assets.AreasWithoutAsync(layer.Level, layer.Vintage, query, stop)],
            cancellationToken);
    }

    private async Task<PlaceFacts> FactsAsync(Sight sight, CancellationToken cancellationToken)
    {
        var counts = await atlas.Assets.CountAsync(sight.Narrow(new AssetQuery()), cancellationToken);

        // One nation is there to compare with, not to shade: it may have no boundary at all.
        var layers = (await atlas.Areas.LayersAsync(cancellationToken)).Where(layer => layer.Level != AreaLevel.Country || layer.Count > 1).ToList();
        var shaded = layers.Select(layer => (layer.Level, layer.Vintage)).ToHashSet();
        return new PlaceFacts
        {
            Title = await place.NameAsync(cancellationToken),
            Version = await atlas.VersionAsync(cancellationToken),
            Bounds = await TilesJson.BoundsAsync(atlas, cancellationToken),
            Indicators =
            [
                .. from held in await atlas.Indicators.ListAsync(cancellationToken)
                   let facts = held.Layers.Where(layer => shaded.Contains((layer.Level, layer.Vintage)))
                       .Select(layer => new IndicatorLayerFacts(layer.Level, layer.Vintage, layer.Period, layer.Values))
                   select new IndicatorFacts(held.Indicator, [.. facts]),
            ],
            Levels = [.. layers.Select(layer => new LevelFacts(layer.Level, layer.Vintage, layer.Count))],
            Kinds = counts.ByKind,
            Topics =
            [
                .. counts.ByTopic.Where(topic => topic.Value > 0)
                    .Select(topic => new TopicChoice(topic.Key, TopicWords.Label(topic.Key), topic.Value))
                    .OrderByDescending(topic => topic.Count)
                    .ThenBy(topic => topic.Label, StringComparer.Ordinal),
            ],
            Base = Base(settings.BaseMap),
            Attribution = [.. await place.AttributionAsync(cancellationToken)],
        };
    }

    private static MapSource? Base(BaseMap? map) => map is null
        ? null
        : new MapSource("base", map.IsRaster ? "raster" : "style", [Uri.UnescapeDataString(map.Address.OriginalString)], 0, 19)
        {
            Attribution = map.Attribution,
        };
}
