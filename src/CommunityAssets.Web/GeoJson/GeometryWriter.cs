using System.Buffers;
using System.Text;
using System.Text.Json;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.GeoJson;

/// <summary>
/// Writes geometries as GeoJSON (RFC 7946): longitude, latitude in CRS84 with six decimals (a hand's breadth to the north), outer rings
/// counter-clockwise, holes clockwise. Thread-safe.
/// </summary>
/// <param name="grid">The working grid that geometries come on.</param>
public sealed class GeometryWriter(ReferenceSystem grid)
{
    private const int Decimals = 6;
    private readonly GridTransform _transform = GridTransform.Between(grid, ReferenceSystem.Wgs84);

    /// <summary>Writes a geometry object, or null for none or an empty one.</summary>
    public void Write(Utf8JsonWriter writer, Geometry? geometry)
    {
        if (geometry is null || geometry.IsEmpty)
        {
            writer.WriteNullValue();
            return;
        }

        WriteGeometry(writer, _transform.Apply(geometry));
    }

    /// <summary>A geometry as a text of GeoJSON.</summary>
    public string Text(Geometry geometry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, geometry);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a point as <c>[lon, lat]</c>, or null.</summary>
    public void WritePosition(Utf8JsonWriter writer, Point? point)
    {
        if (Position(point) is { } position)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(position[0]);
            writer.WriteNumberValue(position[1]);
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <summary>A point on the grid as longitude and latitude; null for none.</summary>
    public double[]? Position(Point? point)
    {
        if (point is null || point.IsEmpty)
        {
            return null;
        }

        var (longitude, latitude) = _transform.Apply(point.X, point.Y);
        return [Round(longitude), Round(latitude)];
    }

    /// <summary>The box around something on the grid as west, south, east, north; null for none.</summary>
    public double[]? Bounds(Envelope? box)
    {
        if (box is null || box.IsNull)
        {
            return null;
        }

        var around = _transform.Apply(box);
        return [Round(around.MinX), Round(around.MinY), Round(around.MaxX), Round(around.MaxY)];
    }

    /// <summary>A coordinate in degrees with the decimals that leave the service.</summary>
    public static double Round(double degrees) => Math.Round(degrees, Decimals, MidpointRounding.AwayFromZero);

    private static void WriteGeometry(Utf8JsonWriter writer, Geometry geometry)
    {
        writer.WriteStartObject();
        writer.WriteString("type", geometry.GeometryType);
        if (geometry is GeometryCollection collection && geometry is not (MultiPoint or MultiLineString or MultiPolygon))
        {
            writer.WriteStartArray("geometries");
            foreach (var part in collection.Geometries)
            {
                WriteGeometry(writer, part);
            }

            writer.WriteEndArray();
        }
        else
        {
            writer.WritePropertyName("coordinates");
            WriteCoordinates(writer, geometry);
        }

        writer.WriteEndObject();
    }

    private static void WriteCoordinates(Utf8JsonWriter writer, Geometry geometry)
    {
        switch (geometry)
        {
            case Point point:
                WritePair(writer, point.X, point.Y);
                break;
            case LineString line:
                WriteLine(writer, line.CoordinateSequence, reverse: false);
                break;
            case Polygon polygon:
                writer.WriteStartArray();
                WriteRing(writer, polygon.ExteriorRing, counterClockwise: true);
                foreach (var hole in polygon.InteriorRings)
                {
                    WriteRing(writer, hole, counterClockwise: false);
                }

                writer.WriteEndArray();
                break;
            case GeometryCollection several:
                writer.WriteStartArray();
                foreach (var part in several.Geometries)
                {
                    WriteCoordinates(writer, part);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A {geometry.GeometryType} has no form in GeoJSON.", nameof(geometry));
        }
    }

    private static void WriteRing(Utf8JsonWriter writer, LineString ring, bool counterClockwise) =>
        WriteLine(writer, ring.CoordinateSequence, reverse: Orientation.IsCCW(ring.CoordinateSequence) != counterClockwise);

    private static void WriteLine(Utf8JsonWriter writer, CoordinateSequence sequence, bool reverse)
    {
        writer.WriteStartArray();
        for (var step = 0; step < sequence.Count; step++)
        {
            var index = reverse ? sequence.Count - 1 - step : step;
            WritePair(writer, sequence.GetX(index), sequence.GetY(index));
        }

        writer.WriteEndArray();
    }

    private static void WritePair(Utf8JsonWriter writer, double x, double y)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(Round(x));
        writer.WriteNumberValue(Round(y));
        writer.WriteEndArray();
    }
}
