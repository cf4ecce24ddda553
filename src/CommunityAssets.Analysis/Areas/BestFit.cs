using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace CommunityAssets.Analysis.Areas;

/// <summary>Which small areas stand for an area that somebody drew.</summary>
/// <param name="Members">Numbers of the small areas that count as a whole, in order.</param>
/// <param name="Cut">Numbers of the small areas that the boundary passes through, whether they count or not, in order.</param>
/// <param name="People">People in the members; those not known left out.</param>
/// <param name="PeopleInCut">People in members that the boundary passes through: they are counted whole though some live outside.</param>
/// <param name="PeopleUnknown">How many members' people are not known.</param>
public sealed record BestFit(
    IReadOnlyList<int> Members, IReadOnlyList<int> Cut, double People, double PeopleInCut, int PeopleUnknown)
{
    /// <summary>The share of the people counted who live in a small area that the boundary passes through, 0 to 1; NaN for nobody.</summary>
    public double ShareInCut => People > 0 ? PeopleInCut / People : double.NaN;

    /// <summary>
    /// Fits small areas: one counts as a whole where its population-weighted centroid lies in the area drawn, as ONS does for its best-fit
    /// lookups (Policy on exact fit and best fit; 2016), and not at all where it does not.
    /// </summary>
    /// <param name="drawn">The area drawn; a polygon or multipolygon on the same grid.</param>
    /// <param name="areas">The small areas.</param>
    /// <exception cref="ArgumentException">What is drawn is not an area.</exception>
    public static BestFit Of(Geometry drawn, IReadOnlyList<SmallArea> areas)
    {
        if (drawn is not IPolygonal || drawn.IsEmpty)
        {
            throw new ArgumentException("An area is needed: a polygon, or several.", nameof(drawn));
        }

        var inside = AreaLocator.Of([drawn]);
        var prepared = PreparedGeometryFactory.Prepare(drawn);
        var box = drawn.EnvelopeInternal;
        var (members, cut, people, peopleInCut, unknown) = (new List<int>(), new List<int>(), 0d, 0d, 0);
        for (var area = 0; area < areas.Count; area++)
        {
            var (shape, centre, count) = areas[area];
            if (!box.Intersects(shape.EnvelopeInternal) && !box.Contains(centre))
            {
                continue;
            }

            var isMember = inside.Find(centre.X, centre.Y) == 0;
            var isCut = !shape.IsEmpty && prepared.Intersects(shape) && !prepared.Covers(shape);
            if (isCut)
            {
                cut.Add(area);
            }

            if (isMember)
            {
                members.Add(area);
                people += double.IsNaN(count) ? 0 : count;
                peopleInCut += isCut && !double.IsNaN(count) ? count : 0;
                unknown += double.IsNaN(count) ? 1 : 0;
            }
        }

        return new BestFit(members, cut, people, peopleInCut, unknown);
    }
}
