using NetTopologySuite.Geometries;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>A ring or line on the <see cref="WorldGrid"/>, neighbours distinct; a ring is not closed.</summary>
internal sealed class WorldRing
{
    private WorldRing(int[] xs, int[] ys) => (Xs, Ys) = (xs, ys);

    public int[] Xs { get; }

    public int[] Ys { get; }

    public int Count => Xs.Length;

    /// <summary>
    /// For each position the first zoom at which it shows (<see cref="SharedBorders"/>); null when every position counts at every zoom.
    /// </summary>
    public byte[]? From { get; set; }

    /// <summary>Reads a line of Web Mercator metres. A closed one loses the repetition of its start.</summary>
    /// <param name="line">The line.</param>
    /// <param name="coarse">How many times the grid's step is doubled first: positions nearer than that become one.</param>
    public static WorldRing Of(CoordinateSequence line, int coarse = 0)
    {
        var (xs, ys) = (new List<int>(line.Count), new List<int>(line.Count));
        for (var i = 0; i < line.Count; i++)
        {
            var (x, y) = (Snap(WorldGrid.X(line.GetX(i)), coarse), Snap(WorldGrid.Y(line.GetY(i)), coarse));
            if (xs.Count == 0 || xs[^1] != x || ys[^1] != y)
            {
                xs.Add(x);
                ys.Add(y);
            }
        }

        var closed = line.Count > 2 && line.GetX(0) == line.GetX(line.Count - 1) && line.GetY(0) == line.GetY(line.Count - 1);
        if (closed && xs.Count > 1 && xs[0] == xs[^1] && ys[0] == ys[^1])
        {
            xs.RemoveAt(xs.Count - 1);
            ys.RemoveAt(ys.Count - 1);
        }

        return new WorldRing([.. xs], [.. ys]);
    }

    /// <summary>The same with positions nearer than so many doublings of the grid's step made one.</summary>
    public WorldRing Coarsened(int coarse)
    {
        var (xs, ys) = (new List<int>(Count), new List<int>(Count));
        for (var i = 0; i < Count; i++)
        {
            var (x, y) = (Snap(Xs[i], coarse), Snap(Ys[i], coarse));
            if (xs.Count == 0 || xs[^1] != x || ys[^1] != y)
            {
                xs.Add(x);
                ys.Add(y);
            }
        }

        if (xs.Count > 1 && xs[0] == xs[^1] && ys[0] == ys[^1])
        {
            xs.RemoveAt(xs.Count - 1);
            ys.RemoveAt(ys.Count - 1);
        }

        return new WorldRing([.. xs], [.. ys]);
    }

    /// <summary>The box around it as least x, least y, most x, most y.</summary>
    public (int MinX, int MinY, int MaxX, int MaxY) Box() =>
        Count == 0 ? (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue) : (Xs.Min(), Ys.Min(), Xs.Max(), Ys.Max());

    /// <summary>The positions on a tile, neighbours distinct; anything outside the tile is still there.</summary>
    public List<(int X, int Y)> On(TileFrame frame)
    {
        var points = new List<(int X, int Y)>(Count);
        for (var i = 0; i < Count; i++)
        {
            var point = frame.Nearest(Xs[i], Ys[i]);
            if (points.Count == 0 || points[^1] != point)
            {
                points.Add(point);
            }
        }

        return points;
    }

    private static int Snap(int step, int coarse) => coarse == 0 ? step : ((step + (1 << (coarse - 1))) >> coarse) << coarse;
}
