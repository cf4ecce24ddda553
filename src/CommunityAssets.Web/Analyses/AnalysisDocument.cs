using System.Text.Json;
using CommunityAssets.Domain.Places;
using CommunityAssets.Web.GeoJson;

namespace CommunityAssets.Web.Analyses;

/// <summary>Writes the result of an analysis as JSON or GeoJSON: the same document over HTTP, in a file and on a terminal.</summary>
public static class AnalysisDocument
{
    /// <summary>
    /// Writes name, method, parameters, findings, columns with what each tells, and rows as objects; with shapes a member
    /// <c>geometry</c> in each row.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="result">The result.</param>
    /// <param name="grid">The grid that its shapes are on.</param>
    /// <param name="detail">How much of the shapes.</param>
    /// <param name="flush">Called now and then; null for never.</param>
    public static async Task WriteAsync(
        Utf8JsonWriter writer, AnalysisTable result, ReferenceSystem grid, ShapeDetail detail, Func<Task>? flush = null)
    {
        var shapes = new GeometryWriter(grid);
        writer.WriteStartObject();
        WriteHead(writer, result);
        writer.WriteStartArray("rows");
        foreach (var row in result.Rows)
        {
            writer.WriteStartObject();
            WriteValues(writer, result.Columns, row);
            if (detail != ShapeDetail.None)
            {
                writer.WritePropertyName("geometry");
                shapes.Write(writer, AreaWriter.Shape(row.Shape, detail));
            }

            writer.WriteEndObject();
            await (flush?.Invoke() ?? Task.CompletedTask);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes a FeatureCollection; what the result says of itself are members of the collection.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public static async Task WriteFeaturesAsync(
        Utf8JsonWriter writer, AnalysisTable result, ReferenceSystem grid, ShapeDetail detail, Func<Task>? flush = null)
    {
        var shapes = new GeometryWriter(grid);
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        WriteHead(writer, result);
        writer.WriteStartArray("features");
        foreach (var row in result.Rows)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "Feature");
            writer.WriteString("id", row.Id);
            writer.WritePropertyName("geometry");
            shapes.Write(writer, AreaWriter.Shape(row.Shape, detail));
            writer.WriteStartObject("properties");
            WriteValues(writer, result.Columns, row);
            writer.WriteEndObject();
            writer.WriteEndObject();
            await (flush?.Invoke() ?? Task.CompletedTask);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter writer, AnalysisTable result)
    {
        writer.WriteString("name", result.Name);
        writer.WriteString("method", result.Method);
        writer.WriteStartObject("parameters");
        foreach (var (name, value) in result.Parameters)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("findings");
        foreach (var sentence in result.Findings)
        {
            writer.WriteStringValue(sentence);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("columns");
        foreach (var column in result.Columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("tells", column.Tells);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter writer, IReadOnlyList<TableColumn> columns, TableRow row)
    {
        for (var at = 0; at < columns.Count; at++)
        {
            writer.WritePropertyName(columns[at].Name);
            WriteValue(writer, row.Values[at]);
        }
    }

    // JSON has no words for infinity and not-a-number: nothing can be said.
    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int whole:
                writer.WriteNumberValue(whole);
                break;
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case ulong whole:
                writer.WriteNumberValue(whole);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            default:
                JsonSerializer.Serialize(writer, value, value.GetType(), JsonSerializerOptions.Web);
                break;
        }
    }
}
