using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Api;
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

    /// <summary>Where people set up their second factor.</summary>
    public const string SecondFactorSetUp = "/account/second-factor";

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
            Refuse(http, sight, needs.Right);
        }
        else if (MayBeForged(http, endpoint) && !await antiforgery.IsRequestValidAsync(http))
        {
            await Problems.MayBeForged().ExecuteAsync(http);
        }
        else
        {
            await next(http);
        }
    }

    // Pages check their forms themselves; whoever tells who they are by a token does so on purpose; what only reads changes nothing, and
    // another site is not shown the answer.
    private static bool MayBeForged(HttpContext http, RouteEndpoint endpoint) =>
        !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
        && endpoint.Metadata.GetMetadata<ActionDescriptor>() is null
        && endpoint.Metadata.GetMetadata<ChangesNothingAttribute>() is null
        && Viewer.Of(http) is { ByCookie: true };

    private static void Refuse(HttpContext http, Sight sight, Right right)
    {
        if (Viewer.Of(http) is { SecondFactorDue: true } && Rights.Has(sight.Role, right) && !Asker.IsProgram(http))
        {
            Send(http, SecondFactorSetUp);
        }
        else if (sight.Account is not null)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            if (TokenViewer.IsSent(http))
            {
                http.Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
            }
        }
        else if (Asker.IsProgram(http) || TokenViewer.IsSent(http))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = TokenViewer.IsSent(http) ? "Bearer error=\"invalid_token\"" : "Bearer";
        }
        else
        {
            Send(http, SignIn);
        }
    }

    // Sends somebody to a page that brings them back here afterwards.
    private static void Send(HttpContext http, string page)
    {
        var request = http.Request;
        var query = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? request.QueryString : QueryString.Empty;
        var to = QueryString.Create("to", request.PathBase.Add(request.Path).Value + query);
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = request.PathBase.Add(page).Value + to;
    }
}
