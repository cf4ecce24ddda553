using System.Text.Json;
using CommunityAssets.Cartography.Tiles;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Ogc;

/// <summary>
/// The tile matrix set that all tiles are in: WebMercatorQuad of OGC's Two Dimensional Tile Matrix Set and Tile Set Metadata 2.0
/// (17-083r4, annex D.1), with its numbers.
/// </summary>
internal static class WebMercatorQuad
{
    /// <summary>Its id.</summary>
    public const string Id = "WebMercatorQuad";

    /// <summary>Its title.</summary>
    public const string Title = "Google Maps Compatible for the World";

    /// <summary>Its address among OGC's definitions.</summary>
    public const string Uri = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";

    /// <summary>Its reference system.</summary>
    public const string Crs = "http://www.opengis.net/def/crs/EPSG/0/3857";

    private const int Matrices = 25;
    private const double Scale = 559082264.0287178;
    private const double CellSize = 156543.033928041;

    /// <summary>Writes the definition as an object.</summary>
    public static void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteHead(writer);
        writer.WriteString("wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible");
        writer.WriteStartArray("orderedAxes");
        writer.WriteStringValue("X");
        writer.WriteStringValue("Y");
        writer.WriteEndArray();
        writer.WriteStartArray("tileMatrices");
        for (var zoom = 0; zoom < Matrices; zoom++)
        {
            writer.WriteStartObject();
            writer.WriteString("id", zoom.ToString(System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteNumber("scaleDenominator", Scale / (1 << zoom));
            writer.WriteNumber("cellSize", CellSize / (1 << zoom));
            writer.WriteString("cornerOfOrigin", "topLeft");
            writer.WriteStartArray("pointOfOrigin");
            writer.WriteNumberValue(-WorldGrid.Half);
            writer.WriteNumberValue(WorldGrid.Half);
            writer.WriteEndArray();
            writer.WriteNumber("tileWidth", 256);
            writer.WriteNumber("tileHeight", 256);
            writer.WriteNumber("matrixWidth", 1 << zoom);
            writer.WriteNumber("matrixHeight", 1 << zoom);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes what names it.</summary>
    public static void WriteHead(Utf8JsonWriter writer)
    {
        writer.WriteString("id", Id);
        writer.WriteString("title", Title);
        writer.WriteString("uri", Uri);
        writer.WriteString("crs", Crs);
    }

    /// <summary>Writes which tiles of each matrix hold anything.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="box">The box around all, in Web Mercator metres.</param>
    /// <param name="nearest">The nearest matrix.</param>
    public static void WriteLimits(Utf8JsonWriter writer, Envelope box, int nearest)
    {
        writer.WriteStartArray("tileMatrixSetLimits");
        for (var zoom = 0; zoom <= nearest; zoom++)
        {
            var shift = WorldGrid.Bits - zoom;
            writer.WriteStartObject();
            writer.WriteString("tileMatrix", zoom.ToString(System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteNumber("minTileRow", WorldGrid.Y(box.MaxY) >> shift);
            writer.WriteNumber("maxTileRow", WorldGrid.Y(box.MinY) >> shift);
            writer.WriteNumber("minTileCol", WorldGrid.X(box.MinX) >> shift);
            writer.WriteNumber("maxTileCol", WorldGrid.X(box.MaxX) >> shift);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
