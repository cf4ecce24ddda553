using System.Text.Json;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Writers;

/// <summary>Writes shapes in degrees as GeoJSON geometries (RFC 7946): seven decimals (a centimetre), outer rings anticlockwise.</summary>
internal static class GeoJsonShapes
{
    /// <summary>Decimals of a degree.</summary>
    public const int Decimals = 7;

    /// <summary>Writes a shape as an object.</summary>
    public static void Write(Utf8JsonWriter json, Geometry shape)
    {
        json.WriteStartObject();
        json.WriteString("type", shape.GeometryType);
        if (shape is GeometryCollection and not (MultiPoint or MultiLineString or MultiPolygon))
        {
            json.WriteStartArray("geometries");
            for (var i = 0; i < shape.NumGeometries; i++)
            {
                Write(json, shape.GetGeometryN(i));
            }

            json.WriteEndArray();
        }
        else
        {
            json.WritePropertyName("coordinates");
            WriteCoordinates(json, shape);
        }

        json.WriteEndObject();
    }

    /// <summary>A shape as a text of its own.</summary>
    public static string Text(Geometry shape)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            Write(json, shape);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static void WriteCoordinates(Utf8JsonWriter json, Geometry shape)
    {
        switch (shape)
        {
            case Point point:
                Position(json, point.Coordinate);
                break;
            case LineString line:
                Positions(json, line.Coordinates);
                break;
            case Polygon polygon:
                json.WriteStartArray();
                Ring(json, polygon.Shell, anticlockwise: true);
                foreach (var hole in polygon.Holes)
                {
                    Ring(json, hole, anticlockwise: false);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStartArray();
                for (var i = 0; i < shape.NumGeometries; i++)
                {
                    WriteCoordinates(json, shape.GetGeometryN(i));
                }

                json.WriteEndArray();
                break;
        }
    }

    private static void Ring(Utf8JsonWriter json, LinearRing ring, bool anticlockwise) =>
        Positions(json, ring.IsCCW == anticlockwise ? ring.Coordinates : [.. ring.Coordinates.Reverse()]);

    private static void Positions(Utf8JsonWriter json, Coordinate[] points)
    {
        json.WriteStartArray();
        foreach (var point in points)
        {
            Position(json, point);
        }

        json.WriteEndArray();
    }

    private static void Position(Utf8JsonWriter json, Coordinate point)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(point.X, Decimals));
        json.WriteNumberValue(Math.Round(point.Y, Decimals));
        json.WriteEndArray();
    }
}
