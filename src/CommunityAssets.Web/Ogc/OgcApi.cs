using CommunityAssets.Storage;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Ogc;

/// <summary>OGC API – Features over HTTP: what describes the service.</summary>
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
        Add("/ogc", "ogcLanding", "What is here and where.", [Form], LandingAsync);
        Add("/ogc/conformance", "ogcConformance", "The standards' conformance classes that are met.", [Form], ConformanceOf);
        Add("/ogc/collections", "ogcCollections", "Every collection of features.", [Form], CollectionsAsync);
        Add("/ogc/collections/{collectionId}", "ogcCollection", "One collection.", [CollectionId, Form], CollectionAsync);

        void Add(string pattern, string name, string summary, IReadOnlyList<Parameter> parameters, Delegate handler) =>
            endpoints.MapRead(pattern, name, summary, parameters, handler).ExcludeFromDescription();
    }

    /// <summary>The absolute address of <c>/ogc</c>, as the asker reached it.</summary>
    internal static string Root(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/ogc";

    private static async Task<IResult> LandingAsync(
        HttpContext http, ReadQuery read, Place place, IEnumerable<IOgcPart> parts, CancellationToken cancellationToken)
    {
        _ = read;
        var name = await place.NameAsync(cancellationToken);
        var root = Root(http);
        return JsonAnswer.Of(MediaTypes.Json, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("title", $"CommunityAssets: {name}");
            writer.WriteString("description", $"What {name} knows about its own strengths, beside its need indicators, on one set of areas.");
            OgcDocuments.WriteLinks(writer, OgcLinks.FromLanding(root, parts));
            writer.WriteEndObject();
        });
    }

    private static JsonAnswer ConformanceOf(ReadQuery read, IEnumerable<IOgcPart> parts)
    {
        _ = read;
        return JsonAnswer.Of(MediaTypes.Json, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("conformsTo");
            foreach (var conformance in Conformance.Classes.Concat(parts.SelectMany(part => part.Conformance)).Distinct())
            {
                writer.WriteStringValue(conformance);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static async Task<IResult> CollectionsAsync(
        HttpContext http, ReadQuery read, IAtlas atlas, Collections collections, IEnumerable<IOgcPart> parts,
        CancellationToken cancellationToken)
    {
        _ = read;
        var all = await collections.ListAsync(Sight.Of(http), cancellationToken);
        var root = Root(http);
        return JsonAnswer.Of(MediaTypes.Json, writer =>
        {
            writer.WriteStartObject();
            OgcDocuments.WriteLinks(writer, OgcLinks.FromCollections(root));
            writer.WriteStartArray("collections");
            foreach (var collection in all)
            {
                OgcDocuments.WriteCollection(writer, collection, atlas.Info.Grid, OgcLinks.FromCollection(root, collection, parts));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static async Task<IResult> CollectionAsync(
        string collectionId, HttpContext http, ReadQuery read, IAtlas atlas, Collections collections, IEnumerable<IOgcPart> parts,
        CancellationToken cancellationToken)
    {
        _ = read;
        var root = Root(http);
        return await collections.FindAsync(collectionId, Sight.Of(http), cancellationToken) is { } collection
            ? JsonAnswer.Of(
                MediaTypes.Json,
                writer => OgcDocuments.WriteCollection(
                    writer, collection, atlas.Info.Grid, OgcLinks.FromCollection(root, collection, parts)))
            : Missing(collectionId);
    }

    /// <summary>The answer for a collection that there is not.</summary>
    internal static IResult Missing(string collection) => Problems.NotFound(
        $"There is no collection '{(collection.Length > 60 ? collection[..60] + "…" : collection)}'. /ogc/collections lists those there are.");
}
