namespace CommunityAssets.Web.Ogc;

/// <summary>The links of each document under <c>/ogc</c>.</summary>
internal static class OgcLinks
{
    private const string Relations = "http://www.opengis.net/def/rel/ogc/1.0/";

    /// <summary>The relation of a document that tells what filters may name.</summary>
    public const string Queryables = Relations + "queryables";

    /// <summary>The relation of a document that tells what features hold.</summary>
    public const string Schema = Relations + "schema";

    /// <summary>Links of the landing page.</summary>
    public static IEnumerable<OgcLink> FromLanding(string root, IEnumerable<IOgcPart> parts) =>
    [
        new("self", MediaTypes.Json, root, "This document"),
        new("conformance", MediaTypes.Json, root + "/conformance", "Conformance classes that are met"),
        new("data", MediaTypes.Json, root + "/collections", "Collections of features"),
        .. parts.SelectMany(part => part.FromLanding(root)),
    ];

    /// <summary>Links of the list of collections.</summary>
    public static IEnumerable<OgcLink> FromCollections(string root) =>
    [
        new("self", MediaTypes.Json, root + "/collections", "This document"),
    ];

    /// <summary>Links of one collection.</summary>
    public static IEnumerable<OgcLink> FromCollection(string root, FeatureCollection collection, IEnumerable<IOgcPart> parts)
    {
        var address = $"{root}/collections/{collection.Id}";
        return
        [
            new("self", MediaTypes.Json, address, collection.Title),
            .. parts.SelectMany(part => part.FromCollection(root, collection)),
        ];
    }
}
