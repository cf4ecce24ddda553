using System.Text.Json;
using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace CommunityAssets.Web.GeoJson;

/// <summary>Writes areas as GeoJSON features.</summary>
/// <param name="grid">The working grid that geometries come on.</param>
public sealed class AreaWriter(ReferenceSystem grid)
{
    private readonly GeometryWriter _geometries = new(grid);

    /// <summary>Writes one feature.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="area">The area.</param>
    /// <param name="detail">How much of its shape.</param>
    /// <param name="more">Writes further members into the properties, or null.</param>
    public void Write(Utf8JsonWriter writer, Area area, ShapeDetail detail, Action<Utf8JsonWriter>? more = null)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteString("id", area.Key.Code);
        if (area.Shape is not null && _geometries.Bounds(area.Shape.EnvelopeInternal) is { } bounds)
        {
            writer.WriteStartArray("bbox");
            foreach (var side in bounds)
            {
                writer.WriteNumberValue(side);
            }

            writer.WriteEndArray();
        }

        writer.WritePropertyName("geometry");
        _geometries.Write(writer, Shape(area.Shape, detail));
        writer.WriteStartObject("properties");
        WriteNames(writer, area);
        if (area.Population is { } population)
        {
            writer.WriteNumber("population", population);
        }
        else
        {
            writer.WriteNull("population");
        }

        writer.WritePropertyName("centroid");
        _geometries.WritePosition(writer, area.Centroid);
        writer.WriteString("source", area.Source);
        more?.Invoke(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Writes what names an area into an object that is open: code, name, level, its words, vintage.</summary>
    public static void WriteNames(Utf8JsonWriter writer, Area area)
    {
        writer.WriteString("code", area.Key.Code);
        writer.WriteString("name", area.Name);
        writer.WriteString("level", LevelNames.Name(area.Level));
        writer.WriteString("levelLabel", LevelNames.One(area.Level));
        writer.WriteNumber("vintage", area.Key.Vintage);
    }

    /// <summary>
    /// A shape with the detail asked for. Simplified ones stay valid, and stay within a hundredth of the shape's width of it.
    /// </summary>
    public static Geometry? Shape(Geometry? shape, ShapeDetail detail)
    {
        if (shape is null || detail == ShapeDetail.None)
        {
            return null;
        }

        var box = shape.EnvelopeInternal;
        return detail == ShapeDetail.Full ? shape : TopologyPreservingSimplifier.Simplify(shape, Math.Min(box.Width, box.Height) / 100);
    }
}
