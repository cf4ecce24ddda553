namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Positions on the <see cref="WorldGrid"/> as one number in which the bits of x and y alternate (Morton 1966). In the order of these
/// numbers everything in one tile, of whatever zoom, stands together.
/// </summary>
internal static class Morton
{
    public static ulong Of(int x, int y) => Spread((uint)x) | (Spread((uint)y) << 1);

    public static (int X, int Y) Position(ulong number) => ((int)Gather(number), (int)Gather(number >> 1));

    /// <summary>The first number in a tile and the first after it.</summary>
    public static (ulong From, ulong To) Range(TileAddress tile)
    {
        var shift = 2 * (WorldGrid.Bits - tile.Z);
        var number = Of(tile.X, tile.Y);
        return (number << shift, (number + 1) << shift);
    }

    private static ulong Spread(uint part)
    {
        ulong bits = part;
        bits = (bits | (bits << 16)) & 0x0000FFFF0000FFFF;
        bits = (bits | (bits << 8)) & 0x00FF00FF00FF00FF;
        bits = (bits | (bits << 4)) & 0x0F0F0F0F0F0F0F0F;
        bits = (bits | (bits << 2)) & 0x3333333333333333;
        return (bits | (bits << 1)) & 0x5555555555555555;
    }

    private static uint Gather(ulong number)
    {
        var bits = number & 0x5555555555555555;
        bits = (bits | (bits >> 1)) & 0x3333333333333333;
        bits = (bits | (bits >> 2)) & 0x0F0F0F0F0F0F0F0F;
        bits = (bits | (bits >> 4)) & 0x00FF00FF00FF00FF;
        bits = (bits | (bits >> 8)) & 0x0000FFFF0000FFFF;
        return (uint)(bits | (bits >> 16));
    }
}
