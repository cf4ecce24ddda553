using System.Globalization;
using System.Text.Json;
using CommunityAssets.Cartography.Maps;
using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Storage.Filters;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Tiles;

namespace CommunityAssets.Web.Ogc;

/// <summary>
/// Writes the documents of tilesets: Two Dimensional Tile Matrix Set and Tile Set Metadata 2.0 (OGC 17-083r4) as OGC API – Tiles 1.0
/// (OGC 20-057) has them.
/// </summary>
internal static class TilesDocuments
{
    private static readonly Property[] OfMarks =
    [
        new("id", "string", "UUID"), new("kind", "string", "Kind"), new("name", "string", "Name"),
        new("topics", "string", "Topics, joined by ;"), new("stack", "integer", "Number among the assets at one point, from 0"),
    ];

    private static readonly Property[] OfClusters =
    [
        new("id", "string", "Zoom and cell"), new("count", "integer", "Number of assets"),
        .. KindNames.All.Select(KindNames.Name).Select(kind => new Property(kind, "integer", $"Number of assets of the kind {kind}")),
    ];

    private static readonly Property[] OfAreas =
    [
        new("code", "string", "Code"), new("name", "string", "Name"), new("hasValue", "boolean", "Whether there is a value"),
        new("value", "number", "Value of the indicator asked for"),
        new("suppressed", "boolean", "True when the publisher holds the value back"),
    ];

    /// <summary>Writes what there is of one collection: one tileset.</summary>
    public static void WriteList(Utf8JsonWriter writer, string root, FeatureCollection collection, string query)
    {
        var address = Address(root, collection);
        writer.WriteStartObject();
        OgcDocuments.WriteLinks(
            writer,
            [
                new("self", MediaTypes.Json, address + query, "This document"),
                Page(address, query),
                new("collection", MediaTypes.Json, $"{root}/collections/{collection.Id}", collection.Title),
            ]);
        writer.WriteStartArray("tilesets");
        writer.WriteStartObject();
        WriteHead(writer, collection);
        OgcDocuments.WriteLinks(writer, Links(root, collection, query));
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes all about the tileset of one collection.</summary>
    public static void WriteTileset(Utf8JsonWriter writer, string root, FeatureCollection collection, ReferenceSystem grid, string query)
    {
        writer.WriteStartObject();
        WriteHead(writer, collection);
        writer.WriteString("description", collection.Words);
        if (collection.Holding.Box is { IsNull: false } box
            && new GeometryWriter(grid).Bounds(box) is [var west, var south, var east, var north])
        {
            WebMercatorQuad.WriteLimits(writer, GridTransform.Between(grid, ReferenceSystem.WebMercator).Apply(box), TileNames.MaxZoom);
            writer.WriteStartObject("boundingBox");
            WriteCorner(writer, "lowerLeft", west, south);
            WriteCorner(writer, "upperRight", east, north);
            writer.WriteString("crs", Crs.Crs84.Uri);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("layers");
        if (collection.Holding.Set is FeatureSet.OfAreas areas)
        {
            WriteLayer(writer, TileNames.Areas(areas.Level), collection.Title, 2, 0, TileNames.MaxZoom, OfAreas);
            var (names, from) = (TileNames.AreaNames(areas.Level), LabelZoom.Of(areas.Level));
            WriteLayer(writer, names, "A point for each name", 0, from, TileNames.MaxZoom, OfAreas[..2]);
        }
        else
        {
            WriteLayer(writer, TileNames.Assets, "Assets as points", 0, 0, TileNames.MaxZoom, OfMarks);
            WriteLayer(writer, TileNames.Clusters, "Several assets as one point", 0, 0, AssetTile.MarksFrom - 1, OfClusters);
            WriteLayer(
                writer, TileNames.AssetShapes, "Lines and polygons of assets", null, TileNames.ShapesFrom, TileNames.MaxZoom, OfMarks[..3]);
        }

        writer.WriteEndArray();
        OgcDocuments.WriteLinks(
            writer, [new("self", MediaTypes.Json, $"{Address(root, collection)}/{WebMercatorQuad.Id}{query}", "This document"),
                Page($"{Address(root, collection)}/{WebMercatorQuad.Id}", query),
                .. Links(root, collection, query).Where(link => link.Rel != "self")]);
        writer.WriteEndObject();
    }

    /// <summary>Writes the list of tile matrix sets: one.</summary>
    public static void WriteMatrixSets(Utf8JsonWriter writer, string root)
    {
        writer.WriteStartObject();
        OgcDocuments.WriteLinks(
            writer, [new("self", MediaTypes.Json, root + "/tileMatrixSets", "This document"), Page(root + "/tileMatrixSets", "")]);
        writer.WriteStartArray("tileMatrixSets");
        writer.WriteStartObject();
        WebMercatorQuad.WriteHead(writer);
        OgcDocuments.WriteLinks(writer, [Scheme(root)]);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The tilesets of a collection, for people.</summary>
    public static OgcPage PageOfTilesets(string root, FeatureCollection collection, string query) => new($"{collection.Title} as tiles")
    {
        Words = "Tiles are small pieces of a map, drawn as vectors. There is one set of them.",
        Links =
        [
            Document(Address(root, collection), query),
            Page($"{Address(root, collection)}/{WebMercatorQuad.Id}", query, "All about the tileset"),
            Page($"{root}/collections/{collection.Id}", "", collection.Title),
        ],
    };

    /// <summary>One tileset, for people.</summary>
    public static OgcPage PageOfTileset(string root, FeatureCollection collection, string query) =>
        new($"{collection.Title} as vector tiles")
        {
            Words = $"{collection.Words} These are the tiles that the map here is drawn from, in {WebMercatorQuad.Id}, as Mapbox Vector "
                + "Tiles 2.1.",
            Collection = collection,
            Links =
            [
                Document($"{Address(root, collection)}/{WebMercatorQuad.Id}", query),
                .. Links(root, collection, query).Where(link => link.Templated),
                Page($"{root}/tileMatrixSets/{WebMercatorQuad.Id}", "", "How the tiles are laid out"),
                Page($"{root}/collections/{collection.Id}", "", collection.Title),
            ],
        };

    /// <summary>The list of tile matrix sets, for people.</summary>
    public static OgcPage PageOfMatrixSets(string root) => new("How tiles are laid out")
    {
        Words = "There is one way in which tiles are laid out here: the one that maps on the web use.",
        Links =
        [
            Document(root + "/tileMatrixSets", ""), Page($"{root}/tileMatrixSets/{WebMercatorQuad.Id}", "", WebMercatorQuad.Id),
        ],
    };

    /// <summary>The one tile matrix set, for people.</summary>
    public static OgcPage PageOfMatrixSet(string root) => new(WebMercatorQuad.Id)
    {
        Words = "At zoom 0 one square tile shows the whole world in Web Mercator. Each zoom after it cuts each tile into four. Rows count "
            + "from the north, columns from the west.",
        Links =
        [
            Document($"{root}/tileMatrixSets/{WebMercatorQuad.Id}", ""), Page(root + "/tileMatrixSets", "", "All layouts of tiles"),
        ],
    };

    private static OgcLink Document(string address, string query) =>
        new("alternate", MediaTypes.Json, WithForm(address, query, "json"), "The same, for programs");

    private static OgcLink Page(string address, string query, string title = "This document as a page") =>
        new("alternate", MediaTypes.Html, WithForm(address, query, "html"), title);

    private static string WithForm(string address, string query, string form) =>
        address + (query.Length == 0 ? "?" : query + "&") + "f=" + form;

    private static void WriteHead(Utf8JsonWriter writer, FeatureCollection collection)
    {
        writer.WriteString("title", $"{collection.Title} as vector tiles");
        writer.WriteString("dataType", "vector");
        writer.WriteString("crs", WebMercatorQuad.Crs);
        writer.WriteString("tileMatrixSetURI", WebMercatorQuad.Uri);
    }

    private static void WriteCorner(Utf8JsonWriter writer, string name, double x, double y)
    {
        writer.WriteStartArray(name);
        writer.WriteNumberValue(x);
        writer.WriteNumberValue(y);
        writer.WriteEndArray();
    }

    private static void WriteLayer(
        Utf8JsonWriter writer, string id, string title, int? dimension, int least, int most, IReadOnlyList<Property> properties)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("title", title);
        writer.WriteString("dataType", "vector");
        if (dimension is { } known)
        {
            writer.WriteNumber("geometryDimension", known);
        }

        writer.WriteString("minTileMatrix", least.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("maxTileMatrix", most.ToString(CultureInfo.InvariantCulture));
        writer.WriteStartObject("propertiesSchema");
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var property in properties)
        {
            writer.WriteStartObject(property.Name);
            writer.WriteString("type", property.Type);
            writer.WriteString("title", property.Words);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static IEnumerable<OgcLink> Links(string root, FeatureCollection collection, string query)
    {
        var tileset = $"{Address(root, collection)}/{WebMercatorQuad.Id}";
        yield return new("self", MediaTypes.Json, tileset + query, $"{collection.Title}: the tileset");
        yield return Scheme(root);
        yield return new(
            "item",
            TileAnswer.MediaType,
            tileset + "/{tileMatrix}/{tileRow}/{tileCol}" + query,
            $"{collection.Title}: a tile (Mapbox Vector Tile 2.1)")
        {
            Templated = true,
        };
    }

    private static OgcLink Scheme(string root) =>
        new(TilesPart.SchemeRelation, MediaTypes.Json, $"{root}/tileMatrixSets/{WebMercatorQuad.Id}", WebMercatorQuad.Id);

    private static string Address(string root, FeatureCollection collection) => $"{root}/collections/{collection.Id}/tiles";

    private sealed record Property(string Name, string Type, string Words);
}
