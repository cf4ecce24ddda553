using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace CommunityAssets.Analysis.Networks;

/// <summary>
/// Draws what can be reached on foot: the ground beside the streets and paths within a limit, each cut exactly where the limit is. The
/// larger of two limits always holds all of the smaller.
/// </summary>
/// <remarks>
/// The streets reached are widened by <see cref="Width"/> as by a buffer. It is drawn as a contour of the distance to them, sampled every
/// <see cref="Cell"/> (contours over triangles, as isochrones are commonly drawn from cost surfaces: Allen J. Using network segments in the
/// visualization of urban isochrones. Cartographica 2018;53:262–270, on buffers and contours of network segments), since a true buffer of
/// thousands of streets takes seconds where this takes milliseconds. Distance to what is reached is at most 1 m steeper than a metre, so
/// the outline is within 0.71 cells of the true buffer's: all ground within 22 m of a street reached is in, none beyond 38 m of one is,
/// save in closed gaps. A gap inside is closed where it is no larger than <see cref="LargestGap"/> and no street or path of the network
/// enters it: the gardens inside a block belong to who can walk round it; a street that can't be reached keeps its gap open.
/// </remarks>
public static class Isochrones
{
    /// <summary>How far beside a street counts as reached, in metres.</summary>
    public const double Width = 30;

    /// <summary>How closely the ground is sampled, in metres.</summary>
    public const double Cell = 10;

    /// <summary>The largest gap that is closed, in square metres: 10 hectares.</summary>
    public const double LargestGap = 100_000;

    /// <summary>Draws what can be reached along a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="origin">Where people set out, on the working grid.</param>
    /// <param name="start">The place on the network beside it; the way there counts.</param>
    /// <param name="limits">Metres on foot, rising, above 0.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A polygon for each limit, in order.</returns>
    /// <exception cref="ArgumentException">Limits do not rise from above 0, or the origin is nowhere.</exception>
    public static IReadOnlyList<Isochrone> Of(
        WalkingNetwork network, Coordinate origin, NetworkPoint start, IReadOnlyList<double> limits,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        Check(origin, limits);
        using var field = network.From(start, Math.Max(0, limits[^1] - start.Off));
        var courses = limits.Select(limit => Courses(network, field, origin, start, limit)).ToList();
        var box = new Envelope();
        foreach (var place in courses[^1].SelectMany(course => course))
        {
            box.ExpandToInclude(place);
        }

        var near = new NearField(box, Width, Cell);
        var found = new List<Isochrone>(limits.Count);
        for (var at = 0; at < limits.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // What lay near a street of a smaller limit stays so.
            courses[at].ForEach(near.Add);
            found.Add(new Isochrone(limits[at], Shape(near, network, origin), OnNetwork: true));
        }

        return found;
    }

    /// <summary>Draws circles, for where there is no network: the straight line times a detour is the limit.</summary>
    /// <param name="origin">Where people set out, on the working grid.</param>
    /// <param name="limits">Metres on foot, rising, above 0.</param>
    /// <param name="detour">What a straight metre is to walk; 1 or more.</param>
    /// <returns>A polygon for each limit, in order.</returns>
    /// <exception cref="ArgumentException">Limits do not rise from above 0, or the detour is below 1.</exception>
    public static IReadOnlyList<Isochrone> Circles(Coordinate origin, IReadOnlyList<double> limits, double detour = 1.3)
    {
        Check(origin, limits);
        ArgumentOutOfRangeException.ThrowIfLessThan(detour, 1);
        var centre = new Point(origin.X, origin.Y);
        return [.. limits.Select(limit => new Isochrone(limit, centre.Buffer(limit / detour, quadrantSegments: 24), OnNetwork: false))];
    }

    private static void Check(Coordinate origin, IReadOnlyList<double> limits)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(limits);
        if (!double.IsFinite(origin.X) || !double.IsFinite(origin.Y))
        {
            throw new ArgumentException($"The origin is nowhere: {origin.X}, {origin.Y}.", nameof(origin));
        }

        if (limits.Count == 0 || !(limits[0] > 0) || !double.IsFinite(limits[^1])
            || limits.Zip(limits.Skip(1)).Any(pair => !(pair.First < pair.Second)))
        {
            throw new ArgumentException("Limits rise from above 0.", nameof(limits));
        }
    }

    /// <summary>What is walked: from the origin straight to the network, as far as the limit goes, and then along it.</summary>
    private static List<Coordinate[]> Courses(
        WalkingNetwork network, NetworkField field, Coordinate origin, NetworkPoint start, double limit)
    {
        var there = network.At(start);
        var share = start.Off > 0 ? Math.Min(1, limit / start.Off) : 1;
        var courses = new List<Coordinate[]>
        {
            new[] { origin, new Coordinate(origin.X + (share * (there.X - origin.X)), origin.Y + (share * (there.Y - origin.Y))) },
        };
        courses.AddRange(field.Stretches(limit - start.Off).Select(network.Course));
        return courses;
    }

    private static Geometry Shape(NearField near, WalkingNetwork network, Coordinate origin)
    {
        var rings = near.Outline();
        var shells = rings.Where(ring => ring.IsCCW).Select(ring => new Polygon(ring)).ToList();
        var gaps = rings.Where(ring => !ring.IsCCW).Select(ring => new Polygon(ring)).Where(gap => !IsClosed(gap, network)).ToList();
        if (shells.Count > 1)
        {
            // All that is reached hangs together; a speck apart is the sampling's.
            var point = new Point(origin);
            shells = [.. shells.Where(shell => shell.Covers(point))];
        }

        var holding = shells[0];
        return gaps.Count == 0 ? holding : new Polygon(
            (LinearRing)holding.ExteriorRing, [.. gaps.Select(gap => (LinearRing)gap.ExteriorRing)]);
    }

    private static bool IsClosed(Polygon gap, WalkingNetwork network)
    {
        if (gap.Area > LargestGap)
        {
            return false;
        }

        var box = gap.EnvelopeInternal;
        var edges = new List<int>();
        network.EdgesNear(box.Centre.X, box.Centre.Y, box.Diameter / 2, edges);
        var prepared = PreparedGeometryFactory.Prepare(gap);
        return !edges.Exists(edge => prepared.Intersects(
            new LineString(network.Course(new NetworkStretch(edge, 0, network.Edge(edge).Metres)))));
    }
}
