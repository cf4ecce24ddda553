namespace CommunityAssets.Web.Ogc;

/// <summary>The media types of answers under <c>/ogc</c>.</summary>
public static class MediaTypes
{
    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>GeoJSON.</summary>
    public const string GeoJson = "application/geo+json";

    /// <summary>A JSON schema.</summary>
    public const string Schema = "application/schema+json";

    /// <summary>An OpenAPI 3.0 document.</summary>
    public const string OpenApi = "application/vnd.oai.openapi+json;version=3.0";

    /// <summary>A page for people.</summary>
    public const string Html = "text/html";
}
