using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Tiles;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommunityAssets.Web.Api;

/// <summary>Whether the service runs, and whether it can answer.</summary>
public static class HealthApi
{
    // Who asks waits a little rather than ask again and again.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/health/live", Methods, Live).Needs(Right.SeeAtlas)
            .WithName("healthLive")
            .WithSummary("The service runs.");
        endpoints.MapMethods("/health/ready", Methods, ReadyAsync).Needs(Right.SeeAtlas)
            .WithName("healthReady")
            .WithSummary("The service can reach its atlas, and has made ready what is looked at first.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Ok<Health> Live(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Health("live"));
    }

    private static async Task<Results<Ok<Health>, ProblemHttpResult>> ReadyAsync(
        HttpContext http, IAtlas atlas, TilesWarmUp warmUp, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        await atlas.VersionAsync(cancellationToken);
        try
        {
            await warmUp.Done.WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            http.Response.Headers.RetryAfter = "1";
            return TypedResults.Problem(
                "The service answers already, but reads the map of a large place first: ask again in a second.",
                statusCode: StatusCodes.Status503ServiceUnavailable,
                title: "Not ready yet");
        }

        return TypedResults.Ok(new Health("ready"));
    }

    /// <summary>A state of health.</summary>
    /// <param name="Status"><c>live</c> or <c>ready</c>.</param>
    internal sealed record Health(string Status);
}
