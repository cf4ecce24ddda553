namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// The whole-number grid that tiles are cut from: the square of Web Mercator (EPSG:3857) in 2^30 steps, about 4 cm each, from its
/// north-western corner, y growing southward. Every zoom's tile grid is a coarser one of the same, so that a point shared by two areas
/// lands on the same point of a tile whichever of them it came from.
/// </summary>
public static class WorldGrid
{
    /// <summary>The grid has 2 to the power of this many steps a side.</summary>
    public const int Bits = 30;

    /// <summary>Half the side of the Web Mercator square, in metres.</summary>
    public const double Half = 20037508.342789244;

    private const double Steps = 1 << Bits;

    /// <summary>The step of an easting in metres; what lies outside the square goes to its edge.</summary>
    public static int X(double easting) => Step((easting + Half) / (2 * Half));

    /// <summary>The step of a northing in metres; what lies outside the square goes to its edge.</summary>
    public static int Y(double northing) => Step((Half - northing) / (2 * Half));

    private static int Step(double share) => (int)Math.Clamp(Math.Floor(share * Steps), 0, Steps - 1);
}
