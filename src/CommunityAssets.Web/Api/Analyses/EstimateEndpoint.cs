using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Analyses.Own;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Jobs;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>
/// Estimates for areas of people's own over HTTP. What is sent is read, answered and forgotten: nothing of it is written down or kept.
/// </summary>
/// <remarks>
/// One area as large as a town takes a fraction of a second, also in the atlas of a country, and is answered at once: whoever draws on a
/// map waits for it. Several are worked out in their turn with the other analyses, since twenty wide ones take seconds there. Whoever
/// prefers a job is given one, whose result is in memory for a quarter of an hour at most, for whoever has its id (an account's for that
/// account alone), and can be forgotten sooner.
/// </remarks>
public static class EstimateEndpoint
{
    /// <summary>The largest body, in bytes: a boundary of some hundred thousand corners, or a small GeoPackage.</summary>
    public const int LargestBody = 4 * 1024 * 1024;

    /// <summary>The most areas of one question.</summary>
    public const int MostAreas = 20;

    private const string GeoPackage = "application/geopackage+sqlite3";
    private static readonly Parameter Indicator = new(
        "indicator", "the id of an indicator, from /api/v1/indicators; every headline indicator unless told")
    {
        Repeats = true,
    };

    private static readonly Parameter Layer = new("layer", "the name of a GeoPackage's layer; its only layer of areas unless told");

    /// <summary>What jobs tell of it.</summary>
    private static readonly DeclaredAnalysis Declared = new(
        "estimate",
        "An area of your own",
        "Estimates of every headline indicator for areas that are sent (GeoJSON Polygon, MultiPolygon, Feature or FeatureCollection, "
        + "or a GeoPackage), by population-weighted best fit of the smallest areas, with what is recorded there. Nothing that is sent "
        + "is kept, but for the result of a job, a quarter of an hour at most.",
        [Indicator, Layer],
        _ => throw new BadInputException("Send the areas in the body of a POST."))
    {
        OverAreas = false,
        ByBody = true,
    };

    /// <summary>Adds the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost(Declared.Path, AnswerAsync)
        .Needs(Right.SeeAtlas)
        .RequireRateLimiting(Limits.Estimates)
        .WithMetadata(new ChangesNothingAttribute(), new RequestSizeLimitAttribute(LargestBody), new ParameterList(Declared.All))
        .WithName("estimate")
        .WithSummary(Declared.Summary)
        .Accepts<JsonElement>(JsonAnswer.GeoJson, "application/json", GeoPackage)
        .Produces(StatusCodes.Status200OK)
        .Produces<object>(StatusCodes.Status202Accepted)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> AnswerAsync(
        HttpContext http, ReadQuery read, IAtlas atlas, OwnAreaReader reader, AnalysisDesk desk, JobRegister jobs,
        CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            var areas = await ReadAreasAsync(http.Request, read.Text(Layer), atlas, cancellationToken);
            var indicators = read.Texts(Indicator);
            if (areas.Count > 1 || Preference.Of(http.Request).RespondAsync)
            {
                return await AnalysesApi.AnswerAsync(Declared, http, read, atlas, jobs, () => desk.TakeSentAsync(
                    Declared,
                    http,
                    async (ask, stop) => await EstimateAnalysis.RunAsync(ask.Atlas, reader, areas, indicators, ask.See, ask.Progress, stop),
                    cancellationToken));
            }

            if (read.Text(AnalysisParameters.Format) is not null)
            {
                var table = await EstimateAnalysis.RunAsync(
                    atlas, reader, areas, indicators, Sight.Of(http).Widest, progress: null, cancellationToken);
                return AnalysisAnswer.Of(table, read, atlas.Info.Grid);
            }

            return OwnAreaDocument.Answer(
                [await reader.ReadAsync(areas[0], indicators, Sight.Of(http).Widest, cancellationToken)], atlas.Info.Grid);
        }
        catch (BadInputException problem)
        {
            return Problems.CannotAnswer(problem.Message);
        }
    }

    private static async Task<IReadOnlyList<DrawnArea>> ReadAreasAsync(
        HttpRequest request, string? layer, IAtlas atlas, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var areas = new List<DrawnArea>();
        await foreach (var area in DrawnAreaReader.ReadAsync(
            InputFile.Of("What was sent", body.ToArray()), layer, atlas.Info.Grid, DrawnLimits.OfRequest, cancellationToken))
        {
            areas.Add(area);
            if (areas.Count > MostAreas)
            {
                throw new BadInputException($"There are more than {MostAreas} areas in the request. Send some at a time, or use: "
                    + "communityassets analyse estimate.");
            }
        }

        return areas;
    }
}
