using System.Text.Json;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Writers;

/// <summary>
/// GeoJSON (RFC 7946): one FeatureCollection in longitude and latitude of WGS 84 to seven decimals (about a centimetre), outer rings
/// anticlockwise. The attribution stands in a member of that name.
/// </summary>
internal sealed class GeoJsonRecords<T> : IRecordWriter<T>
{
    private const int BytesBetweenFlushes = 1 << 16;

    private readonly Utf8JsonWriter _json;
    private readonly ExportLayer<T> _layer;
    private readonly GridTransform _transform;

    public GeoJsonRecords(Stream target, ExportLayer<T> layer, ReferenceSystem grid, string? attribution)
    {
        // Text is written as it is: this is a file, not a part of a web page.
        _json = new Utf8JsonWriter(target,
            new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _layer = layer;
        _transform = GridTransform.Between(grid, ReferenceSystem.Wgs84);
        _json.WriteStartObject();
        _json.WriteString("type", "FeatureCollection");
        _json.WriteString("name", layer.Name);
        if (attribution is not null)
        {
            _json.WriteString("attribution", attribution);
        }

        _json.WriteStartArray("features");
    }

    /// <inheritdoc/>
    public void Write(T record)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "Feature");
        _json.WriteString("id", _layer.Id(record));
        _json.WritePropertyName("geometry");
        if (_layer.Shape(record) is { IsEmpty: false } shape)
        {
            GeoJsonShapes.Write(_json, _transform.Apply(shape));
        }
        else
        {
            _json.WriteNullValue();
        }

        _json.WriteStartObject("properties");
        foreach (var column in _layer.Columns)
        {
            switch (column.Value(record))
            {
                case string text:
                    _json.WriteString(column.Name, text);
                    break;
                case int whole:
                    _json.WriteNumber(column.Name, whole);
                    break;
                case long whole:
                    _json.WriteNumber(column.Name, whole);
                    break;
                case double number:
                    _json.WriteNumber(column.Name, number);
                    break;
                default:
                    _json.WriteNull(column.Name);
                    break;
            }
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        if (_json.BytesPending > BytesBetweenFlushes)
        {
            _json.Flush();
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
