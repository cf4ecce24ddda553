using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Tiles;

/// <summary>
/// Draws tiles of areas: reads layers from the atlas, makes them ready once, and keeps them until areas or values change. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class TilesAreas(IAtlas atlas)
{
    // About 55 MB of borders at 9 bytes a position. A layer with more (a country in full resolution) is made ready coarsely for far zooms
    // and read part by part for near ones.
    private const long MostPositions = 6_000_000;

    private readonly TilesCache<(AreaLevel Level, int Vintage), AreaShapes> _shapes =
        new(8_000_000, made => made.Positions + (made.All.Count * 20L));

    // What is the same for every indicator.
    private readonly TilesCache<(AreaLevel Level, int Vintage, TileAddress Tile), AreaCut> _cuts = new(24_000_000, cut => cut.Weight);

    private readonly TilesCache<(AreaLevel Level, int Vintage, string Indicator, string Period), AreaValues> _values =
        new(1_500_000, values => values.Count);

    // The number of each area's code in its layer, which the values of all indicators share.
    private readonly TilesCache<(AreaLevel Level, int Vintage), Dictionary<string, int>> _places = new(400_000, places => places.Count);

    private readonly TilesCache<int, IReadOnlyList<AreaLayer>> _layers = new(1, _ => 1);
    private readonly TilesCache<string, IndicatorHolding?> _indicators = new(1000, _ => 1);

    /// <summary>Learns what happened in the atlas.</summary>
    public void Learn(AtlasNews news)
    {
        ArgumentNullException.ThrowIfNull(news);
        if (news.Everything || news.Touches.Any(touch => touch.Part == AtlasPart.Areas))
        {
            _shapes.Forget(_ => true);
            _cuts.Forget(_ => true);
            _places.Forget(_ => true);
            _layers.Forget(_ => true);
            _values.Forget(_ => true);
            _indicators.Forget(_ => true);
        }
        else
        {
            if (news.Touches.Any(touch => touch.Part == AtlasPart.Values))
            {
                _values.Forget(_ => true);
                _indicators.Forget(_ => true);
            }

            // Somebody's patch is no reason to read a country's borders again.
            if (news.Touches.Any(touch => touch.Part == AtlasPart.Patches))
            {
                _shapes.Forget(key => key.Level == AreaLevel.Patch);
                _cuts.Forget(key => key.Level == AreaLevel.Patch);
                _places.Forget(key => key.Level == AreaLevel.Patch);
                _values.Forget(key => key.Level == AreaLevel.Patch);
                _layers.Forget(_ => true);
            }
        }
    }

    /// <summary>Which levels and vintages there are.</summary>
    public Task<IReadOnlyList<AreaLayer>> LayersAsync() =>
        _layers.GetAsync(0, () => atlas.Areas.LayersAsync(), CancellationToken.None);

    /// <summary>One indicator with what there is of it, or null.</summary>
    public Task<IndicatorHolding?> IndicatorAsync(string id) =>
        _indicators.GetAsync(id, () => atlas.Indicators.FindAsync(id), CancellationToken.None);

    /// <summary>Draws a tile of some layers.</summary>
    /// <param name="layers">The layers, each with the indicator's period there; null for no indicator.</param>
    /// <param name="indicator">Id of the indicator, or null.</param>
    /// <param name="tile">The tile.</param>
    /// <returns>Mapbox Vector Tile 2.1; no bytes for nothing.</returns>
    public async Task<byte[]> DrawAsync(IReadOnlyList<(AreaLayer Layer, string? Period)> layers, string? indicator, TileAddress tile)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var parts = new List<byte[]>();
        foreach (var (layer, period) in layers)
        {
            var values = indicator is null || period is null ? null : await ValuesAsync(layer, indicator, period);
            parts.Add(AreaTile.Encode(layer.Level, await CutAsync(layer, tile), values));
        }

        // Tiles joined end to end are one tile with the layers of both: that is how Protocol Buffers read repeated fields.
        return parts.Count == 1 ? parts[0] : [.. parts.SelectMany(part => part)];
    }

    /// <summary>Makes a layer ready, and cuts the tiles that show it from far away.</summary>
    public async Task PrepareAsync(AreaLayer layer, CancellationToken cancellationToken)
    {
        var shapes = await ShapesAsync(layer, new TileAddress(0, 0, 0));
        foreach (var tile in shapes.FarTiles())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await CutAsync(layer, tile);
        }
    }

    private Task<AreaCut> CutAsync(AreaLayer layer, TileAddress tile) => _cuts.GetAsync(
        (layer.Level, layer.Vintage, tile), async () => AreaCut.Of(await ShapesAsync(layer, tile), tile), CancellationToken.None);

    private async Task<AreaShapes> ShapesAsync(AreaLayer layer, TileAddress tile)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var whole = await _shapes.GetAsync(
            (layer.Level, layer.Vintage), () => ReadWholeAsync(layer), CancellationToken.None);
        return tile.Z <= whole.NearestZoom ? whole
            : TilesGround.On(atlas.Info.Grid, tile) is { } box ? (await ReadAsync(layer, box)).ToPart()
            : AreaShapes.Part([]);
    }

    private async Task<AreaShapes> ReadWholeAsync(AreaLayer layer)
    {
        var shapes = (await ReadAsync(layer, null)).ToShapes();
        TilesMemory.GiveBack(shapes.Positions);
        return shapes;
    }

    private async Task<AreaShapesBuilder> ReadAsync(AreaLayer layer, Envelope? box)
    {
        var toTiles = GridTransform.Between(atlas.Info.Grid, ReferenceSystem.WebMercator);
        var builder = new AreaShapesBuilder(box is null ? MostPositions : long.MaxValue);
        await foreach (var area in atlas.Areas.StreamAsync(layer.Level, layer.Vintage, box))
        {
            if (area.Shape is { } shape)
            {
                builder.Add(area.Key.Code, area.Name, toTiles.Apply(shape));
            }
        }

        return builder;
    }

    private Task<AreaValues> ValuesAsync(AreaLayer layer, string indicator, string period) => _values.GetAsync(
        (layer.Level, layer.Vintage, indicator, period),
        async () =>
        {
            var places = await PlacesAsync(layer);
            var numbers = await atlas.Indicators.OfLayerAsync(indicator, layer.Level, layer.Vintage, period);
            return new AreaValues(places, numbers.Select(number => (number.Area, new AreaTileValue(number.Value, number.Suppressed))));
        },
        CancellationToken.None);

    private Task<Dictionary<string, int>> PlacesAsync(AreaLayer layer) => _places.GetAsync(
        (layer.Level, layer.Vintage),
        async () =>
        {
            var shapes = await ShapesAsync(layer, new TileAddress(0, 0, 0));
            var places = new Dictionary<string, int>(shapes.All.Count, StringComparer.Ordinal);
            foreach (var area in shapes.All)
            {
                places.TryAdd(area.Code, places.Count);
            }

            return places;
        },
        CancellationToken.None);
}
