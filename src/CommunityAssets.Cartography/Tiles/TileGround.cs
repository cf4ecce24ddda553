using NetTopologySuite.Geometries;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// A polygon or multipolygon ready to be cut into tiles: each polygon as its outer ring and its holes on the <see cref="WorldGrid"/>.
/// </summary>
internal sealed class TileGround
{
    private TileGround(List<List<WorldRing>> polygons)
    {
        Polygons = polygons;
        foreach (var rings in polygons)
        {
            var (box, one) = (Box, rings[0].Box());
            Box = (Math.Min(box.MinX, one.MinX), Math.Min(box.MinY, one.MinY), Math.Max(box.MaxX, one.MaxX), Math.Max(box.MaxY, one.MaxY));
        }
    }

    /// <summary>Each polygon: its outer ring, then its holes.</summary>
    public List<List<WorldRing>> Polygons { get; }

    /// <summary>The box around it on the world grid; upside down when there is nothing.</summary>
    public (int MinX, int MinY, int MaxX, int MaxY) Box { get; } =
        (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    /// <summary>Every ring, outer and inner.</summary>
    public IEnumerable<WorldRing> Rings => Polygons.SelectMany(rings => rings);

    /// <summary>Reads polygons of Web Mercator metres; other parts of a collection are left out.</summary>
    public static TileGround Of(Geometry geometry, int coarse = 0)
    {
        var polygons = new List<List<WorldRing>>(geometry.NumGeometries);
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon)
            {
                continue;
            }

            var rings = new List<WorldRing>(1 + polygon.NumInteriorRings) { WorldRing.Of(polygon.ExteriorRing.CoordinateSequence, coarse) };
            rings.AddRange(polygon.InteriorRings.Select(hole => WorldRing.Of(hole.CoordinateSequence, coarse)));
            if (rings[0].Count >= 3)
            {
                rings.RemoveAll(ring => ring.Count < 3);
                polygons.Add(rings);
            }
        }

        return new TileGround(polygons);
    }

    /// <summary>The same with positions nearer than so many doublings of the grid's step made one.</summary>
    public TileGround Coarsened(int coarse)
    {
        var polygons = new List<List<WorldRing>>(Polygons.Count);
        foreach (var rings in Polygons)
        {
            var kept = rings.ConvertAll(ring => ring.Coarsened(coarse));
            if (kept[0].Count >= 3)
            {
                kept.RemoveAll(ring => ring.Count < 3);
                polygons.Add(kept);
            }
        }

        return new TileGround(polygons);
    }
}
