using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace CommunityAssets.Exchange.Features;

/// <summary>Makes areas out of shapes that people drew.</summary>
public static class Polygons
{
    /// <summary>Whether a shape is made of polygons alone.</summary>
    public static bool AreIn(Geometry shape) =>
        shape is Polygon or MultiPolygon || (shape is GeometryCollection parts && !parts.IsEmpty && parts.Geometries.All(AreIn));

    /// <summary>
    /// A valid polygon or multipolygon out of a shape of polygons: one that crosses or touches itself is mended by NetTopologySuite's
    /// GeometryFixer, and noted. Null where it encloses nothing.
    /// </summary>
    /// <param name="shape">The shape, on a grid in metres.</param>
    /// <param name="notes">Where to say what was mended.</param>
    /// <param name="number">The feature's number.</param>
    public static Geometry? Mend(Geometry shape, ReadNotes notes, long number)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(notes);
        var isValid = shape.IsValid;
        if (isValid && shape is Polygon or MultiPolygon)
        {
            return shape.Area > 0 ? shape : null;
        }

        if (!isValid)
        {
            notes.Add("{polygon|polygons} crossed or touched {itself|themselves} and {was|were} mended", number);
        }

        Polygon[] parts = [.. PolygonExtracter.GetPolygons(GeometryFixer.Fix(shape)).Cast<Polygon>().Where(part => part.Area > 0)];
        return parts switch
        {
            [] => null,
            [var only] => only,
            _ => shape.Factory.CreateMultiPolygon(parts),
        };
    }
}
