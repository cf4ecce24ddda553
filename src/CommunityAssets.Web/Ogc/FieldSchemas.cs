using System.Text.Json;
using CommunityAssets.Storage.Filters;

namespace CommunityAssets.Web.Ogc;

/// <summary>Writes JSON schemas of a collection's features, and of what filters may name.</summary>
internal static class FieldSchemas
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>Writes the schema.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="id">The absolute address of the schema.</param>
    /// <param name="queryables">Whether it is of what filters may name; else of what features hold.</param>
    public static void Write(Utf8JsonWriter writer, FeatureCollection collection, string id, bool queryables)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", Dialect);
        writer.WriteString("$id", id);
        writer.WriteString("type", "object");
        writer.WriteString("title", collection.Title);
        writer.WriteString("description", queryables
            ? "What filters may name. Properties that are lists are compared by A_CONTAINS, A_CONTAINEDBY, A_OVERLAPS and A_EQUALS."
            : collection.Words);
        writer.WriteStartObject("properties");
        writer.WriteStartObject(Collections.GeometryName);
        writer.WriteString("title", "Shape");
        writer.WriteString("description", "The feature's shape; null where it has no place.");
        writer.WriteString("format", collection.HoldsAssets ? "geometry-any" : "geometry-multipolygon");
        writer.WriteString("x-ogc-role", "primary-geometry");
        writer.WriteEndObject();
        foreach (var field in collection.Fields.AddRange(collection.Indicators))
        {
            writer.WriteStartObject(field.Name);
            WriteField(writer, field, collection);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteEndObject();
    }

    /// <summary>The JSON type of a field and its format, or null.</summary>
    public static (string Type, string? Format) TypeOf(Field field) => field.Type switch
    {
        FieldType.Whole => ("integer", null),
        FieldType.Number => ("number", null),
        FieldType.Truth => ("boolean", null),
        FieldType.Day => ("string", "date"),
        FieldType.Moment => ("string", "date-time"),
        FieldType.Words => ("array", null),
        _ => ("string", null),
    };

    private static void WriteField(Utf8JsonWriter writer, Field field, FeatureCollection collection)
    {
        writer.WriteString("title", field.Name);
        writer.WriteString("description", field.Tells);
        var (type, format) = TypeOf(field);
        writer.WriteString("type", type);
        if (format is not null)
        {
            writer.WriteString("format", format);
        }

        if (field.Name == (collection.HoldsAssets ? "id" : "code"))
        {
            writer.WriteString("x-ogc-role", "id");
        }

        if (field is { Name: "updated", Type: FieldType.Moment })
        {
            writer.WriteString("x-ogc-role", "primary-instant");
        }

        if (field.Type == FieldType.Words)
        {
            writer.WriteStartObject("items");
            writer.WriteString("type", "string");
            WriteChoices(writer, field);
            writer.WriteEndObject();
        }
        else
        {
            WriteChoices(writer, field);
        }
    }

    private static void WriteChoices(Utf8JsonWriter writer, Field field)
    {
        if (field.Choices.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("enum");
        foreach (var choice in field.Choices)
        {
            writer.WriteStringValue(choice);
        }

        writer.WriteEndArray();
    }
}
