using CommunityAssets.Cartography.Maps;
using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Assets as vector tiles. <c>assets</c>: points with <c>id</c>, <c>kind</c>, <c>name</c>, <c>topics</c> (joined by <c>;</c>), and
/// <c>stack</c>: 0 for the first of several at one point (groups that meet in one hall), then 1, 2, …, so that a map can spread them. Far
/// out, assets in one cell of 64 pixels become one point of <c>clusters</c>: <c>id</c>, <c>count</c>, and a number for each kind in it.
/// Near, the lines and polygons of assets are in <c>asset-shapes</c>: <c>id</c>, <c>kind</c>, <c>name</c>. A cell lies in one tile, a point
/// in one tile: nothing is counted twice.
/// </summary>
public static class AssetTile
{
    /// <summary>The first zoom at which every asset has a mark of its own.</summary>
    public const int MarksFrom = 14;

    // Cells of 64 pixels: 8 a side of a tile of 512.
    private const int CellBits = 9;
    private const int Cell = 1 << CellBits;

    /// <summary>Encodes a tile.</summary>
    /// <param name="marks">The assets in and around the tile; those outside are left out.</param>
    /// <param name="tile">The tile.</param>
    /// <returns>Mapbox Vector Tile 2.1, not compressed; no bytes when nothing lies in the tile.</returns>
    public static byte[] Encode(IEnumerable<TileMark> marks, TileAddress tile)
    {
        var (points, clusters, shapes) = (
            new TileLayer(TileNames.Assets), new TileLayer(TileNames.Clusters), new TileLayer(TileNames.AssetShapes));
        var cells = new SortedDictionary<(int Down, int Across), List<(TileMark Mark, int X, int Y)>>();
        foreach (var mark in marks.OrderBy(mark => mark.Id))
        {
            if (tile.Z >= TileNames.ShapesFrom && mark.Shape is { } shape)
            {
                shapes.Add(
                    StableId.Of(mark.Id),
                    Geometry(shape, tile),
                    [("id", Id(mark)), ("kind", Kind(mark)), ("name", TileValue.Of(mark.Name))]);
            }

            var (x, y) = (tile.AcrossWithin(WorldGrid.X(mark.X)), tile.DownWithin(WorldGrid.Y(mark.Y)));
            if (x is < 0 or >= TileAddress.Extent || y is < 0 or >= TileAddress.Extent)
            {
                continue;
            }

            var cell = (y >> CellBits, x >> CellBits);
            if (!cells.TryGetValue(cell, out var held))
            {
                cells.Add(cell, held = []);
            }

            held.Add((mark, x, y));
        }

        foreach (var (cell, held) in cells)
        {
            if (tile.Z < MarksFrom && held.Count > 1)
            {
                AddCluster(clusters, tile, cell, held);
                continue;
            }

            var stacks = new Dictionary<(int X, int Y), long>();
            foreach (var (mark, x, y) in held.OrderBy(one => one.Mark.Kind != AssetKind.Place))
            {
                var stack = stacks.GetValueOrDefault((x, y));
                stacks[(x, y)] = stack + 1;
                points.Add(
                    StableId.Of(mark.Id),
                    TileGeometry.Point(x, y),
                    [
                        ("id", Id(mark)), ("kind", Kind(mark)), ("name", TileValue.Of(mark.Name)),
                        ("topics", TileValue.Of(string.Join(';', mark.Topics))), ("stack", TileValue.Of(stack)),
                    ]);
            }
        }

        return TileLayer.Tile(shapes, clusters, points);
    }

    private static void AddCluster(
        TileLayer clusters, TileAddress tile, (int Down, int Across) cell, List<(TileMark Mark, int X, int Y)> held)
    {
        // In the middle half of its cell, so that neighbouring clusters never touch.
        var x = Math.Clamp((int)held.Average(one => one.X), (cell.Across * Cell) + (Cell / 4), ((cell.Across + 1) * Cell) - (Cell / 4));
        var y = Math.Clamp((int)held.Average(one => one.Y), (cell.Down * Cell) + (Cell / 4), ((cell.Down + 1) * Cell) - (Cell / 4));
        var (across, down) = ((tile.X * TileAddress.Extent / Cell) + cell.Across, (tile.Y * TileAddress.Extent / Cell) + cell.Down);
        var id = FormattableString.Invariant($"{tile.Z}/{across}/{down}");
        var attributes = new List<(string Name, TileValue Value)> { ("id", TileValue.Of(id)), ("count", TileValue.Of((long)held.Count)) };
        foreach (var kind in held.GroupBy(one => one.Mark.Kind).OrderBy(group => group.Key))
        {
            attributes.Add((KindNames.Name(kind.Key), TileValue.Of((long)kind.Count())));
        }

        clusters.Add(StableId.Of(id), TileGeometry.Point(x, y), [.. attributes]);
    }

    private static TileGeometry Geometry(Geometry shape, TileAddress tile)
    {
        if (shape.Dimension == Dimension.Surface)
        {
            return TileGround.Of(shape).On(tile, 0);
        }

        var lines = TileGeometry.Lines();
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is LineString { IsEmpty: false } line)
            {
                // A closed way keeps its last stretch: the ring gets back the start that reading it took away.
                var positions = WorldRing.Of(line.CoordinateSequence).On(tile, 0, closed: false);
                if (line.IsClosed && positions.Count > 1 && positions[0] != positions[^1])
                {
                    positions.Add(positions[0]);
                }

                foreach (var part in RingClip.Line(positions))
                {
                    lines.AddLine(part);
                }
            }
        }

        return lines;
    }

    private static TileValue Id(TileMark mark) => TileValue.Of(mark.Id.ToString());

    private static TileValue Kind(TileMark mark) => TileValue.Of(KindNames.Name(mark.Kind));
}
