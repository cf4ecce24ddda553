using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Api;

/// <summary>The story of an area over HTTP: strengths first, then needs.</summary>
public static class OverviewApi
{
    private static readonly Parameter OfArea = new("area", "the code of an area in this atlas") { Required = true };

    /// <summary>Adds the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapRead(
        "/api/v1/overview",
        "readOverview",
        "What is known of an area: its strengths by kind and topic, how well that is known, then its indicators with limits and ranks.",
        [OfArea, Named.Vintage],
        ReadAsync)
        .Needs(Right.SeeAtlas)
        .Produces<AreaStory>()
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReadAsync(
        HttpContext http, ReadQuery read, IAtlas atlas, AreaStories stories, CancellationToken cancellationToken)
    {
        var code = read.Text(OfArea) ?? throw new ParameterException(OfArea, "area is given without a value.");
        var vintage = Named.ReadVintage(read);
        if (await atlas.Areas.FindAsync(code, vintage, cancellationToken) is not { } area)
        {
            return Problems.NotFound(AreasApi.Missing(code, vintage));
        }

        var parents = await atlas.Areas.ParentsAsync(area.Key, cancellationToken);
        return TypedResults.Ok(await stories.OfAsync(area, parents, Sight.Of(http), cancellationToken));
    }
}
