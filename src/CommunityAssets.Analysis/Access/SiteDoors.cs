using CommunityAssets.Analysis.Networks;
using NetTopologySuite.Geometries;
using NetTopologySuite.LinearReferencing;

namespace CommunityAssets.Analysis.Access;

/// <summary>Where sites are come to from a walking network: a point at the street beside it, a park at any of its sides.</summary>
internal static class SiteDoors
{
    private const double Spacing = 25;
    private const int Most = 24;

    /// <summary>The places on the network beside a site; none where the network is not near it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="site">A point, line or polygon; lines and boundaries are tried at up to 24 places, evenly along them.</param>
    public static NetworkPoint[] Of(WalkingNetwork network, Geometry site)
    {
        var doors = new List<NetworkPoint>();
        foreach (var place in Places(site))
        {
            if (network.Snap(place.X, place.Y) is { } door && !doors.Contains(door))
            {
                doors.Add(door);
            }
        }

        return [.. doors];
    }

    private static IEnumerable<Coordinate> Places(Geometry site)
    {
        if (site.Dimension == Dimension.Point)
        {
            return site.Coordinates;
        }

        var course = site.Dimension == Dimension.Surface ? site.Boundary : site;
        var count = Math.Clamp((int)(course.Length / Spacing), 4, Most);
        var along = new LengthIndexedLine(course);
        return Enumerable.Range(0, count).Select(step => along.ExtractPoint(course.Length * step / count));
    }
}
