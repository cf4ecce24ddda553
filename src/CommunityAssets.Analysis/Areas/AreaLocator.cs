using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Areas;

/// <summary>
/// Says in which area a point lies, one by one or for many points. Immutable; safe for many threads.
/// </summary>
/// <remarks>
/// Each area is cut into strips so that only the few edges beside a point are looked at (crossing number: Haines E. Point in polygon
/// strategies. In: Graphics Gems IV; 1994). A single point looks up which areas are near it; many points are put in order by place instead,
/// and each area looks through those in its box. Of areas that share a boundary with the same vertices, as publishers' sets do, a point on
/// it is in exactly one; where areas overlap the one with the lower number is told.
/// </remarks>
public sealed class AreaLocator
{
    private readonly StripedAreas _areas;
    private readonly Envelope _extent;

    // Only single points need it.
    private readonly Lazy<AreaSquares> _squares;

    private AreaLocator(StripedAreas areas, Envelope extent) =>
        (_areas, _extent, _squares) = (areas, extent, new Lazy<AreaSquares>(() => new AreaSquares(areas, extent)));

    /// <summary>How many areas there are.</summary>
    public int Count => _areas.Count;

    /// <summary>Lays areas out.</summary>
    /// <param name="areas">Polygons and multipolygons on one grid; an empty one holds no point.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static AreaLocator Of(IReadOnlyList<Geometry> areas, CancellationToken cancellationToken = default)
    {
        var striped = StripedAreas.Of(areas, cancellationToken);
        var extent = new Envelope();
        for (var area = 0; area < striped.Count; area++)
        {
            extent.ExpandToInclude(striped.Box(area));
        }

        return new AreaLocator(striped, extent);
    }

    /// <summary>The number of the area that a point lies in, or -1; nowhere (NaN) is in none.</summary>
    /// <param name="x">Easting, in the unit of the areas.</param>
    /// <param name="y">Northing, in the same unit.</param>
    public int Find(double x, double y) => _squares.Value.Find(x, y);

    /// <summary>The same for many points, on both cores; the answer is the same on any number of them.</summary>
    /// <param name="x">Eastings, in the unit of the areas.</param>
    /// <param name="y">Northings, as many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ArgumentException">There are not as many of the one as of the other.</exception>
    public int[] Find(double[] x, double[] y, CancellationToken cancellationToken = default)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"There are {x.Length} and {y.Length} coordinates.", nameof(y));
        }

        var found = new int[x.Length];
        Array.Fill(found, -1);
        if (!_extent.IsNull)
        {
            var points = new PointSquares(x, y, _extent);
            var holders = new int[points.Points.Length];
            Array.Fill(holders, -1);
            Blocks.Each(_areas.Count, 64, area => Claim(area, points, holders), cancellationToken);
            for (var at = 0; at < holders.Length; at++)
            {
                found[points.Points[at]] = holders[at];
            }
        }

        return found;
    }

    private void Claim(int area, PointSquares points, int[] holders)
    {
        var box = _areas.Box(area);
        if (box.IsNull)
        {
            return;
        }

        var (first, last) = points.Columns(box);
        for (var column = first; column <= last; column++)
        {
            var (from, to) = points.Stretch(column, box);
            for (var at = from; at < to; at++)
            {
                if (_areas.Holds(area, points.X[at], points.Y[at]))
                {
                    Lower(ref holders[at], area);
                }
            }
        }
    }

    /// <summary>Puts an area down unless one with a lower number is there; nobody's, -1, is above all when read without its sign.</summary>
    private static void Lower(ref int holder, int area)
    {
        for (var now = Volatile.Read(ref holder); (uint)area < (uint)now;)
        {
            var seen = Interlocked.CompareExchange(ref holder, area, now);
            if (seen == now)
            {
                return;
            }

            now = seen;
        }
    }
}
