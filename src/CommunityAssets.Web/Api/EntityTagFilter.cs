using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Tiles;
using Microsoft.Net.Http.Headers;

namespace CommunityAssets.Web.Api;

/// <summary>
/// Gives every answer an entity tag made of what it depends on – the atlas's version, the address asked, the viewer, the day by both clocks
/// that the atlas has, this build – and answers 304 without doing the work when the asker already has it. Weak, since one answer travels
/// compressed in several ways. Never for an answer that shows a connector: a consent may end, or be withdrawn elsewhere, at any time.
/// </summary>
/// <param name="watch">Knows the atlas's version.</param>
/// <param name="settings">The service's settings.</param>
public sealed class EntityTagFilter(AtlasWatch watch, ServiceSettings settings) : IEndpointFilter
{
    private static readonly string Build = typeof(EntityTagFilter).Module.ModuleVersionId.ToString("N");

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var tag = await TagAsync(http);
        var asked = http.Request.GetTypedHeaders().IfNoneMatch;
        if (asked.Any(candidate => candidate.Compare(tag, useStrongComparison: false)))
        {
            Label(http, tag);
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var result = await next(context);
        if (result is not IStatusCodeHttpResult { StatusCode: not (null or StatusCodes.Status200OK) })
        {
            Label(http, tag);
            if (asked.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any)))
            {
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            }
        }

        return result;
    }

    private static bool IsNegotiated(HttpRequest request) => request.Path.StartsWithSegments("/ogc", StringComparison.Ordinal);

    private static void Label(HttpContext http, EntityTagHeaderValue tag)
    {
        if (IsNegotiated(http.Request))
        {
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        }

        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = Sight.Of(http).CacheControl;
    }

    private async Task<EntityTagHeaderValue> TagAsync(HttpContext http)
    {
        // The version is read before the work: should the atlas change in between, the tag is too old, which costs one more request and is
        // never wrong.
        var version = await watch.VersionAsync(http.RequestAborted);
        var request = http.Request;
        var depends = string.Join(
            '\n',
            Build,
            settings.PlaceName,
            Sight.Of(http).Likeness,
            // Storage counts days by UTC, what people read by the clocks of Britain: in summer there is an hour when they differ.
            settings.Time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            LondonTime.Today(settings.Time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            request.Scheme,
            request.Host.Value,
            request.PathBase.Value,
            request.Path.Value,
            request.QueryString.Value,
            // One address under /ogc is a page to a browser and JSON to a program.
            IsNegotiated(request) ? request.Headers.Accept.ToString() : "");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(depends));
        return new EntityTagHeaderValue($"\"{version:x}-{Convert.ToHexStringLower(hash.AsSpan(0, 10))}\"", isWeak: true);
    }
}
