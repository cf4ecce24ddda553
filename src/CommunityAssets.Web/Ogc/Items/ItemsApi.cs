using System.Text.Json;
using CommunityAssets.Storage;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Ogc.Items;

/// <summary>Features over HTTP.</summary>
internal static class ItemsApi
{
    /// <summary>The path of a list.</summary>
    public const string List = "/ogc/collections/{collectionId}/items";

    /// <summary>Answers with a page of features.</summary>
    public static async Task<IResult> ListAsync(
        string collectionId, HttpContext http, ReadQuery read, IAtlas atlas, Collections collections, ItemCounts counts,
        PlaceOutline outline, ServiceSettings settings, CancellationToken cancellationToken)
    {
        var sight = Sight.Of(http);
        if (await collections.FindAsync(collectionId, sight, cancellationToken) is not { } collection)
        {
            return OgcApi.Missing(collectionId);
        }

        var request = ItemRequest.OfList(read, collection, atlas.Info.Grid, sight);
        return OgcForm.IsPage(http, read)
            ? await ItemPages.ListAsync(http, read, atlas, request, stop => counts.CountAsync(request, stop), outline, cancellationToken)
            : new ItemsAnswer(atlas, request, stop => counts.CountAsync(request, stop), settings);
    }

    /// <summary>Answers with one feature.</summary>
    public static async Task<IResult> OneAsync(
        string collectionId, string featureId, HttpContext http, ReadQuery read, IAtlas atlas, Collections collections,
        PlaceOutline outline, CancellationToken cancellationToken)
    {
        ReadQuery.CheckText(ItemParameters.FeatureId, featureId);
        var sight = Sight.Of(http);
        if (await collections.FindAsync(collectionId, sight, cancellationToken) is not { } collection)
        {
            return OgcApi.Missing(collectionId);
        }

        var request = ItemRequest.OfOne(read, collection, featureId, atlas.Info.Grid, sight);
        if (OgcForm.IsPage(http, read))
        {
            return await ItemPages.OneAsync(http, atlas, request, outline, cancellationToken) ?? Missing(collection, featureId);
        }

        var (rows, found) = await ItemsAnswer.BeginAsync(atlas, request.Query, cancellationToken);
        await using var reading = rows;
        if (!found)
        {
            return Missing(collection, featureId);
        }

        using var buffer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            new FeatureJson(request.Query.Fields, atlas.Info.Grid, request.Crs).WriteMembers(writer, rows.Current);
            OgcDocuments.WriteLinks(writer, OgcLinks.FromItem(http, collection, rows.Current.Id));
            writer.WriteEndObject();
        }

        http.Response.Headers["Content-Crs"] = $"<{request.Crs.Uri}>";
        return TypedResults.Bytes(buffer.ToArray(), MediaTypes.GeoJson);
    }

    private static IResult Missing(FeatureCollection collection, string id) =>
        Problems.NotFound($"There is no feature '{id}' in the collection {collection.Id}.");
}
