using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace CommunityAssets.Web.Ogc;

/// <summary>The links of each document under <c>/ogc</c>. Every document is linked in both of its forms.</summary>
internal static class OgcLinks
{
    private const string Relations = "http://www.opengis.net/def/rel/ogc/1.0/";

    /// <summary>Links of the landing page.</summary>
    public static IEnumerable<OgcLink> FromLanding(HttpContext http, IEnumerable<IOgcPart> parts)
    {
        var root = OgcApi.Root(http);
        return
        [
            .. Self(http, MediaTypes.Json, "This document"),
            new("service-desc", MediaTypes.OpenApi, root + "/api?f=json", "The definition of the service, for programs (OpenAPI 3.0)"),
            new("service-doc", MediaTypes.Html, root + "/api?f=html", "The definition of the service, for people"),
            .. Both("conformance", root + "/conformance", "Conformance classes that are met", MediaTypes.Json),
            .. Both("data", root + "/collections", "Collections of features", MediaTypes.Json),
            .. Both(Relations + "functions", root + "/functions", "Functions that filters may call", MediaTypes.Json),
            .. parts.SelectMany(part => part.FromLanding(root)),
        ];
    }

    /// <summary>Links of a document that links to nothing but itself and the landing page.</summary>
    public static IEnumerable<OgcLink> FromDocument(HttpContext http, string type, string title) =>
    [
        .. Self(http, type, title),
        .. Both("up", OgcApi.Root(http), "The landing page", MediaTypes.Json),
    ];

    /// <summary>Links of one collection.</summary>
    public static IEnumerable<OgcLink> FromCollection(HttpContext http, FeatureCollection collection, IEnumerable<IOgcPart> parts)
    {
        var root = OgcApi.Root(http);
        var address = $"{root}/collections/{collection.Id}";
        return
        [
            new("self", MediaTypes.Json, address + "?f=json", $"{collection.Title}: this document"),
            new("alternate", MediaTypes.Html, address + "?f=html", $"{collection.Title}: the page"),
            .. Both("items", address + "/items", $"{collection.Title}: the features", MediaTypes.GeoJson),
            .. Both(Relations + "queryables", address + "/queryables", $"{collection.Title}: what filters may name", MediaTypes.Schema),
            .. Both(Relations + "schema", address + "/schema", $"{collection.Title}: what features hold", MediaTypes.Schema),
            .. parts.SelectMany(part => part.FromCollection(root, collection)),
        ];
    }

    /// <summary>Links of a page of features.</summary>
    public static IEnumerable<OgcLink> FromItems(HttpContext http, FeatureCollection collection, string? next)
    {
        List<OgcLink> links =
        [
            .. Self(http, MediaTypes.GeoJson, $"{collection.Title}: this page"),
            .. Both("collection", $"{OgcApi.Root(http)}/collections/{collection.Id}", collection.Title, MediaTypes.Json),
        ];
        if (next is not null)
        {
            links.Add(new("next", MediaTypes.GeoJson, With(http, (ItemsCursor, next)), $"{collection.Title}: the next page"));
        }

        return links;
    }

    /// <summary>Links of one feature.</summary>
    public static IEnumerable<OgcLink> FromItem(HttpContext http, FeatureCollection collection, string id)
    {
        var root = OgcApi.Root(http);
        var page = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
        return
        [
            .. Self(http, MediaTypes.GeoJson, "This feature"),
            .. Both("collection", $"{root}/collections/{collection.Id}", collection.Title, MediaTypes.Json),
            collection.HoldsAssets
                ? new("related", MediaTypes.GeoJson, $"{page}/api/v1/assets/{id}", "Every field of this asset, its times and links too")
                : new(
                    "related", MediaTypes.GeoJson, $"{page}/api/v1/areas/{Uri.EscapeDataString(id)}",
                    "This area and those that it lies in"),
        ];
    }

    /// <summary>The address of the request with a parameter set, and others kept.</summary>
    public static string With(HttpContext http, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var request = http.Request;
        var query = QueryHelpers.ParseQuery(request.QueryString.Value);
        foreach (var (name, value) in parameters)
        {
            query[name] = value;
        }

        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, QueryString.Create(query));
    }

    private const string ItemsCursor = "cursor";

    private static OgcLink[] Self(HttpContext http, string type, string title) =>
    [
        new("self", type, With(http, ("f", "json")), title),
        new("alternate", MediaTypes.Html, With(http, ("f", "html")), title + ", as a page"),
    ];

    private static OgcLink[] Both(string relation, string address, string title, string type) =>
    [
        new(relation, type, address + "?f=json", title),
        new(relation, MediaTypes.Html, address + "?f=html", title + ", as a page"),
    ];
}
