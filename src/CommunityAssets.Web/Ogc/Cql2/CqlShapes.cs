using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CommunityAssets.Web.Ogc.Cql2;

/// <summary>Reads shapes: well-known text and boxes. Heights are left aside.</summary>
internal static class CqlShapes
{
    /// <summary>Reads well-known text.</summary>
    public static Geometry OfText(string text, string place)
    {
        try
        {
            return new WKTReader { IsOldNtsCoordinateSyntaxAllowed = false }.Read(text);
        }
        catch (Exception problem) when (problem is ParseException or ArgumentException or FormatException or InvalidOperationException)
        {
            throw CqlException.At(place, $"The shape can't be read: {problem.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Reads a box of four numbers, or of six with heights.</summary>
    public static Geometry OfBox(ImmutableArray<Cql> args, string place)
    {
        double[] numbers = [.. args.Select(arg => arg is Cql.Number number
            ? number.Value
            : throw CqlException.At(place, "BBOX takes four numbers"))];
        return numbers switch
        {
            [var west, var south, var east, var north] => OfBox(west, south, east, north, place),
            [var west, var south, _, var east, var north, _] => OfBox(west, south, east, north, place),
            _ => throw CqlException.At(place, "BBOX takes four numbers"),
        };
    }

    private static Geometry OfBox(double west, double south, double east, double north, string place) => west <= east && south <= north
        ? new GeometryFactory().ToGeometry(new Envelope(west, east, south, north))
        : throw CqlException.At(place, "The box has an edge on the wrong side; a box across the antimeridian can't be read");
}
