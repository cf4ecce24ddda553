namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Finds the steps of a far tile that are painted for an area whose own ground does not show there: what is smaller than a step, or lost
/// when borders are made plain. Not for many threads at once.
/// </summary>
/// <param name="frame">The tile.</param>
internal sealed class FarSquares(TileFrame frame)
{
    private readonly SortedDictionary<(int Y, int X), (AreaShape Area, double Size)> _found = [];

    /// <summary>Adds an area that lies in or near the tile.</summary>
    /// <param name="area">The area.</param>
    /// <param name="ground">What is drawn of it; empty when nothing is.</param>
    public void Add(AreaShape area, TileGeometry ground)
    {
        var shift = frame.Tile.Shift + frame.Coarse;
        var (x, y) = ((area.LabelX >> shift) - (frame.Tile.X * frame.Extent), (area.LabelY >> shift) - (frame.Tile.Y * frame.Extent));
        if (x < 0 || y < 0 || x >= frame.Extent || y >= frame.Extent)
        {
            return;
        }

        var step = (double)(1L << shift);
        var point = ((area.LabelX / step) - ((double)frame.Tile.X * frame.Extent), (area.LabelY / step) - ((double)frame.Tile.Y * frame.Extent));
        if (!ground.Holds(point) && Size(area) is var size && (!_found.TryGetValue((y, x), out var other) || size > other.Size))
        {
            _found[(y, x)] = (area, size);
        }
    }

    /// <summary>The steps, row by row, each with its area: the largest of those whose point lies in it and that do not show there.</summary>
    public IEnumerable<(AreaShape Area, int X, int Y)> Found() => _found.Select(one => (one.Value.Area, one.Key.X, one.Key.Y));

    private static double Size(AreaShape area)
    {
        var box = area.Ground.Box;
        return (1.0 + box.MaxX - box.MinX) * (1.0 + box.MaxY - box.MinY);
    }
}
