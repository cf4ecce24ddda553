using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommunityAssets.Web.Api;

/// <summary>The map's search box over HTTP.</summary>
public static class SearchApi
{
    private static readonly Parameter Words = Named.Words with { Required = true };

    /// <summary>Adds the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapRead(
        "/api/v1/search", "search", "Postcodes, areas and assets that fit a few letters, a few of each.", [Words], FindAsync)
        .Needs(Right.SeeAtlas);

    private static async Task<Ok<Findings>> FindAsync(
        HttpContext http, ReadQuery read, SearchBox box, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Findings(read.Text(Words) is { } text ? await box.FindAsync(text, Sight.Of(http), cancellationToken) : []));

    /// <summary>What was found.</summary>
    /// <param name="Results">Postcodes, then areas, then assets, best first in each.</param>
    internal sealed record Findings(IReadOnlyList<Finding> Results);
}
