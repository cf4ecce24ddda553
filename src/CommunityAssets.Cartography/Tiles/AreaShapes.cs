using NetTopologySuite.Geometries;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// The areas of one level and vintage, made ready for the tiles of every zoom: on the <see cref="WorldGrid"/>, each position weighed so
/// that far zooms leave out small detail and neighbours still share their borders exactly. Safe on many threads once made.
/// </summary>
public sealed class AreaShapes
{
    // A detail smaller than a third of a pixel (a pixel is 8 steps of a tile wide) is not seen.
    private const double LeastDetail = 24;

    /// <summary>Up to this zoom a whole country is looked at: what is smaller than a pixel is not told.</summary>
    internal const int FarUpTo = 7;

    private AreaShapes(IReadOnlyList<AreaShape> all, long positions) => (All, Positions) = (all, positions);

    /// <summary>The areas, in the order given.</summary>
    public IReadOnlyList<AreaShape> All { get; }

    /// <summary>How many positions their borders have: a measure of the memory they take (12 bytes each).</summary>
    public long Positions { get; }

    /// <summary>Makes a whole layer ready.</summary>
    /// <param name="areas">Code, name, and polygon or multipolygon in Web Mercator metres (EPSG:3857). What has no area is left
    /// out.</param>
    /// <param name="nearestZoom">The nearest zoom that will be asked for: detail below a step of its tiles is dropped at once, to save
    /// memory.</param>
    public static AreaShapes Of(IEnumerable<(string Code, string Name, Geometry Shape)> areas, int nearestZoom = Maps.TileNames.MaxZoom)
    {
        var coarse = nearestZoom >= Maps.TileNames.MaxZoom ? 0 : TileAddress.MaxZoom - nearestZoom;
        var made = Make(areas, coarse);
        SharedBorders.Weigh([.. made.All.SelectMany(area => area.Ground.Rings)]);
        return made;
    }

    /// <summary>
    /// Makes a part of a layer ready, with every position at every zoom: borders can't be weighed without all their neighbours. For near
    /// zooms, where there is nothing to leave out.
    /// </summary>
    /// <param name="areas">As for <see cref="Of"/>.</param>
    public static AreaShapes Part(IEnumerable<(string Code, string Name, Geometry Shape)> areas) => Make(areas, 0);

    /// <summary>How many times a zoom's steps are doubled: far out they are a pixel wide.</summary>
    internal static int CoarseAt(int zoom) => zoom <= FarUpTo ? 3 : 0;

    /// <summary>The zoom whose detail is shown at a zoom: far out that of a zoom further, so that no detail is smaller than a pixel.</summary>
    internal static int DetailAt(int zoom) => zoom <= FarUpTo ? zoom - 1 : zoom;

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

    private static AreaShapes Make(IEnumerable<(string Code, string Name, Geometry Shape)> areas, int coarse)
    {
        var all = new List<AreaShape>();
        foreach (var (code, name, shape) in areas)
        {
            var ground = TileGround.Of(shape, coarse);
            if (ground.Rings.Any())
            {
                var label = Label(shape);
                all.Add(new AreaShape(code, name, ground, WorldGrid.X(label.X), WorldGrid.Y(label.Y)));
            }
        }

        return new AreaShapes(all, all.Sum(area => area.Ground.Rings.Sum(ring => (long)ring.Count)));
    }

    // The centre of the largest part where it lies inside, else a point that does.
    private static Coordinate Label(Geometry shape)
    {
        var largest = Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).MaxBy(part => part.Area)!;
        var centre = largest.Centroid;
        return largest.Contains(centre) ? centre.Coordinate : largest.InteriorPoint.Coordinate;
    }
}
