using CommunityAssets.Cartography.Maps;
using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Api;

/// <summary>Tiles of assets: asks the atlas for the marks of a tile, and keeps the tiles.</summary>
/// <param name="atlas">The atlas.</param>
public sealed class TilesAssets(IAtlas atlas)
{
    private readonly TilesCache<byte[]> _tiles = new(32_000_000);

    /// <summary>Gives a tile.</summary>
    /// <param name="query">Which assets, already narrowed to what the viewer may see.</param>
    /// <param name="key">Tells this query from every other, the viewer's role included.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Mapbox Vector Tile 2.1; no bytes for nothing.</returns>
    public async Task<byte[]> GetAsync(AssetQuery query, string key, TileAddress tile, CancellationToken cancellationToken) =>
        await _tiles.GetAsync(
        await atlas.VersionAsync(cancellationToken),
        FormattableString.Invariant($"{tile.Z}/{tile.X}/{tile.Y}/{key}"),
        () => CutAsync(query, tile),
        bytes => bytes.Length + 200,
        cancellationToken);

    private async Task<byte[]> CutAsync(AssetQuery query, TileAddress tile) =>
        TilesGround.On(atlas.Info.Grid, tile) is { } box ? AssetTile.Encode(await MarksAsync(query with { Box = box }, tile), tile) : [];

    private async Task<List<TileMark>> MarksAsync(AssetQuery query, TileAddress tile)
    {
        var toTiles = GridTransform.Between(atlas.Info.Grid, ReferenceSystem.WebMercator);
        var marks = new List<TileMark>();
        await foreach (var mark in atlas.Assets.MarksAsync(query))
        {
            var (x, y) = toTiles.Apply(mark.X, mark.Y);
            var shown = tile.Z >= TileNames.ShapesFrom && mark.Shape.Dimension != Dimension.Point;
            marks.Add(new TileMark(mark.Id, mark.Kind, mark.Name, mark.Topics, x, y, shown ? toTiles.Apply(mark.Shape) : null));
        }

        return marks;
    }
}
