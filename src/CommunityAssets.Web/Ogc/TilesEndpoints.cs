using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Storage.Filters;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Tiles;

namespace CommunityAssets.Web.Ogc;

/// <summary>
/// OGC API – Tiles 1.0 over HTTP: every collection as a tileset in WebMercatorQuad. The tiles are those of <c>/tiles</c>, of one
/// collection each; rows come before columns in their addresses.
/// </summary>
public static class TilesEndpoints
{
    private const string List = "/ogc/collections/{collectionId}/tiles";

    private static readonly Parameter Form = OgcApi.Form;
    private static readonly Parameter TileForm = Parameter.OneOf("f", "mvt");
    private static readonly Parameter MatrixSet = new("tileMatrixSetId", WebMercatorQuad.Id) { InPath = true, Required = true };
    private static readonly Parameter Matrix = TilesApi.Z with { Name = "tileMatrix" };
    private static readonly Parameter Row = TilesApi.Y with { Name = "tileRow" };
    private static readonly Parameter Column = TilesApi.X with { Name = "tileCol" };
    private static readonly Parameter[] Narrowing = [TilesApi.Topic, TilesApi.Indicator, TilesApi.Period];

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Add("/ogc/tileMatrixSets", "ogcTileMatrixSets", "How tiles are laid out.", [Form], MatrixSetsOf);
        Add("/ogc/tileMatrixSets/{tileMatrixSetId}", "ogcTileMatrixSet", "One layout of tiles.", [MatrixSet, Form], MatrixSetOf);
        Add(List, "ogcTilesets", "The tilesets of a collection.", [OgcApi.CollectionId, Form, .. Narrowing], TilesetsAsync);
        Parameter[] ofTileset = [OgcApi.CollectionId, MatrixSet, Form, .. Narrowing];
        Add(List + "/{tileMatrixSetId}", "ogcTileset", "All about a tileset.", ofTileset, TilesetAsync);
        endpoints.MapUntagged(
            List + "/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
            "ogcTile",
            "A tile of a collection as a Mapbox Vector Tile 2.1.",
            [OgcApi.CollectionId, MatrixSet, Matrix, Row, Column, TileForm, .. Narrowing],
            TileAsync)
            .Needs(Right.SeeAtlas)
            .Produces(StatusCodes.Status200OK, contentType: TileAnswer.MediaType)
            .Produces(StatusCodes.Status204NoContent)
            .ExcludeFromDescription();

        void Add(string pattern, string name, string summary, IReadOnlyList<Parameter> parameters, Delegate handler) =>
            endpoints.MapRead(pattern, name, summary, parameters, handler)
                .Needs(Right.SeeAtlas)
                .Produces<object>(StatusCodes.Status200OK, MediaTypes.Json)
                .ExcludeFromDescription();
    }

    private static IResult MatrixSetsOf(HttpContext http, ReadQuery read) => OgcForm.IsPage(http, read)
        ? PageAnswer.Of("Tiles", TilesDocuments.PageOfMatrixSets(OgcApi.Root(http)))
        : JsonAnswer.Of(MediaTypes.Json, writer => TilesDocuments.WriteMatrixSets(writer, OgcApi.Root(http)));

    private static IResult MatrixSetOf(string tileMatrixSetId, HttpContext http, ReadQuery read)
    {
        var isPage = OgcForm.IsPage(http, read);
        return tileMatrixSetId != WebMercatorQuad.Id ? MissingSet(tileMatrixSetId)
            : isPage ? PageAnswer.Of("Tiles", TilesDocuments.PageOfMatrixSet(OgcApi.Root(http)))
            : JsonAnswer.Of(MediaTypes.Json, WebMercatorQuad.Write);
    }

    private static async Task<IResult> TilesetsAsync(
        string collectionId, HttpContext http, ReadQuery read, Collections collections, CancellationToken cancellationToken)
    {
        var isPage = OgcForm.IsPage(http, read);
        if (await collections.FindAsync(collectionId, Sight.Of(http), cancellationToken) is not { } collection)
        {
            return OgcApi.Missing(collectionId);
        }

        var (root, narrowed) = (OgcApi.Root(http), Narrowed(read, collection));
        return isPage
            ? PageAnswer.Of("Tiles", TilesDocuments.PageOfTilesets(root, collection, narrowed))
            : JsonAnswer.Of(MediaTypes.Json, writer => TilesDocuments.WriteList(writer, root, collection, narrowed));
    }

    private static async Task<IResult> TilesetAsync(
        string collectionId, string tileMatrixSetId, HttpContext http, ReadQuery read, IAtlas atlas, Collections collections,
        CancellationToken cancellationToken)
    {
        var isPage = OgcForm.IsPage(http, read);
        if (await collections.FindAsync(collectionId, Sight.Of(http), cancellationToken) is not { } collection)
        {
            return OgcApi.Missing(collectionId);
        }

        if (tileMatrixSetId != WebMercatorQuad.Id)
        {
            return MissingSet(tileMatrixSetId);
        }

        var (root, narrowed) = (OgcApi.Root(http), Narrowed(read, collection));
        return isPage
            ? PageAnswer.Of("Tiles", TilesDocuments.PageOfTileset(root, collection, narrowed))
            : JsonAnswer.Of(MediaTypes.Json, writer => TilesDocuments.WriteTileset(writer, root, collection, atlas.Info.Grid, narrowed));
    }

    private static async Task TileAsync(
        string collectionId, string tileMatrixSetId, string tileMatrix, string tileRow, string tileCol, HttpContext http, ReadQuery read,
        Collections collections, TileAnswers answers, TilesAssets assets, TilesAreas areas)
    {
        read.Choice(TileForm);
        if (tileMatrixSetId != WebMercatorQuad.Id)
        {
            await MissingSet(tileMatrixSetId).ExecuteAsync(http);
            return;
        }

        var tile = TilesApi.Tile((Matrix, tileMatrix), (Column, tileCol), (Row, tileRow));
        if (await collections.FindAsync(collectionId, Sight.Of(http), http.RequestAborted) is not { } collection)
        {
            await OgcApi.Missing(collectionId).ExecuteAsync(http);
            return;
        }

        Narrowed(read, collection);
        await (collection.Holding.Set switch
        {
            FeatureSet.OfAreas set => TilesApi.SendAreasAsync(http, read, tile, (set.Level, set.Vintage), answers, areas),
            FeatureSet.OfAssets set => TilesApi.SendAssetsAsync(http, read, tile, set.Kind, answers, assets),
            var other => throw new InvalidOperationException($"There are no tiles of {other}."),
        });
    }

    // What narrows the tiles as it is written again in the addresses of them. What does not fit the collection is refused.
    private static string Narrowed(ReadQuery read, FeatureCollection collection)
    {
        foreach (var parameter in Narrowing)
        {
            if (read.Texts(parameter).Count > 0 && parameter == TilesApi.Topic != collection.HoldsAssets)
            {
                throw new ParameterException(parameter, $"{parameter.Name} says nothing of the collection {collection.Id}.");
            }
        }

        var query = Narrowing.SelectMany(parameter => read.Texts(parameter)
            .Select(text => new KeyValuePair<string, string?>(parameter.Name, text)));
        return QueryString.Create(query).Value ?? "";
    }

    private static IResult MissingSet(string name) => Problems.NotFound(
        $"There is no tile matrix set '{(name.Length > 60 ? name[..60] + "…" : name)}' here. Tiles are in {WebMercatorQuad.Id} alone.");
}
