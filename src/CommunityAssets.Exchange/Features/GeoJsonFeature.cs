using System.Text.Json;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Features;

/// <summary>One GeoJSON feature, or a geometry standing alone, out of its bytes.</summary>
internal static class GeoJsonFeature
{
    /// <summary>Reads a feature.</summary>
    /// <param name="json">The object, known to be valid JSON.</param>
    /// <param name="system">The system of the file.</param>
    /// <param name="factory">Makes the geometries.</param>
    /// <param name="notes">What was put right.</param>
    /// <param name="row">The feature's number.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="FeatureProblemException">It is not a feature, or something in it is wrong.</exception>
    public static Feature Read(
        ReadOnlySpan<byte> json, ReferenceSystem system, GeometryFactory factory, ReadNotes notes, long row, string file)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonStream.Deepest });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FeatureProblemException(null, "this is not a feature but a bare value.",
                "Each feature is an object with \"type\": \"Feature\".");
        }

        var whole = reader;
        string? type = null;
        string? id = null;
        Geometry? geometry = null;
        var attributes = JsonAttributes.None;
        ReferenceSystem? own = null;
        try
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                switch (name)
                {
                    case "type":
                        type = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                        reader.Skip();
                        break;
                    case "id":
                        id = JsonAttributes.Id(ref reader);
                        reader.Skip();
                        break;
                    case "properties":
                        attributes = JsonAttributes.Read(ref reader);
                        break;
                    case "geometry":
                        geometry = new GeoJsonGeometry(factory, notes, row).Read(ref reader);
                        break;
                    case "crs":
                        // PostGIS writes it into a shape that stands alone.
                        var start = (int)reader.TokenStartIndex;
                        reader.Skip();
                        own = CrsMember.Read(json[start..(int)reader.BytesConsumed], file);
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            return type switch
            {
                "Feature" => In(own, new Feature(id, attributes, geometry, system)),
                "Point" or "MultiPoint" or "LineString" or "MultiLineString" or "Polygon" or "MultiPolygon" or "GeometryCollection" =>
                    In(own, new Feature(id, attributes, new GeoJsonGeometry(factory, notes, row).Read(ref whole), system)),
                _ => throw new FeatureProblemException(
                    "type", type is null ? "there is no \"type\"." : $"the type is \"{type}\".", "Each feature has \"type\": \"Feature\"."),
            };
        }
        catch (InvalidOperationException)
        {
            throw new FeatureProblemException(null, "a text in it is not UTF-8.", "Save the file as UTF-8.");
        }
    }

    private static Feature In(ReferenceSystem? own, Feature feature) => own is null || own.Code == feature.System.Code
        ? feature
        : feature with { System = own, Geometry = new GeometryFactory(new PrecisionModel(), own.Code).CreateGeometry(feature.Geometry) };
}
