using NetTopologySuite.Geometries;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// The areas of one level and vintage, made ready for the tiles of every zoom: on the <see cref="WorldGrid"/>, each position told with the
/// first zoom at which it shows, so that far zooms leave out small detail and neighbours still share their borders exactly. Thread-safe
/// once made.
/// </summary>
public sealed class AreaShapes
{
    /// <summary>Up to this zoom a whole country is looked at: what is smaller than a pixel is not told.</summary>
    internal const int FarUpTo = 7;

    // A detail smaller than a third of a pixel (a pixel is 8 steps of a tile wide) is not seen.
    private const double LeastDetail = 24;

    // Beside each other, so that looking through a country's takes microseconds.
    private readonly (int MinX, int MinY, int MaxX, int MaxY)[] _boxes;

    internal AreaShapes(IReadOnlyList<AreaShape> all, int nearestZoom)
    {
        (All, NearestZoom) = (all, nearestZoom);
        _boxes = [.. all.Select(area => area.Ground.Box)];
        Positions = all.Sum(area => area.Ground.Rings.Sum(ring => (long)ring.Count));
    }

    /// <summary>The areas, in the order given.</summary>
    public IReadOnlyList<AreaShape> All { get; }

    /// <summary>How many positions their borders have: a measure of the memory they take (9 bytes each).</summary>
    public long Positions { get; }

    /// <summary>The nearest zoom that they are detailed enough for.</summary>
    public int NearestZoom { get; }

    /// <summary>The areas whose box meets a tile and its surroundings.</summary>
    internal IEnumerable<AreaShape> Near(GroundCutter cutter)
    {
        for (var i = 0; i < _boxes.Length; i++)
        {
            if (cutter.Meets(_boxes[i]))
            {
                yield return All[i];
            }
        }
    }

    /// <summary>Makes a whole layer ready.</summary>
    /// <param name="areas">Code, name, and polygon or multipolygon in Web Mercator metres (EPSG:3857). What has no area is left
    /// out.</param>
    /// <param name="mostPositions">Of a layer with more positions than this, detail that shows only near is dropped, to save
    /// memory.</param>
    public static AreaShapes Of(IEnumerable<(string Code, string Name, Geometry Shape)> areas, long mostPositions = long.MaxValue)
    {
        var builder = new AreaShapesBuilder(mostPositions);
        foreach (var (code, name, shape) in areas)
        {
            builder.Add(code, name, shape);
        }

        return builder.ToShapes();
    }

    /// <summary>
    /// Makes a part of a layer ready, with every position at every zoom: borders can't be weighed without all their neighbours. For near
    /// zooms, where there is nothing to leave out.
    /// </summary>
    /// <param name="areas">As for <see cref="Of"/>.</param>
    public static AreaShapes Part(IEnumerable<(string Code, string Name, Geometry Shape)> areas)
    {
        var builder = new AreaShapesBuilder(long.MaxValue);
        foreach (var (code, name, shape) in areas)
        {
            builder.Add(code, name, shape);
        }

        return builder.ToPart();
    }

    /// <summary>
    /// The tiles from which a whole country is looked at: zooms 4 to 7 where there are areas, each of which shows very many.
    /// </summary>
    public IEnumerable<TileAddress> FarTiles()
    {
        var tiles = new SortedSet<(int Z, int X, int Y)>();
        foreach (var area in All)
        {
            var box = area.Ground.Box;
            for (var zoom = 4; zoom <= FarUpTo; zoom++)
            {
                var shift = WorldGrid.Bits - zoom;
                tiles.Add((zoom, box.MinX >> shift, box.MinY >> shift));
                tiles.Add((zoom, box.MaxX >> shift, box.MaxY >> shift));
            }
        }

        return tiles.Select(tile => new TileAddress(tile.Z, tile.X, tile.Y));
    }

    /// <summary>
    /// The tile's steps: near, 4,096 with a buffer of eight pixels; far out half a pixel to a pixel wide, with as much around as a line
    /// is wide.
    /// </summary>
    internal static TileFrame FrameOf(TileAddress tile) => tile.Z switch
    {
        > FarUpTo => new TileFrame(tile, 0, TileAddress.Buffer),
        FarUpTo => new TileFrame(tile, 3, 2),
        _ => new TileFrame(tile, 2, 4),
    };

    /// <summary>
    /// The zoom whose detail is shown at a zoom: at the last far zoom that of a zoom further, so that no detail is smaller than a step.
    /// </summary>
    internal static int DetailAt(int zoom) => zoom switch
    {
        > FarUpTo => zoom,
        FarUpTo => zoom - 1,
        _ => zoom,
    };

    /// <summary>The first zoom at which a detail of an area, in square steps of the world, is large enough to show.</summary>
    internal static byte FirstZoom(double area)
    {
        // The last zoom with tiles of its own keeps everything.
        byte zoom = 0;
        while (zoom < Maps.TileNames.MaxZoom && area < LeastDetail * Math.Pow(4, TileAddress.MaxZoom - zoom))
        {
            zoom++;
        }

        return zoom;
    }
}
