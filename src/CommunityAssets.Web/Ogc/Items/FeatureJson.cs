using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using CommunityAssets.Storage.Filters;

namespace CommunityAssets.Web.Ogc.Items;

/// <summary>Writes features as GeoJSON, field by field as they are read.</summary>
/// <param name="fields">The fields that are read.</param>
/// <param name="grid">The system that shapes come in.</param>
/// <param name="crs">The system that they are written in.</param>
internal sealed class FeatureJson(ImmutableArray<Field> fields, ReferenceSystem grid, Crs crs)
{
    private readonly JsonEncodedText[] _names = [.. fields.Select(field => JsonEncodedText.Encode(field.Name))];
    private readonly FieldType[] _types = [.. fields.Select(field => field.Type)];
    private readonly ShapeJson _shapes = new(grid, crs);

    /// <summary>Writes the members of a feature into an object that the caller begins and ends.</summary>
    public void WriteMembers(Utf8JsonWriter writer, IFeatureRow row)
    {
        writer.WriteString("type"u8, "Feature"u8);
        writer.WriteString("id"u8, row.Id);
        writer.WritePropertyName("geometry"u8);
        _shapes.Write(writer, row.Shape);
        writer.WriteStartObject("properties"u8);
        for (var field = 0; field < _names.Length; field++)
        {
            if (row.IsNull(field))
            {
                writer.WriteNull(_names[field]);
            }
            else
            {
                WriteValue(writer, row, field);
            }
        }

        writer.WriteEndObject();
    }

    private void WriteValue(Utf8JsonWriter writer, IFeatureRow row, int field)
    {
        var name = _names[field];
        switch (_types[field])
        {
            case FieldType.Whole:
                writer.WriteNumber(name, row.Whole(field));
                break;
            case FieldType.Number:
                WriteNumber(writer, name, row.Number(field));
                break;
            case FieldType.Truth:
                writer.WriteBoolean(name, row.Truth(field));
                break;
            case FieldType.Day:
                WriteDay(writer, name, row.Day(field));
                break;
            case FieldType.Moment:
                writer.WriteString(name, row.Moment(field).UtcDateTime);
                break;
            case FieldType.Words:
                writer.WriteStartArray(name);
                foreach (var word in row.Words(field))
                {
                    writer.WriteStringValue(word);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteString(name, row.Utf8(field));
                break;
        }
    }

    /// <summary>
    /// A number with a decimal point, whole ones too: programs that guess a column's type from its first values then guess right.
    /// </summary>
    private static void WriteNumber(Utf8JsonWriter writer, JsonEncodedText name, double number)
    {
        if (number != Math.Floor(number) || Math.Abs(number) >= 1e15)
        {
            writer.WriteNumber(name, number);
            return;
        }

        Span<byte> text = stackalloc byte[24];
        number.TryFormat(text, out var length, "0.0", CultureInfo.InvariantCulture);
        writer.WritePropertyName(name);
        writer.WriteRawValue(text[..length], skipInputValidation: true);
    }

    private static void WriteDay(Utf8JsonWriter writer, JsonEncodedText name, DateOnly day)
    {
        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out var length, "O");
        writer.WriteString(name, text[..length]);
    }
}
