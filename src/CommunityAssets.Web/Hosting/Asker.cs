using CommunityAssets.Web.Ogc;
using CommunityAssets.Web.OpenReferral;

namespace CommunityAssets.Web.Hosting;

/// <summary>Tells whether an address is asked for by a program or by a person, where it matters what form an answer takes.</summary>
internal static class Asker
{
    private static readonly string[] ForPrograms = ["/api", "/tiles", "/health", "/openapi", "/dist", OpenToOthers.Feed];

    /// <summary>Whether problems are told as documents rather than pages.</summary>
    public static bool IsProgram(HttpContext http) =>
        Array.Exists(ForPrograms, start => http.Request.Path.StartsWithSegments(start, StringComparison.Ordinal))
        || (http.Request.Path.StartsWithSegments("/ogc", StringComparison.Ordinal) && !OgcForm.PrefersPage(http));
}
