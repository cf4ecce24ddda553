namespace CommunityAssets.Web.Security;

/// <summary>
/// Headers that keep a page to itself: scripts and styles from this service alone and none written into a page, no frames elsewhere, no
/// sensors, no addresses told to other sites. The one thing let in from outside is the base map that whoever runs the service has chosen.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="settings">The service's settings.</param>
public sealed class SecurityHeaders(RequestDelegate next, ServiceSettings settings)
{
    private readonly string _policy = Policy(settings.BaseMap);

    /// <summary>The content security policy.</summary>
    /// <param name="baseMap">The base map, or null.</param>
    public static string Policy(BaseMap? baseMap)
    {
        var outside = baseMap is null ? "" : " " + baseMap.Origin;
        return string.Join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            $"img-src 'self' data: blob:{outside}",
            $"connect-src 'self'{outside}",
            "worker-src 'self'",
            "font-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'self'");
    }

    /// <summary>Adds the headers to an answer.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        // Asked before anything else: a page about a failure has another path by the time it is sent.
        if (PrivatePaths.IsPrivate(http.Request.Path))
        {
            http.Response.OnStarting(KeepPrivate, http.Response);
        }

        http.Response.OnStarting(static state =>
        {
            var (response, policy) = ((HttpResponse, string))state;
            var signedIn = Sight.Of(response.HttpContext).Account is not null;
            var headers = response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = policy;
            }

            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (!headers.ContainsKey("Cache-Control"))
            {
                headers.CacheControl = signedIn ? "private, no-store" : "no-cache";
            }

            return Task.CompletedTask;
        }, (http.Response, _policy));
        return next(http);
    }

    // What is added first runs last: these replace what the headers of every page say.
    private static Task KeepPrivate(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
