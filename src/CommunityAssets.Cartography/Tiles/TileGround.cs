using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Precision;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// A polygon or multipolygon ready to be cut into tiles: each polygon as its outer ring and its holes on the <see cref="WorldGrid"/>.
/// </summary>
internal sealed class TileGround
{
    private static readonly GeometryFactory Factory = new();
    private static readonly PrecisionModel WholeNumbers = new(1);

    private readonly List<List<WorldRing>> _polygons = [];

    /// <summary>Reads polygons of Web Mercator metres; other parts of a collection are left out.</summary>
    public static TileGround Of(Geometry geometry, int coarse = 0)
    {
        var ground = new TileGround();
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon)
            {
                continue;
            }

            var rings = new List<WorldRing> { WorldRing.Of(polygon.ExteriorRing.CoordinateSequence, coarse) };
            rings.AddRange(polygon.InteriorRings.Select(hole => WorldRing.Of(hole.CoordinateSequence, coarse)));
            if (rings[0].Count >= 3)
            {
                rings.RemoveAll(ring => ring.Count < 3);
                ground._polygons.Add(rings);
            }
        }

        var boxes = ground._polygons.Select(rings => rings[0].Box()).ToList();
        ground.Box = boxes.Count == 0
            ? (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue)
            : (boxes.Min(box => box.MinX), boxes.Min(box => box.MinY), boxes.Max(box => box.MaxX), boxes.Max(box => box.MaxY));
        return ground;
    }

    /// <summary>The box around it on the world grid.</summary>
    public (int MinX, int MinY, int MaxX, int MaxY) Box { get; private set; }

    /// <summary>Every ring, outer and inner.</summary>
    public IEnumerable<WorldRing> Rings => _polygons.SelectMany(rings => rings);

    /// <summary>Cuts it to a tile. Rings stay valid: what cutting and rounding spoil is mended on the tile's own grid.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="detail">Positions that weigh less, in square steps of the world, are left out.</param>
    public TileGeometry On(TileAddress tile, float detail)
    {
        var geometry = TileGeometry.Polygons();
        if (!Meets(tile))
        {
            return geometry;
        }

        foreach (var rings in _polygons)
        {
            var outer = RingClip.Ring(rings[0].On(tile, detail, closed: true));
            if (outer.Count == 0)
            {
                continue;
            }

            var holes = rings.Skip(1).Select(ring => RingClip.Ring(ring.On(tile, detail, closed: true))).Where(ring => ring.Count > 0);
            var polygon = Factory.CreatePolygon(Ring(outer), [.. holes.Select(Ring)]);
            Add(geometry, polygon.IsValid ? polygon : Mended(polygon));
        }

        return geometry;
    }

    private bool Meets(TileAddress tile) =>
        tile.AcrossNearest(Box.MinX) <= TileAddress.Extent + TileAddress.Buffer && tile.AcrossNearest(Box.MaxX) >= -TileAddress.Buffer
        && tile.DownNearest(Box.MinY) <= TileAddress.Extent + TileAddress.Buffer && tile.DownNearest(Box.MaxY) >= -TileAddress.Buffer;

    private static Geometry Mended(Polygon polygon) => GeometryPrecisionReducer.Reduce(GeometryFixer.Fix(polygon), WholeNumbers);

    private static void Add(TileGeometry geometry, Geometry valid)
    {
        for (var i = 0; i < valid.NumGeometries; i++)
        {
            if (valid.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
            {
                geometry.AddRing(CollectionsMarshal.AsSpan(Points(polygon.ExteriorRing)), outer: true);
                foreach (var hole in polygon.InteriorRings)
                {
                    geometry.AddRing(CollectionsMarshal.AsSpan(Points(hole)), outer: false);
                }
            }
        }
    }

    private static LinearRing Ring(List<(int X, int Y)> points)
    {
        var coordinates = new Coordinate[points.Count + 1];
        for (var i = 0; i < coordinates.Length; i++)
        {
            var (x, y) = points[i % points.Count];
            coordinates[i] = new Coordinate(x, y);
        }

        return Factory.CreateLinearRing(coordinates);
    }

    private static List<(int X, int Y)> Points(LineString ring)
    {
        var points = new List<(int X, int Y)>(ring.NumPoints);
        for (var i = 0; i < ring.NumPoints - 1; i++)
        {
            points.Add(((int)Math.Round(ring.CoordinateSequence.GetX(i)), (int)Math.Round(ring.CoordinateSequence.GetY(i))));
        }

        return points;
    }
}
