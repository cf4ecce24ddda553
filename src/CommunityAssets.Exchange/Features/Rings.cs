using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Features;

/// <summary>Makes rings of polygons out of points.</summary>
internal static class Rings
{
    /// <summary>A ring of the points; one that does not end where it began is closed and noted.</summary>
    /// <exception cref="FeatureProblemException">There are fewer than three different places for its points.</exception>
    public static LinearRing Close(Coordinate[] points, GeometryFactory factory, ReadNotes notes, long row)
    {
        if (points.Length >= 3 && !points[0].Equals2D(points[^1]))
        {
            points = [.. points, points[0].Copy()];
            notes.Add("{ring|rings} did not end where {it|they} began and {was|were} closed", row);
        }

        return points.Length >= 4
            ? factory.CreateLinearRing(points)
            : throw new FeatureProblemException("geometry.coordinates", "a ring of a polygon has fewer than three corners.",
                "Take the ring away or draw it again.");
    }
}
