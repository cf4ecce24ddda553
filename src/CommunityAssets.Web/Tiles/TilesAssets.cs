using CommunityAssets.Cartography.Maps;
using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Tiles;

/// <summary>
/// Draws tiles of assets. What they show of every asset is read once and kept in memory; an edit is brought in by reading that one asset.
/// Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class TilesAssets(IAtlas atlas)
{
    // Beyond this many edits it is quicker to read all afresh than to look each asset up among the edited.
    private const int MostEdits = 2000;

    private readonly Lock _lock = new();
    private readonly GridTransform _toTiles = GridTransform.Between(atlas.Info.Grid, ReferenceSystem.WebMercator);
    private Task<AssetMarks>? _marks;

    /// <summary>Learns what happened in the atlas.</summary>
    public void Learn(AtlasNews news)
    {
        ArgumentNullException.ThrowIfNull(news);
        var touches = news.Touches.Where(touch => touch.Part == AtlasPart.Assets).ToList();
        lock (_lock)
        {
            if (news.Everything || touches.Exists(touch => touch.Asset is null))
            {
                _marks = null;
            }
            else if (touches.Count > 0 && _marks is { } before)
            {
                var edited = touches.Select(touch => touch.Asset!.Value).Distinct().ToList();
                _marks = Task.Run(() => EditAsync(before, edited));
            }
        }
    }

    /// <summary>What tiles show of every asset, read from the atlas where that has not been done.</summary>
    public Task<AssetMarks> MarksAsync()
    {
        lock (_lock)
        {
            if (_marks is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _marks = Task.Run(ReadAsync);
            }

            return _marks;
        }
    }

    /// <summary>Draws a tile.</summary>
    /// <param name="query">Which assets, already narrowed to what the viewer may see; kinds and topics alone count.</param>
    /// <param name="tile">The tile.</param>
    /// <returns>Mapbox Vector Tile 2.1; no bytes for nothing.</returns>
    public async Task<byte[]> DrawAsync(AssetQuery query, TileAddress tile)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = new MarkFilter { See = query.See, Kinds = query.Kinds, Topics = query.Topics };
        var marks = await MarksAsync();
        return AssetTile.Encode(marks, filter, tile, await ShapedAsync(marks, query, tile));
    }

    private async Task<IReadOnlyCollection<TileMark>> ShapedAsync(AssetMarks marks, AssetQuery query, TileAddress tile)
    {
        if (tile.Z < TileNames.ShapesFrom || !marks.MayHaveShapes(tile) || TilesGround.On(atlas.Info.Grid, tile) is not { } box)
        {
            return [];
        }

        var shaped = new List<TileMark>();
        await foreach (var mark in atlas.Assets.ShapedMarksAsync(query with { Box = box }))
        {
            shaped.Add(Of(mark.Id, mark.Kind, mark.Name, mark.Topics, mark.Visibility, mark.Shape, mark.X, mark.Y, _toTiles.Apply));
        }

        return shaped;
    }

    private async Task<AssetMarks> ReadAsync()
    {
        var builder = new AssetMarksBuilder();
        await foreach (var mark in atlas.Assets.MarksAsync(new AssetQuery { See = Visibility.Workforce }))
        {
            builder.Add(Of(mark.Id, mark.Kind, mark.Name, mark.Topics, mark.Visibility, mark.Shape, mark.X, mark.Y, BoxOf));
        }

        var marks = builder.ToMarks();
        TilesMemory.GiveBack(marks.Count);
        return marks;
    }

    private async Task<AssetMarks> EditAsync(Task<AssetMarks> before, List<Guid> edited)
    {
        var marks = await before;
        if (marks.Edits + edited.Count > MostEdits)
        {
            return await ReadAsync();
        }

        foreach (var id in edited)
        {
            var asset = await atlas.Assets.FindAsync(id);
            marks = marks.With(id, asset is { Status: AssetStatus.Published, Location.Shape: { IsEmpty: false } shape }
                ? MarkOf(asset, shape)
                : null);
        }

        return marks;
    }

    private TileMark MarkOf(Asset asset, Geometry shape)
    {
        // As the atlas itself tells marks: a point inside.
        var inside = shape as Point ?? shape.InteriorPoint;
        return Of(asset.Id, asset.Kind, asset.Name, asset.Topics, asset.Visibility, shape, inside.X, inside.Y, BoxOf);
    }

    private TileMark Of(
        Guid id, AssetKind kind, string name, IReadOnlyList<string> topics, Visibility visibility, Geometry shape, double x, double y,
        Func<Geometry, Geometry> carry)
    {
        var at = _toTiles.Apply(x, y);
        return new TileMark(id, kind, name, topics, at.X, at.Y, shape.Dimension == Dimension.Point ? null : carry(shape), visibility);
    }

    // Of lines and polygons only the box is kept in memory: it says where they are worth asking for.
    private Geometry BoxOf(Geometry shape) => _toTiles.Factory.ToGeometry(_toTiles.Apply(shape.EnvelopeInternal));
}
