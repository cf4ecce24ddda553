using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Api;

/// <summary>Tiles of areas: reads layers from the atlas, makes them ready once, and keeps them with the tiles cut from them.</summary>
/// <param name="atlas">The atlas.</param>
public sealed class TilesAreas(IAtlas atlas)
{
    // A layer of a place is made ready as a whole. One of a country is made ready coarsely for far zooms, and read
    // part by part for near ones.
    private const long WholeAtMost = 3000;
    private const int CoarseUpTo = 11;

    // About 100 MB of borders at 12 bytes a position, and 64 MB of tiles.
    private readonly TilesCache<AreaShapes> _shapes = new(8_000_000);
    private readonly TilesCache<Dictionary<string, AreaTileValue>> _values = new(1_000_000);
    private readonly TilesCache<byte[]> _tiles = new(64_000_000);

    /// <summary>Gives a tile of some layers.</summary>
    /// <param name="layers">The layers, each with the indicator's period there; null for no indicator.</param>
    /// <param name="indicator">Id of the indicator, or null.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Mapbox Vector Tile 2.1; no bytes for nothing.</returns>
    public async Task<byte[]> GetAsync(
        IReadOnlyList<(AreaLayer Layer, string? Period)> layers, string? indicator, TileAddress tile, CancellationToken cancellationToken)
    {
        var version = await atlas.VersionAsync(cancellationToken);
        var parts = new List<byte[]>();
        foreach (var (layer, period) in layers)
        {
            var key = FormattableString.Invariant($"{layer.Level}/{layer.Vintage}/{tile.Z}/{tile.X}/{tile.Y}/{period}/{indicator}");
            parts.Add(await _tiles.GetAsync(
                version, key, () => CutAsync(version, layer, indicator, period, tile), bytes => bytes.Length + 200, cancellationToken));
        }

        // Tiles joined end to end are one tile with the layers of both: that is how Protocol Buffers read repeated fields.
        return parts.Count == 1 ? parts[0] : [.. parts.SelectMany(part => part)];
    }

    private async Task<byte[]> CutAsync(long version, AreaLayer layer, string? indicator, string? period, TileAddress tile)
    {
        var shapes = layer.Count > WholeAtMost && tile.Z > CoarseUpTo
            ? await PartAsync(layer, tile)
            : await _shapes.GetAsync(
                version,
                FormattableString.Invariant($"{layer.Level}/{layer.Vintage}"),
                () => WholeAsync(layer),
                made => made.Positions + (made.All.Count * 20L),
                CancellationToken.None);
        return AreaTile.Encode(
            layer.Level, shapes, tile, indicator is null || period is null ? null : await ValuesAsync(version, layer, indicator, period));
    }

    private async Task<AreaShapes> WholeAsync(AreaLayer layer) =>
        AreaShapes.Of(await ReadAsync(layer, null), layer.Count > WholeAtMost ? CoarseUpTo + 1 : Cartography.Maps.TileNames.MaxZoom);

    private async Task<AreaShapes> PartAsync(AreaLayer layer, TileAddress tile) =>
        AreaShapes.Part(TilesGround.On(atlas.Info.Grid, tile) is { } box ? await ReadAsync(layer, box) : []);

    private async Task<List<(string Code, string Name, Geometry Shape)>> ReadAsync(AreaLayer layer, Envelope? box)
    {
        var toTiles = GridTransform.Between(atlas.Info.Grid, ReferenceSystem.WebMercator);
        var read = new List<(string Code, string Name, Geometry Shape)>();
        await foreach (var area in atlas.Areas.StreamAsync(layer.Level, layer.Vintage, box))
        {
            if (area.Shape is { } shape)
            {
                read.Add((area.Key.Code, area.Name, toTiles.Apply(shape)));
            }
        }

        return read;
    }

    private Task<Dictionary<string, AreaTileValue>> ValuesAsync(long version, AreaLayer layer, string indicator, string period) =>
        _values.GetAsync(
        version,
        FormattableString.Invariant($"{layer.Level}/{layer.Vintage}/{period}/{indicator}"),
        async () =>
        {
            var values = new Dictionary<string, AreaTileValue>(StringComparer.Ordinal);
            foreach (var value in await atlas.Indicators.ValuesAsync(indicator, layer.Level, layer.Vintage, period))
            {
                values[value.Area] = new AreaTileValue(value.Value, value.Suppressed);
            }

            return values;
        },
        values => values.Count,
        CancellationToken.None);
}
