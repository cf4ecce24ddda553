namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// A tile with the steps that its geometries are told in: 4,096 near, fewer far out, where what is smaller than a pixel is not seen.
/// </summary>
/// <param name="Tile">The tile.</param>
/// <param name="Coarse">How many times the steps are doubled.</param>
/// <param name="Buffer">How far around it grounds are kept, in steps.</param>
internal readonly record struct TileFrame(TileAddress Tile, int Coarse, int Buffer)
{
    /// <summary>A tile with all its steps.</summary>
    public static TileFrame Whole(TileAddress tile) => new(tile, 0, TileAddress.Buffer);

    /// <summary>Steps along its side.</summary>
    public int Extent => TileAddress.Extent >> Coarse;

    public int Low => -Buffer;

    public int High => Extent + Buffer;

    /// <summary>The nearest step of a position on the <see cref="WorldGrid"/>.</summary>
    public (int X, int Y) Nearest(int x, int y)
    {
        var shift = Tile.Shift + Coarse;
        if (shift == 0)
        {
            return (x - (Tile.X * Extent), y - (Tile.Y * Extent));
        }

        var half = 1L << (shift - 1);
        return ((int)((x + half) >> shift) - (Tile.X * Extent), (int)((y + half) >> shift) - (Tile.Y * Extent));
    }
}
