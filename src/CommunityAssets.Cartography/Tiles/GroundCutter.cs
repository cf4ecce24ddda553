using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Precision;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// Cuts grounds to one tile, one after the other in the same memory. Rings stay valid: nearly all are as soon as they are cut; what
/// rounding has spoilt is mended on the tile's own grid. Not for many threads at once.
/// </summary>
/// <param name="frame">The tile.</param>
internal sealed class GroundCutter(TileFrame frame)
{
    private static readonly GeometryFactory Factory = new();
    private static readonly PrecisionModel WholeNumbers = new(1);

    private readonly TileGeometry _geometry = TileGeometry.Polygons();
    private readonly TilePoints _points = new(straight: frame.Coarse > 0);
    private readonly List<(int X, int Y)[]> _rings = [];
    private readonly List<(int X, int Y)[]> _apart = [];
    private readonly RingTrace _trace = new();
    private readonly RingCheck _check = new();
    private readonly int _detail = AreaShapes.DetailAt(frame.Tile.Z);

    /// <summary>Cuts a ground.</summary>
    /// <returns>Its geometry, true until the next one is cut; empty where it is not in the tile, or too small to be seen.</returns>
    public TileGeometry Cut(TileGround ground)
    {
        _geometry.Clear();
        if (Meets(ground.Box))
        {
            foreach (var rings in ground.Polygons)
            {
                Cut(rings);
            }
        }

        return _geometry;
    }

    /// <summary>Whether something with a box on the <see cref="WorldGrid"/> is wide and high enough for a finger: sixteen pixels.</summary>
    public bool CanBePointedAt((int MinX, int MinY, int MaxX, int MaxY) box)
    {
        var least = 16 * (TileAddress.Extent / 512) << frame.Tile.Shift;
        return box.MaxX - box.MinX >= least && box.MaxY - box.MinY >= least;
    }

    /// <summary>Whether a box on the <see cref="WorldGrid"/> meets the tile and its surroundings.</summary>
    public bool Meets((int MinX, int MinY, int MaxX, int MaxY) box)
    {
        if (box.MinX > box.MaxX)
        {
            return false;
        }

        var (least, most) = (frame.Nearest(box.MinX, box.MinY), frame.Nearest(box.MaxX, box.MaxY));
        return least.X <= frame.High && most.X >= frame.Low && least.Y <= frame.High && most.Y >= frame.Low;
    }

    private void Cut(List<WorldRing> rings)
    {
        _rings.Clear();
        _trace.Begin(frame);
        var around = false;
        for (var i = 0; i < rings.Count; i++)
        {
            var placed = Read(rings[i], outer: i == 0);
            if (i == 0 && placed is Place.Nowhere)
            {
                return;
            }

            if (placed is Place.Within)
            {
                _rings.Add(_points.All.ToArray());
            }
            else if (placed is Place.Across)
            {
                _trace.Add(_points.All);
                around |= i == 0;
            }
        }

        _trace.Rings(_rings);

        if (around && !_trace.CameIn)
        {
            if (!Holds(rings))
            {
                return;
            }

            _rings.Add([(frame.Low, frame.Low), (frame.High, frame.Low), (frame.High, frame.High), (frame.Low, frame.High)]);
        }

        if (_rings.Count > 0)
        {
            Finish(rings);
        }
    }

    // Whether a polygon none of whose rings comes into the tile goes all around it: then it holds the tile's middle.
    private bool Holds(List<WorldRing> rings)
    {
        var middle = frame.Extent / 2;
        var inside = false;
        for (var i = 0; i < rings.Count; i++)
        {
            if (Read(rings[i], outer: i == 0) is not Place.Nowhere)
            {
                inside ^= RingClip.Holds(_points.All, (middle, middle));
            }
        }

        return inside;
    }

    private void Finish(List<WorldRing> rings)
    {
        _check.Clear();
        var outers = 0;
        foreach (var ring in _rings)
        {
            _check.Add(ring);
            outers += RingClip.TwiceArea(ring) > 0 ? 1 : 0;
        }

        if (outers > 0 && (_rings.Count == outers || outers == 1) && _check.IsSimple())
        {
            foreach (var outer in _rings.Where(ring => RingClip.TwiceArea(ring) > 0))
            {
                _geometry.AddRing(outer, outer: true);
            }

            foreach (var hole in _rings.Where(ring => RingClip.TwiceArea(ring) < 0))
            {
                _geometry.AddRing(hole, outer: false);
            }
        }
        else if (_rings.Count != 1 || !TakeApart(_rings[0]))
        {
            CutSlowly(rings);
        }
    }

    /// <summary>
    /// A ring that touches itself at corners, as far out many do, is so many rings that touch each other there, which is sound. What
    /// turns the other way would be a hole, and is left to the slow way.
    /// </summary>
    private bool TakeApart((int X, int Y)[] ring)
    {
        _apart.Clear();
        var open = new List<(int X, int Y)>(ring.Length);
        foreach (var point in ring)
        {
            var before = open.LastIndexOf(point);
            if (before >= 0)
            {
                _apart.Add([.. CollectionsMarshal.AsSpan(open)[before..]]);
                open.RemoveRange(before, open.Count - before);
            }

            open.Add(point);
        }

        _apart.Add([.. open]);
        _apart.RemoveAll(static part => part.Length < 3 || RingClip.TwiceArea(part) == 0);
        if (_apart.Exists(static part => RingClip.TwiceArea(part) < 0))
        {
            return false;
        }

        foreach (var part in _apart)
        {
            _check.Clear();
            _check.Add(part);
            if (!_check.IsSimple())
            {
                return false;
            }
        }

        foreach (var part in _apart)
        {
            _geometry.AddRing(part, outer: true);
        }

        return true;
    }

    private void CutSlowly(List<WorldRing> rings)
    {
        var cut = rings.Select((ring, i) => Read(ring, outer: i == 0) is Place.Nowhere ? [] : RingClip.Ring(_points.All, frame)).ToList();
        if (cut[0].Count == 0)
        {
            return;
        }

        var polygon = Factory.CreatePolygon(Closed(cut[0]), [.. cut.Skip(1).Where(hole => hole.Count > 0).Select(Closed)]);
        var valid = polygon.IsValid ? polygon : GeometryPrecisionReducer.Reduce(GeometryFixer.Fix(polygon), WholeNumbers);
        for (var i = 0; i < valid.NumGeometries; i++)
        {
            if (valid.GetGeometryN(i) is Polygon { IsEmpty: false } part)
            {
                _geometry.AddRing(Points(part.ExteriorRing), outer: true);
                foreach (var hole in part.InteriorRings)
                {
                    _geometry.AddRing(Points(hole), outer: false);
                }
            }
        }
    }

    // The ring's positions that matter at this zoom, turned as the standard wants.
    private Place Read(WorldRing ring, bool outer)
    {
        _points.Clear();
        for (var i = 0; i < ring.Count; i++)
        {
            if (ring.From is null || ring.From[i] <= _detail)
            {
                _points.AddToRing(frame.Nearest(ring.Xs[i], ring.Ys[i]));
            }
        }

        _points.EndRing();
        if (_points.Count < 3)
        {
            return Place.Nowhere;
        }

        var (minX, minY, maxX, maxY) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        foreach (var (x, y) in _points.All)
        {
            (minX, minY, maxX, maxY) = (Math.Min(minX, x), Math.Min(minY, y), Math.Max(maxX, x), Math.Max(maxY, y));
        }

        if (minX > frame.High || minY > frame.High || maxX < frame.Low || maxY < frame.Low)
        {
            return Place.Nowhere;
        }

        var area = RingClip.TwiceArea(_points.All);
        if (area == 0)
        {
            return Place.Nowhere;
        }

        if (area > 0 != outer)
        {
            _points.Reverse();
        }

        return minX >= frame.Low && minY >= frame.Low && maxX <= frame.High && maxY <= frame.High ? Place.Within : Place.Across;
    }

    private static LinearRing Closed(List<(int X, int Y)> points) =>
        Factory.CreateLinearRing([.. points.Append(points[0]).Select(static point => new Coordinate(point.X, point.Y))]);

    private static (int X, int Y)[] Points(LineString ring) =>
        [.. ring.Coordinates.SkipLast(1).Select(static at => ((int)Math.Round(at.X), (int)Math.Round(at.Y)))];

    private enum Place
    {
        Nowhere,
        Within,
        Across,
    }
}
