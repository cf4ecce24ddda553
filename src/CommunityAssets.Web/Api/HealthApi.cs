using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommunityAssets.Web.Api;

/// <summary>Whether the service runs, and whether it can answer.</summary>
public static class HealthApi
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/health/live", Methods, Live).Needs(Right.SeeAtlas)
            .WithName("healthLive")
            .WithSummary("The service runs.");
        endpoints.MapMethods("/health/ready", Methods, ReadyAsync).Needs(Right.SeeAtlas)
            .WithName("healthReady")
            .WithSummary("The service can reach its atlas.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Ok<Health> Live(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Health("live"));
    }

    private static async Task<Ok<Health>> ReadyAsync(HttpContext http, IAtlas atlas, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        await atlas.VersionAsync(cancellationToken);
        return TypedResults.Ok(new Health("ready"));
    }

    /// <summary>A state of health.</summary>
    /// <param name="Status"><c>live</c> or <c>ready</c>.</param>
    internal sealed record Health(string Status);
}
