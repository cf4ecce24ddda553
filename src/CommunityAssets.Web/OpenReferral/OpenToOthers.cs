namespace CommunityAssets.Web.OpenReferral;

/// <summary>
/// Lets pages of other sites read the feed (<c>Access-Control-Allow-Origin: *</c>), failures as well, so that they can tell what went
/// wrong. There is nothing in it that everybody may not see.
/// </summary>
/// <param name="next">What comes after.</param>
public sealed class OpenToOthers(RequestDelegate next)
{
    /// <summary>Where the feed is.</summary>
    public const string Feed = "/openreferral";

    /// <summary>Adds the header to answers of the feed, and answers what a browser asks before it asks.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(Feed, StringComparison.Ordinal))
        {
            return next(http);
        }

        http.Response.OnStarting(static state =>
        {
            var headers = ((HttpResponse)state).Headers;
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = "ETag, Retry-After";
            return Task.CompletedTask;
        }, http.Response);
        if (!HttpMethods.IsOptions(http.Request.Method))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
        http.Response.Headers.Allow = "GET, HEAD, OPTIONS";
        http.Response.Headers.AccessControlAllowMethods = "GET, HEAD";
        http.Response.Headers.AccessControlAllowHeaders = "If-None-Match, Accept";
        http.Response.Headers.AccessControlMaxAge = "86400";
        return Task.CompletedTask;
    }
}
