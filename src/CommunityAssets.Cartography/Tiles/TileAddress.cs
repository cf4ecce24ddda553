using NetTopologySuite.Geometries;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>A tile of the usual web map scheme: zoom 0 is one tile of the world, y counts from the north.</summary>
/// <param name="Z">Zoom, 0 to <see cref="MaxZoom"/>.</param>
/// <param name="X">Column, 0 to 2^Z − 1.</param>
/// <param name="Y">Row, 0 to 2^Z − 1.</param>
public readonly record struct TileAddress(int Z, int X, int Y)
{
    /// <summary>The nearest zoom whose tiles the grid can tell apart.</summary>
    public const int MaxZoom = WorldGrid.Bits - ExtentBits;

    /// <summary>Steps along the side of a tile.</summary>
    public const int Extent = 1 << ExtentBits;

    /// <summary>How far around a tile lines and grounds are kept, in steps, so that borders are not seen at its edge.</summary>
    public const int Buffer = 64;

    private const int ExtentBits = 12;

    /// <summary>Whether there is such a tile.</summary>
    public bool Exists => Z is >= 0 and <= MaxZoom && X >= 0 && Y >= 0 && X < 1 << Z && Y < 1 << Z;

    /// <summary>The tile with its surroundings (<see cref="Buffer"/>) in Web Mercator metres.</summary>
    public Envelope Surroundings
    {
        get
        {
            var side = 2 * WorldGrid.Half / (1 << Z);
            var around = side * Buffer / Extent;
            var (west, north) = ((X * side) - WorldGrid.Half, WorldGrid.Half - (Y * side));
            return new Envelope(west - around, west + side + around, north - side - around, north + around);
        }
    }

    /// <summary>How many times a step of the world is halved to become a step of this zoom, as a shift.</summary>
    internal int Shift => MaxZoom - Z;

    /// <summary>
    /// The step across the tile that a step of the world lies in: from 0 and below <see cref="Extent"/> in just one tile of a row.
    /// </summary>
    internal int AcrossWithin(int world) => (world >> Shift) - (X << ExtentBits);

    /// <summary>The step down the tile that a step of the world lies in.</summary>
    internal int DownWithin(int world) => (world >> Shift) - (Y << ExtentBits);
}
