using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Ogc.Items;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Ogc;

/// <summary>OGC API – Features over HTTP: what describes the service, and where features are.</summary>
public static class OgcApi
{
    /// <summary>The form of an answer.</summary>
    internal static readonly Parameter Form = Parameter.OneOf("f", "json", "html");

    /// <summary>The id of a collection.</summary>
    internal static readonly Parameter CollectionId = new("collectionId", "the id of a collection, such as assets")
    {
        InPath = true,
        Required = true,
    };

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        const string Collection = "/ogc/collections/{collectionId}";
        Add("/ogc", "ogcLanding", "What is here and where.", [Form], MediaTypes.Json, LandingAsync);
        Add("/ogc/api", "ogcDefinition", "The definition of the service.", [Form], MediaTypes.OpenApi, DefinitionAsync);
        Add(
            "/ogc/conformance", "ogcConformance", "The standards' conformance classes that are met.", [Form], MediaTypes.Json,
            ConformanceAsync);
        Add("/ogc/functions", "ogcFunctions", "The functions that filters may call.", [Form], MediaTypes.Json, FunctionsAsync);
        Add("/ogc/collections", "ogcCollections", "Every collection of features.", [Form], MediaTypes.Json, CollectionsAsync);
        Add(Collection, "ogcCollection", "One collection.", [CollectionId, Form], MediaTypes.Json, CollectionAsync);
        Add(
            Collection + "/queryables", "ogcQueryables", "What filters may name.", [CollectionId, Form], MediaTypes.Schema,
            QueryablesAsync);
        Add(Collection + "/schema", "ogcSchema", "What features hold.", [CollectionId, Form], MediaTypes.Schema, SchemaAsync);
        Add(
            ItemsApi.List, "ogcItems", "Features that match everything asked, a page at a time.", ItemParameters.OfList,
            MediaTypes.GeoJson, ItemsApi.ListAsync);
        Add(ItemsApi.List + "/{featureId}", "ogcItem", "One feature.", ItemParameters.OfOne, MediaTypes.GeoJson, ItemsApi.OneAsync);

        void Add(string pattern, string name, string summary, IReadOnlyList<Parameter> parameters, string type, Delegate handler) =>
            endpoints.MapRead(pattern, name, summary, parameters, handler)
                .Needs(Right.SeeAtlas)
                .Produces<object>(StatusCodes.Status200OK, type, MediaTypes.Html)
                .ExcludeFromDescription();
    }

    /// <summary>The absolute address of <c>/ogc</c>, as the asker reached it.</summary>
    internal static string Root(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/ogc";

    /// <summary>The answer for a collection that there is not.</summary>
    internal static IResult Missing(string collection) => Problems.NotFound(
        $"There is no collection '{(collection.Length > 60 ? collection[..60] + "…" : collection)}'. "
        + "/ogc/collections lists those there are.");

    private static async Task<IResult> LandingAsync(
        HttpContext http, ReadQuery read, Place place, PlaceOutline outline, IEnumerable<IOgcPart> parts,
        CancellationToken cancellationToken)
    {
        var name = await place.NameAsync(cancellationToken);
        var page = new OgcPage("CommunityAssets as open data")
        {
            Words = $"What {name} knows about its own strengths, beside its need indicators, on one set of areas: live, for any program "
                + "that reads OGC API – Features.",
            Links = [.. OgcLinks.FromLanding(http, parts)],
            Map = await outline.GetAsync(cancellationToken),
        };
        return OgcForm.IsPage(http, read) ? PageAnswer.Of("Landing", page) : JsonAnswer.Of(MediaTypes.Json, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("title", $"CommunityAssets: {name}");
            writer.WriteString("description", page.Words);
            OgcDocuments.WriteLinks(writer, page.Links);
            writer.WriteEndObject();
        });
    }

    private static IResult DefinitionAsync(HttpContext http, ReadQuery read, OgcDescription description) => OgcForm.IsPage(http, read)
        ? PageAnswer.Of("Definition", new OgcPage("What can be asked") { Operations = description.Operations() })
        : JsonAnswer.Of(MediaTypes.OpenApi, writer => description.Write(writer, Root(http)));

    private static IResult ConformanceAsync(HttpContext http, ReadQuery read, IEnumerable<IOgcPart> parts)
    {
        string[] classes = [.. Conformance.Classes.Concat(parts.SelectMany(part => part.Conformance)).Distinct()];
        OgcLink[] links = [.. OgcLinks.FromDocument(http, MediaTypes.Json, "Conformance")];
        return OgcForm.IsPage(http, read)
            ? PageAnswer.Of("Conformance", new OgcPage("Standards that are met") { Names = classes })
            : Document(MediaTypes.Json, links, writer =>
            {
                writer.WriteStartArray("conformsTo");
                foreach (var name in classes)
                {
                    writer.WriteStringValue(name);
                }

                writer.WriteEndArray();
            });
    }

    private static IResult FunctionsAsync(HttpContext http, ReadQuery read) => OgcForm.IsPage(http, read)
        ? PageAnswer.Of("Functions", new OgcPage("Functions that filters may call"))
        : Document(MediaTypes.Json, OgcLinks.FromDocument(http, MediaTypes.Json, "Functions"), FilterFunctions.Write);

    private static async Task<IResult> CollectionsAsync(
        HttpContext http, ReadQuery read, IAtlas atlas, Collections collections, IEnumerable<IOgcPart> parts,
        CancellationToken cancellationToken)
    {
        var all = await collections.ListAsync(Sight.Of(http), cancellationToken);
        return OgcForm.IsPage(http, read)
            ? PageAnswer.Of("Collections", new OgcPage("Collections of features") { Collections = all })
            : Document(MediaTypes.Json, OgcLinks.FromDocument(http, MediaTypes.Json, "Collections"), writer =>
            {
                writer.WriteStartArray("crs");
                foreach (var crs in Crs.Of(atlas.Info.Grid))
                {
                    writer.WriteStringValue(crs.Uri);
                }

                writer.WriteEndArray();
                writer.WriteStartArray("collections");
                foreach (var collection in all)
                {
                    OgcDocuments.WriteCollection(writer, collection, atlas.Info.Grid, OgcLinks.FromCollection(http, collection, parts));
                }

                writer.WriteEndArray();
            });
    }

    private static async Task<IResult> CollectionAsync(
        string collectionId, HttpContext http, ReadQuery read, IAtlas atlas, Collections collections, PlaceOutline outline,
        IEnumerable<IOgcPart> parts, CancellationToken cancellationToken)
    {
        if (await collections.FindAsync(collectionId, Sight.Of(http), cancellationToken) is not { } collection)
        {
            return Missing(collectionId);
        }

        OgcLink[] links = [.. OgcLinks.FromCollection(http, collection, parts)];
        return OgcForm.IsPage(http, read)
            ? PageAnswer.Of("Collection", new OgcPage(collection.Title)
            {
                Collection = collection,
                Links = links,
                Systems = Crs.Of(atlas.Info.Grid),
                Map = await outline.GetAsync(cancellationToken),
            })
            : JsonAnswer.Of(MediaTypes.Json, writer => OgcDocuments.WriteCollection(writer, collection, atlas.Info.Grid, links));
    }

    private static Task<IResult> QueryablesAsync(
        string collectionId, HttpContext http, ReadQuery read, Collections collections, CancellationToken cancellationToken) =>
        FieldsAsync(collectionId, http, read, collections, queryables: true, cancellationToken);

    private static Task<IResult> SchemaAsync(
        string collectionId, HttpContext http, ReadQuery read, Collections collections, CancellationToken cancellationToken) =>
        FieldsAsync(collectionId, http, read, collections, queryables: false, cancellationToken);

    private static async Task<IResult> FieldsAsync(
        string collectionId, HttpContext http, ReadQuery read, Collections collections, bool queryables,
        CancellationToken cancellationToken)
    {
        if (await collections.FindAsync(collectionId, Sight.Of(http), cancellationToken) is not { } collection)
        {
            return Missing(collectionId);
        }

        var address = $"{Root(http)}/collections/{collection.Id}/{(queryables ? "queryables" : "schema")}";
        return OgcForm.IsPage(http, read)
            ? PageAnswer.Of(
                "Fields",
                new OgcPage($"{collection.Title}: {(queryables ? "what filters may name" : "what features hold")}")
                {
                    Collection = collection,
                    OfFilters = queryables,
                })
            : JsonAnswer.Of(MediaTypes.Schema, writer => FieldSchemas.Write(writer, collection, address, queryables));
    }

    private static JsonAnswer Document(string type, IEnumerable<OgcLink> links, Action<Utf8JsonWriter> write) =>
        JsonAnswer.Of(type, writer =>
        {
            writer.WriteStartObject();
            OgcDocuments.WriteLinks(writer, links);
            write(writer);
            writer.WriteEndObject();
        });
}
