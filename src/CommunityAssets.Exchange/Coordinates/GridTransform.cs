using System.Buffers;
using System.Collections.Concurrent;
using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace CommunityAssets.Exchange.Coordinates;

/// <summary>
/// Carries coordinates from one reference system to another. The one place where the project does so; ProjNET does the arithmetic.
/// Geographic coordinates are longitude, latitude in degrees; projected ones easting, northing in metres. Safe to use from many
/// threads at once.
/// </summary>
/// <remarks>
/// Accuracy: between WGS 84 and the British National Grid the seven-parameter (Helmert) shift of Ordnance Survey is used. Against OS's
/// definitive OSTN15 grid of shifts it is off by up to 5 m (on OS's 40 published test points: 1.8 m at the median, 4.9 m at worst), so a
/// position is good to a building or so, not to a kerb. There and back again agrees to about 1 cm. Web Mercator is exact to rounding.
/// ETRS89 is taken as WGS 84 (they differ by less than a metre).
/// </remarks>
public sealed class GridTransform
{
    // Edges of a box are not straight in another system; a box is carried by this many points along each side.
    private const int PointsPerSide = 21;

    private static readonly ConcurrentDictionary<(int From, int To), GridTransform> Known = new();

    private readonly MathTransform? _transform;

    private GridTransform(ReferenceSystem from, ReferenceSystem to)
    {
        From = from;
        To = to;
        Factory = new GeometryFactory(new PrecisionModel(), to.Code);
        _transform = from.Code == to.Code
            ? null
            : new CoordinateTransformationFactory().CreateFromCoordinateSystems(Parse(from), Parse(to)).MathTransform;
    }

    /// <summary>The system that coordinates come in.</summary>
    public ReferenceSystem From { get; }

    /// <summary>The system that coordinates leave in.</summary>
    public ReferenceSystem To { get; }

    /// <summary>Makes geometries that carry the SRID of <see cref="To"/>.</summary>
    public GeometryFactory Factory { get; }

    /// <summary>True when both systems are the same and coordinates pass through untouched.</summary>
    public bool IsIdentity => _transform is null;

    /// <summary>The transform for a pair of systems; made once for each pair.</summary>
    public static GridTransform Between(ReferenceSystem from, ReferenceSystem to) =>
        Known.GetOrAdd((from.Code, to.Code), static (_, pair) => new GridTransform(pair.from, pair.to), (from, to));

    /// <summary>Carries many points at once, in place.</summary>
    /// <param name="xs">Longitudes or eastings.</param>
    /// <param name="ys">Latitudes or northings; as many as <paramref name="xs"/>.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void Apply(Span<double> xs, Span<double> ys)
    {
        if (xs.Length != ys.Length)
        {
            throw new ArgumentException("There must be as many ys as xs.", nameof(ys));
        }

        if (_transform is null || xs.Length == 0)
        {
            return;
        }

        var rented = ArrayPool<double>.Shared.Rent(xs.Length);
        try
        {
            var heights = rented.AsSpan(0, xs.Length);
            heights.Clear();
            _transform.Transform(xs, ys, heights, 1, 1, 1);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Carries one point.</summary>
    public (double X, double Y) Apply(double x, double y)
    {
        if (_transform is null)
        {
            return (x, y);
        }

        var z = 0d;
        _transform.Transform(ref x, ref y, ref z);
        return (x, y);
    }

    /// <summary>A carried copy of a geometry, with the SRID of <see cref="To"/>. Heights and measures are left as they are.</summary>
    public Geometry Apply(Geometry geometry)
    {
        var copy = Factory.CreateGeometry(geometry);
        copy.SRID = To.Code;
        if (_transform is not null && !copy.IsEmpty)
        {
            copy.Apply(new SequenceFilter(this));
            copy.GeometryChanged();
        }

        return copy;
    }

    /// <summary>The smallest box that holds a carried box. Its sides are followed point by point, since they bend on the way.</summary>
    public Envelope Apply(Envelope box)
    {
        if (_transform is null || box.IsNull)
        {
            return box.Copy();
        }

        Span<double> xs = stackalloc double[PointsPerSide * 4];
        Span<double> ys = stackalloc double[PointsPerSide * 4];
        for (var i = 0; i < PointsPerSide; i++)
        {
            var along = i / (PointsPerSide - 1d);
            var x = box.MinX + (along * box.Width);
            var y = box.MinY + (along * box.Height);
            (xs[i * 4], ys[i * 4]) = (x, box.MinY);
            (xs[(i * 4) + 1], ys[(i * 4) + 1]) = (x, box.MaxY);
            (xs[(i * 4) + 2], ys[(i * 4) + 2]) = (box.MinX, y);
            (xs[(i * 4) + 3], ys[(i * 4) + 3]) = (box.MaxX, y);
        }

        Apply(xs, ys);
        var carried = new Envelope();
        for (var i = 0; i < xs.Length; i++)
        {
            carried.ExpandToInclude(xs[i], ys[i]);
        }

        return carried;
    }

    // OGC text of EPSG:3857 names the ellipsoidal Mercator and tells in an extension, which ProjNET does not read, that the sphere is
    // meant.
    private static CoordinateSystem Parse(ReferenceSystem system) => new CoordinateSystemFactory().CreateFromWkt(
        system.Code == ReferenceSystem.WebMercator.Code
            ? system.Wkt.Trim().Replace("\"Mercator_1SP\"", "\"Pseudo-Mercator\"", StringComparison.Ordinal)
            : system.Wkt.Trim());

    private sealed class SequenceFilter(GridTransform transform) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq)
        {
            var count = seq.Count;
            var rented = ArrayPool<double>.Shared.Rent(count * 2);
            try
            {
                var xs = rented.AsSpan(0, count);
                var ys = rented.AsSpan(count, count);
                for (var i = 0; i < count; i++)
                {
                    (xs[i], ys[i]) = (seq.GetX(i), seq.GetY(i));
                }

                transform.Apply(xs, ys);
                for (var i = 0; i < count; i++)
                {
                    seq.SetX(i, xs[i]);
                    seq.SetY(i, ys[i]);
                }
            }
            finally
            {
                ArrayPool<double>.Shared.Return(rented);
            }
        }
    }
}
