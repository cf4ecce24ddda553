using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Web.Ogc.Cql2;
using NetTopologySuite.Densify;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace CommunityAssets.Web.Ogc;

/// <summary>
/// Carries shapes that are asked with onto the working grid. Edges that are straight in degrees bend on a grid: long ones are followed in
/// steps of a fiftieth of a degree, which leaves them about 5 cm off at most. What lies far outside of the grid's country is cut off first,
/// since a grid measures soundly around its country alone, and no feature lies there.
/// </summary>
internal static class GridShapes
{
    private const double StepDegrees = 0.02;

    /// <summary>
    /// A shape on the grid; null when all of it lies far from the country.
    /// </summary>
    /// <param name="shape">The shape, valid, with the axes in the order of its system.</param>
    /// <param name="crs">The system that it is in.</param>
    /// <param name="grid">The working grid.</param>
    /// <exception cref="CqlException">Its coordinates are not of that system, or it crosses itself.</exception>
    public static Geometry? ToGrid(Geometry shape, Crs crs, ReferenceSystem grid)
    {
        if (crs.LatitudeFirst)
        {
            shape = AffineTransformation.ReflectionInstance(0, 0, 1, 1).Transform(shape);
        }

        var box = shape.EnvelopeInternal;
        if (shape.IsEmpty || !IsSound(box, crs.System))
        {
            throw new CqlException(crs.System.IsGeographic
                ? "Its coordinates are not degrees: longitude from -180 to 180, latitude from -90 to 90"
                    + (crs.LatitudeFirst ? ", latitude first in this reference system" : ", longitude first")
                : "Its coordinates are not metres that a map can show");
        }

        if (!shape.IsValid)
        {
            throw new CqlException("It crosses itself; draw it without crossing lines");
        }

        if (crs.System.Code == grid.Code)
        {
            return shape;
        }

        if (!crs.System.IsGeographic)
        {
            shape = GridTransform.Between(crs.System, ReferenceSystem.Wgs84).Apply(shape);
            box = shape.EnvelopeInternal;
        }

        var around = Surroundings(grid);
        if (!around.Contains(box))
        {
            if (!around.Intersects(box))
            {
                return null;
            }

            shape = shape.Intersection(shape.Factory.ToGeometry(around));
            if (shape.IsEmpty)
            {
                return null;
            }
        }

        if (shape is not (Point or MultiPoint) && LongestSide(box) > StepDegrees)
        {
            shape = Densifier.Densify(shape, StepDegrees);
        }

        return GridTransform.Between(ReferenceSystem.Wgs84, grid).Apply(shape);
    }

    private static double LongestSide(Envelope box) => Math.Max(box.Width, box.Height);

    private static bool IsSound(Envelope box, ReferenceSystem system) => system.IsGeographic
        ? box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90
        : Math.Abs(box.MinX) < 1e8 && Math.Abs(box.MaxX) < 1e8 && Math.Abs(box.MinY) < 1e8 && Math.Abs(box.MaxY) < 1e8;

    /// <summary>The part of the world, in degrees, in which a working grid measures soundly.</summary>
    private static Envelope Surroundings(ReferenceSystem grid) => grid.IsGeographic || grid.Code == ReferenceSystem.WebMercator.Code
        ? new Envelope(-180, 180, -85, 85)
        : new Envelope(-12, 6, 48, 63);
}
