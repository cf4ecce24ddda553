using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace CommunityAssets.Analysis.Areas;

/// <summary>
/// The small areas of one layer as arrays: what is needed to say which of them stand for an area that somebody drew, without their shapes
/// (some 80 bytes an area). Immutable; safe for many threads.
/// </summary>
public sealed class SmallAreas
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly Envelope[] _boxes;
    private readonly double[] _people;

    /// <summary>Takes the areas.</summary>
    /// <param name="centres">Their population-weighted centroids, or points inside them; on a grid in metres.</param>
    /// <param name="boxes">The boxes around their shapes.</param>
    /// <param name="people">How many people live in each; NaN where not known.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public SmallAreas(IReadOnlyList<Coordinate> centres, IReadOnlyList<Envelope> boxes, IReadOnlyList<double> people)
    {
        if (centres.Count != boxes.Count || centres.Count != people.Count)
        {
            throw new ArgumentException("There must be a centre, a box and a count of people for each area.", nameof(boxes));
        }

        _x = [.. centres.Select(centre => centre.X)];
        _y = [.. centres.Select(centre => centre.Y)];
        (_boxes, _people) = ([.. boxes], [.. people]);
        Extent = new Envelope();
        foreach (var box in _boxes)
        {
            Extent.ExpandToInclude(box);
        }
    }

    /// <summary>How many areas there are.</summary>
    public int Count => _boxes.Length;

    /// <summary>The box around all of them.</summary>
    public Envelope Extent { get; }

    /// <summary>The people of an area; NaN where not known.</summary>
    public double PeopleOf(int area) => _people[area];

    /// <summary>The centre of an area.</summary>
    public Coordinate CentreOf(int area) => new(_x[area], _y[area]);

    /// <summary>
    /// Fits areas: one counts as a whole where its population-weighted centroid lies in the area drawn, and not at all where it does not,
    /// as ONS does for its own best-fit lookups (Office for National Statistics. Policy on best fitting; 2016: statistics for any area but
    /// an exact one are put together from output areas by their population-weighted centroids). A centroid on the boundary of two drawn
    /// areas that share it is in exactly one of them, so that parts add up to the whole.
    /// </summary>
    /// <param name="drawn">The area drawn; a valid polygon or multipolygon on the same grid.</param>
    /// <exception cref="ArgumentException">What is drawn is not an area.</exception>
    public BestFit Fit(Geometry drawn)
    {
        if (drawn is not IPolygonal || drawn.IsEmpty)
        {
            throw new ArgumentException("An area is needed: a polygon, or several.", nameof(drawn));
        }

        var inside = StripedAreas.Of([drawn], CancellationToken.None);
        var prepared = PreparedGeometryFactory.Prepare(drawn);
        var box = drawn.EnvelopeInternal;
        var (members, edge, people, unknown) = (new List<int>(), new List<int>(), 0d, 0);
        for (var area = 0; area < _boxes.Length; area++)
        {
            if (inside.Holds(0, _x[area], _y[area]))
            {
                members.Add(area);
                people += double.IsNaN(_people[area]) ? 0 : _people[area];
                unknown += double.IsNaN(_people[area]) ? 1 : 0;
            }

            // Whether the boundary passes through an area only its shape tells; where its box is wholly inside or outside nobody need look.
            if (box.Intersects(_boxes[area]))
            {
                var whole = drawn.Factory.ToGeometry(_boxes[area]);
                if (prepared.Intersects(whole) && !prepared.Covers(whole))
                {
                    edge.Add(area);
                }
            }
        }

        return new BestFit(members, edge, people, unknown);
    }
}
