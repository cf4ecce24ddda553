using CommunityAssets.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Abstractions;

namespace CommunityAssets.Web.Security;

/// <summary>
/// Lets a request through to its endpoint when the viewer has the right that the endpoint declares. Somebody who is not signed in is sent
/// to sign in (programs are told 401); somebody who is and may not is told so (403). An endpoint that declares nothing is shut.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="antiforgery">Knows this service's own forms.</param>
public sealed class Gate(RequestDelegate next, IAntiforgery antiforgery)
{
    /// <summary>Where people sign in.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Lets a request through, or answers it.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        // What is not a route of this service's is the framework's own answer for an address or a method that there is not.
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http);
            return;
        }

        var needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()
            ?? throw new InvalidOperationException($"The endpoint {endpoint.RoutePattern.RawText} does not declare the right that it needs.");
        var sight = Sight.Of(http);
        if (!sight.May(needs.Right))
        {
            Refuse(http, sight);
        }
        else if (MayBeForged(http, endpoint) && !await antiforgery.IsRequestValidAsync(http))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else
        {
            await next(http);
        }
    }

    // Pages check their forms themselves; whoever tells who they are by a token does so on purpose.
    private static bool MayBeForged(HttpContext http, RouteEndpoint endpoint) =>
        !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
        && endpoint.Metadata.GetMetadata<ActionDescriptor>() is null
        && http.Features.Get<Viewer>() is { ByCookie: true };

    private static void Refuse(HttpContext http, Sight sight)
    {
        if (sight.Account is not null)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (Asker.IsProgram(http))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }
        else
        {
            var request = http.Request;
            var query = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? request.QueryString : QueryString.Empty;
            var to = QueryString.Create("to", request.PathBase.Add(request.Path).Value + query);
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = request.PathBase.Add(SignIn).Value + to;
        }
    }
}
