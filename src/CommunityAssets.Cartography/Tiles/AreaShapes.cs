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

    private AreaShapes(IReadOnlyList<AreaShape> all, long positions) => (All, Positions) = (all, positions);

    /// <summary>The areas, in the order given.</summary>
    public IReadOnlyList<AreaShape> All { get; }

    /// <summary>How many positions their borders have: a measure of the memory they take (12 bytes each).</summary>
    public long Positions { get; }

    /// <summary>Makes areas ready.</summary>
    /// <param name="areas">Code, name, and polygon or multipolygon in Web Mercator metres (EPSG:3857). What has no area is left out.</param>
    /// <param name="weigh">
    /// False leaves every position in at every zoom: for a part of a layer, whose borders can't be weighed without their neighbours.
    /// </param>
    public static AreaShapes Of(IEnumerable<(string Code, string Name, Geometry Shape)> areas, bool weigh = true)
    {
        var all = new List<AreaShape>();
        foreach (var (code, name, shape) in areas)
        {
            var ground = TileGround.Of(shape);
            if (ground.Rings.Any())
            {
                var label = Label(shape);
                all.Add(new AreaShape(code, name, ground, WorldGrid.X(label.X), WorldGrid.Y(label.Y)));
            }
        }

        var rings = all.SelectMany(area => area.Ground.Rings).ToList();
        if (weigh)
        {
            SharedBorders.Weigh(rings);
        }

        return new AreaShapes(all, rings.Sum(ring => (long)ring.Count));
    }

    /// <summary>The detail that a zoom leaves out, in square steps of the world. The last zoom with tiles of its own keeps everything.</summary>
    internal static float DetailAt(int zoom)
    {
        var step = Math.Pow(2, TileAddress.MaxZoom - zoom);
        return zoom >= Maps.TileNames.MaxZoom ? 0 : (float)(LeastDetail * step * step);
    }

    // The centre of the largest part where it lies inside, else a point that does.
    private static Coordinate Label(Geometry shape)
    {
        var largest = Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).MaxBy(part => part.Area)!;
        var centre = largest.Centroid;
        return largest.Contains(centre) ? centre.Coordinate : largest.InteriorPoint.Coordinate;
    }
}
