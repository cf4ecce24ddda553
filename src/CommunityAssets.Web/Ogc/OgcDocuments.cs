using System.Text.Json;
using CommunityAssets.Domain.Places;
using CommunityAssets.Web.GeoJson;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Ogc;

/// <summary>Writes the documents that describe the service: landing page, conformance, collections.</summary>
internal static class OgcDocuments
{
    /// <summary>Writes a list of links as the member <c>links</c>.</summary>
    public static void WriteLinks(Utf8JsonWriter writer, IEnumerable<OgcLink> links)
    {
        writer.WriteStartArray("links");
        foreach (var link in links)
        {
            writer.WriteStartObject();
            writer.WriteString("rel", link.Rel);
            writer.WriteString("type", link.Type);
            writer.WriteString("href", link.Href);
            writer.WriteString("title", link.Title);
            if (link.Templated)
            {
                writer.WriteBoolean("templated", true);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes a collection as an object.</summary>
    public static void WriteCollection(
        Utf8JsonWriter writer, FeatureCollection collection, ReferenceSystem grid, IEnumerable<OgcLink> links)
    {
        writer.WriteStartObject();
        writer.WriteString("id", collection.Id);
        writer.WriteString("title", collection.Title);
        writer.WriteString("description", collection.Words);
        writer.WriteString("itemType", "feature");
        WriteExtent(writer, collection, grid);
        writer.WriteStartArray("crs");
        foreach (var crs in Crs.Of(grid))
        {
            writer.WriteStringValue(crs.Uri);
        }

        writer.WriteEndArray();
        writer.WriteString("storageCrs", Crs.Storage(grid).Uri);
        WriteLinks(writer, links);
        writer.WriteEndObject();
    }

    private static void WriteExtent(Utf8JsonWriter writer, FeatureCollection collection, ReferenceSystem grid)
    {
        writer.WriteStartObject("extent");
        if (collection.Holding.Box is { } box && new GeometryWriter(grid).Bounds(box) is { } bounds)
        {
            writer.WriteStartObject("spatial");
            writer.WriteStartArray("bbox");
            writer.WriteStartArray();
            foreach (var bound in bounds)
            {
                writer.WriteNumberValue(bound);
            }

            writer.WriteEndArray();
            writer.WriteEndArray();
            writer.WriteString("crs", Crs.Crs84.Uri);
            writer.WriteEndObject();
        }

        if (TimeOf(collection) is { } time)
        {
            writer.WriteStartObject("temporal");
            writer.WriteStartArray("interval");
            writer.WriteStartArray();
            writer.WriteStringValue(time.First);
            if (time.Last is { } last)
            {
                writer.WriteStringValue(last);
            }
            else
            {
                writer.WriteNullValue();
            }

            writer.WriteEndArray();
            writer.WriteEndArray();
            writer.WriteString("trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>
    /// The time that a collection tells of: of assets, when they last changed; of areas, from the year of their boundaries on. Null for an
    /// empty one.
    /// </summary>
    public static (DateTime First, DateTime? Last)? TimeOf(FeatureCollection collection) => collection.Holding switch
    {
        { Set: Storage.Filters.FeatureSet.OfAreas { Vintage: > 0 and var year } } =>
            (new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc), null),
        { First: { } first, Last: { } last } => (first.UtcDateTime, last.UtcDateTime),
        _ => null,
    };
}
