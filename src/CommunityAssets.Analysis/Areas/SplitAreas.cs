using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.OverlayNG;

namespace CommunityAssets.Analysis.Areas;

/// <summary>
/// Which small areas the boundary of an area that somebody drew passes through, and how many of the people counted live in them.
/// </summary>
/// <param name="Members">Numbers of those that count as a whole though a part of them lies outside, in order.</param>
/// <param name="Others">Numbers of those that do not count at all though a part of them lies inside, in order.</param>
/// <param name="PeopleInMembers">People in <paramref name="Members"/>.</param>
/// <param name="Share">
/// The share of the people counted who live in <paramref name="Members"/>, 0 to 1; of the small areas where nobody's number is known; NaN
/// where no area counts.
/// </param>
public sealed record SplitAreas(IReadOnlyList<int> Members, IReadOnlyList<int> Others, double PeopleInMembers, double Share)
{
    /// <summary>
    /// An area is split when more than this share of its ground lies on either side. Boundaries of one place that were drawn or simplified
    /// differently leave slivers all along; those say nothing about where people live.
    /// </summary>
    public const double Sliver = 0.01;

    /// <summary>Finds them.</summary>
    /// <param name="drawn">The area drawn.</param>
    /// <param name="areas">The small areas that were fitted.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="shapes">The shapes of <see cref="BestFit.AtEdge"/>, in its order; null or empty for one that is not known.</param>
    /// <exception cref="ArgumentException">There are not as many shapes as areas at the edge.</exception>
    public static SplitAreas Of(Geometry drawn, SmallAreas areas, BestFit fit, IReadOnlyList<Geometry?> shapes)
    {
        if (shapes.Count != fit.AtEdge.Count)
        {
            throw new ArgumentException("There must be a shape for each area at the edge.", nameof(shapes));
        }

        var prepared = PreparedGeometryFactory.Prepare(drawn);
        var isMember = fit.Members.ToHashSet();
        var (members, others, people) = (new List<int>(), new List<int>(), 0d);
        for (var at = 0; at < shapes.Count; at++)
        {
            if (shapes[at] is not { IsEmpty: false } shape || !IsSplit(drawn, prepared, shape))
            {
                continue;
            }

            var area = fit.AtEdge[at];
            if (isMember.Contains(area))
            {
                members.Add(area);
                people += double.IsNaN(areas.PeopleOf(area)) ? 0 : areas.PeopleOf(area);
            }
            else
            {
                others.Add(area);
            }
        }

        var share = fit.People > 0 ? people / fit.People : fit.Members.Count > 0 ? (double)members.Count / fit.Members.Count : double.NaN;
        return new SplitAreas(members, others, people, share);
    }

    private static bool IsSplit(Geometry drawn, IPreparedGeometry prepared, Geometry shape)
    {
        if (prepared.Covers(shape) || !prepared.Intersects(shape))
        {
            return false;
        }

        var common = OverlayNGRobust.Overlay(drawn, shape, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection);
        return (common.Area / shape.Area) is > Sliver and < 1 - Sliver;
    }
}
