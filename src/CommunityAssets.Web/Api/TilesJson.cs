using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CommunityAssets.Cartography.Maps;
using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Tiles;
using Microsoft.AspNetCore.Http.HttpResults;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Api;

/// <summary>What tiles there are, as TileJSON 3.0.0, for programs that draw them.</summary>
internal static class TilesJson
{
    private static readonly ImmutableSortedDictionary<string, string> Count =
        KindNames.All.Select(KindNames.Name).ToImmutableSortedDictionary(
            name => name, name => $"Number of assets of the kind {name}", StringComparer.Ordinal)
            .Add("id", "Zoom and cell").Add("count", "Number of assets");

    public static async Task<Ok<Document>> AssetsAsync(ReadQuery query, HttpContext http, IAtlas atlas, CancellationToken cancellationToken)
    {
        // Read so that what tiles would refuse is refused here too.
        TilesApi.Assets(query, Sight.Of(http));
        return TypedResults.Ok(new Document(
            "3.0.0",
            "Assets",
            "Groups, places, organisations, enterprises, gifts and stories.",
            [Address(http, "assets")],
            0,
            TileNames.MaxZoom,
            await BoundsAsync(atlas, cancellationToken),
            [
                new Layer(
                    TileNames.Assets,
                    "Assets as points",
                    0,
                    TileNames.MaxZoom,
                    Fields(
                        ("id", "UUID"),
                        ("kind", "Kind"),
                        ("name", "Name"),
                        ("topics", "Topics, joined by ;"),
                        ("stack", "Number among the assets at one point, from 0"))),
                new Layer(TileNames.Clusters, "Several assets as one point", 0, AssetTile.MarksFrom - 1, Count),
                new Layer(
                    TileNames.AssetShapes,
                    "Lines and polygons of assets",
                    TileNames.ShapesFrom,
                    TileNames.MaxZoom,
                    Fields(("id", "UUID"), ("kind", "Kind"), ("name", "Name"))),
            ]));
    }

    public static async Task<Ok<Document>> AreasAsync(
        ReadQuery query, HttpContext http, IAtlas atlas, TilesAreas tiles, CancellationToken cancellationToken)
    {
        var (layers, indicator) = await TilesApi.LayersAsync(TilesApi.Areas(query), tiles);
        var names = Fields(("code", "Code"), ("name", "Name"));
        var fields = indicator is null ? names : names
            .Add("hasValue", "Whether there is a value")
            .Add("value", "Value of " + indicator)
            .Add("suppressed", "True when the publisher holds the value back");
        return TypedResults.Ok(new Document(
            "3.0.0",
            "Areas",
            "Areas by level.",
            [Address(http, "areas")],
            0,
            TileNames.MaxZoom,
            await BoundsAsync(atlas, cancellationToken),
            [
                .. layers.SelectMany(layer => new[]
                {
                    new Layer(TileNames.Areas(layer.Layer.Level), LevelNames.Many(layer.Layer.Level), 0, TileNames.MaxZoom, fields),
                    new Layer(
                        TileNames.AreaNames(layer.Layer.Level),
                        "A point for each name",
                        LabelZoom.Of(layer.Layer.Level),
                        TileNames.MaxZoom,
                        names),
                }),
            ]));
    }

    /// <summary>
    /// West, south, east, north of the place in degrees: of its local authority where the atlas has just one, since a country around it is
    /// only there to compare with; else of all that is in the atlas. Null for an empty one.
    /// </summary>
    public static async Task<ImmutableArray<double>?> BoundsAsync(IAtlas atlas, CancellationToken cancellationToken)
    {
        var authorities = await atlas.Areas.SearchAsync(new AreaQuery { Level = AreaLevel.Lad, Limit = 1 }, cancellationToken);
        var extent = authorities is { Matched: 1, Areas: [{ Shape: { } shape }] }
            ? shape.EnvelopeInternal
            : await atlas.Areas.ExtentAsync(cancellationToken);
        if (extent is null or { IsNull: true })
        {
            return null;
        }

        // A single point still gives a view that has some width.
        var wide = new Envelope(extent);
        wide.ExpandBy(extent.Width < 100 ? 500 : 0, extent.Height < 100 ? 500 : 0);
        var box = GridTransform.Between(atlas.Info.Grid, ReferenceSystem.Wgs84).Apply(wide);
        return [Math.Round(box.MinX, 6), Math.Round(box.MinY, 6), Math.Round(box.MaxX, 6), Math.Round(box.MaxY, 6)];
    }

    private static string Address(HttpContext http, string layer) =>
        $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/tiles/{layer}/{{z}}/{{x}}/{{y}}.mvt{http.Request.QueryString}";

    private static ImmutableSortedDictionary<string, string> Fields(params (string Name, string Words)[] fields) =>
        fields.ToImmutableSortedDictionary(field => field.Name, field => field.Words, StringComparer.Ordinal);

    /// <summary>A TileJSON document.</summary>
    internal sealed record Document(
        [property: JsonPropertyName("tilejson")] string TileJson,
        string Name,
        string Description,
        ImmutableArray<string> Tiles,
        [property: JsonPropertyName("minzoom")] int MinZoom,
        [property: JsonPropertyName("maxzoom")] int MaxZoom,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<double>? Bounds,
        [property: JsonPropertyName("vector_layers")] ImmutableArray<Layer> VectorLayers);

    /// <summary>A layer of a TileJSON document.</summary>
    internal sealed record Layer(
        string Id,
        string Description,
        [property: JsonPropertyName("minzoom")] int MinZoom,
        [property: JsonPropertyName("maxzoom")] int MaxZoom,
        ImmutableSortedDictionary<string, string> Fields);
}
