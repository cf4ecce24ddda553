using CommunityAssets.Web.Api;
using Microsoft.Net.Http.Headers;

namespace CommunityAssets.Web.Ogc;

/// <summary>Whether an asker wants JSON or a page: the parameter <c>f</c> says so, else the header <c>Accept</c>.</summary>
public static class OgcForm
{
    private static readonly Parameter Form = OgcApi.Form;

    /// <summary>Whether a page is wanted.</summary>
    public static bool IsPage(HttpContext http, ReadQuery read) => read.Choice(Form) switch
    {
        "html" => true,
        "json" => false,
        _ => PrefersPage(http),
    };

    /// <summary>Whether the header <c>Accept</c> prefers a page to JSON, as browsers do.</summary>
    public static bool PrefersPage(HttpContext http)
    {
        foreach (var type in http.Request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1))
        {
            if (Is(type, "text/html") || Is(type, "application/xhtml+xml"))
            {
                return true;
            }

            if (type.MediaType.Value is { } name && (name == "*/*" || name.EndsWith("json", StringComparison.OrdinalIgnoreCase)
                || name.Equals("application/*", StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }
        }

        return false;
    }

    private static bool Is(MediaTypeHeaderValue type, string name) => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase);
}
