using System.Runtime.InteropServices;
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
        List<TileMark> all = [.. marks];
        return Encode(AssetMarks.Of(all), MarkFilter.Everything, tile, all);
    }

    /// <summary>Encodes a tile.</summary>
    /// <param name="marks">All assets.</param>
    /// <param name="filter">Which of them are shown.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="shaped">Those shown that are lines or polygons in or near the tile; others, and all of them far out, play no
    /// part.</param>
    /// <returns>Mapbox Vector Tile 2.1, not compressed; no bytes when nothing lies in the tile.</returns>
    public static byte[] Encode(AssetMarks marks, MarkFilter filter, TileAddress tile, IReadOnlyCollection<TileMark> shaped)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var (points, clusters, shapes) = (
            new TileLayer(TileNames.Assets), new TileLayer(TileNames.Clusters), new TileLayer(TileNames.AssetShapes));
        if (tile.Z >= TileNames.ShapesFrom)
        {
            AddShapes(shapes, tile, shaped);
        }

        if (tile.Z >= MarksFrom)
        {
            AddMarks(points, tile, marks.In(tile, filter));
        }
        else
        {
            AddCells(points, clusters, tile, marks.CellsOf(tile, filter));
        }

        return TileLayer.Tile(shapes, clusters, points);
    }

    private static void AddMarks(TileLayer points, TileAddress tile, List<MarkRow> rows)
    {
        // Marks at one step of the tile stand together, but in the order of finer steps than the tile tells.
        var shift = 2 * tile.Shift;
        var writer = new MarkWriter(points, tile);
        var all = CollectionsMarshal.AsSpan(rows);
        for (var from = 0; from < all.Length;)
        {
            var to = from + 1;
            while (to < all.Length && all[to].At >> shift == all[from].At >> shift)
            {
                to++;
            }

            var stack = all[from..to];
            if (stack.Length > 1)
            {
                stack.Sort(MarkRow.AtOnePoint);
            }

            for (var i = 0; i < stack.Length; i++)
            {
                writer.Add(stack[i], i);
            }

            from = to;
        }
    }

    private static void AddCells(TileLayer points, TileLayer clusters, TileAddress tile, MarkCells cells)
    {
        var writer = new MarkWriter(points, tile);
        for (var cell = 0; cell < MarkCells.Count; cell++)
        {
            if (cells.All(cell) == 1)
            {
                writer.Add(cells.Only(cell), 0);
            }
            else if (cells.All(cell) > 1)
            {
                AddCluster(clusters, tile, cells, cell);
            }
        }
    }

    private static void AddCluster(TileLayer clusters, TileAddress tile, MarkCells cells, int cell)
    {
        // In the middle half of its cell, so that neighbouring clusters never touch.
        var (column, row) = Morton.Position((ulong)cell);
        var middle = cells.Middle(cell);
        var x = Math.Clamp(tile.AcrossWithin(middle.X), (column * Cell) + (Cell / 4), ((column + 1) * Cell) - (Cell / 4));
        var y = Math.Clamp(tile.DownWithin(middle.Y), (row * Cell) + (Cell / 4), ((row + 1) * Cell) - (Cell / 4));
        var (across, down) = ((tile.X * TileAddress.Extent / Cell) + column, (tile.Y * TileAddress.Extent / Cell) + row);
        var id = FormattableString.Invariant($"{tile.Z}/{across}/{down}");
        var attributes = new List<(string Name, TileValue Value)>
        {
            ("id", TileValue.Of(id)), ("count", TileValue.Of((long)cells.All(cell))),
        };
        foreach (var kind in KindNames.All)
        {
            if (cells.ByKind(cell, kind) is > 0 and var count)
            {
                attributes.Add((KindNames.Name(kind), TileValue.Of((long)count)));
            }
        }

        clusters.Add(StableId.Of(id), TileGeometry.Point(x, y), [.. attributes]);
    }

    private static void AddShapes(TileLayer shapes, TileAddress tile, IReadOnlyCollection<TileMark> shaped)
    {
        foreach (var mark in shaped.OrderBy(mark => mark.Id))
        {
            if (mark.Shape is { } shape)
            {
                shapes.Add(
                    StableId.Of(mark.Id),
                    Geometry(shape, TileFrame.Whole(tile)),
                    ("id", TileValue.Of(mark.Id.ToString())),
                    ("kind", TileValue.Of(KindNames.Name(mark.Kind))),
                    ("name", TileValue.Of(mark.Name)));
            }
        }
    }

    private static TileGeometry Geometry(Geometry shape, TileFrame frame)
    {
        if (shape.Dimension == Dimension.Surface)
        {
            return new GroundCutter(frame).Cut(TileGround.Of(shape));
        }

        var lines = TileGeometry.Lines();
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is LineString { IsEmpty: false } line)
            {
                // A closed way keeps its last stretch: the ring gets back the start that reading it took away.
                var positions = WorldRing.Of(line.CoordinateSequence).On(frame);
                if (line.IsClosed && positions.Count > 1 && positions[0] != positions[^1])
                {
                    positions.Add(positions[0]);
                }

                foreach (var part in RingClip.Line(CollectionsMarshal.AsSpan(positions), frame))
                {
                    lines.AddLine(CollectionsMarshal.AsSpan(part));
                }
            }
        }

        return lines;
    }
}
