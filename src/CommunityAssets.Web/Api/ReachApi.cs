using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Analyses.Reach;
using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Api;

/// <summary>
/// What is within a walk of a place, over HTTP. The place may be somebody's home: it is written down nowhere, the answer is kept nowhere,
/// and who would rather not have it in an address sends it in the body. It is answered at once and never a job, which would keep the place
/// and the ground around it for what is over in a fraction of a second: one search of the streets nearby, however large the atlas.
/// </summary>
public static class ReachApi
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly Parameter Near = Named.Near with { Takes = Named.Near.Takes + "; or else give asset" };

    private static readonly Parameter From = new("asset", "the id of an asset to set out from; or else give near");

    private static readonly Parameter Format = Parameter.OneOf("format", "geojson", "csv", "gpkg") with { Usual = "geojson" };

    private static readonly Parameter Rows = Parameter.OneOf("rows", "strengths", "times") with { Usual = "strengths" };

    private static readonly Parameter[] All = [Near, From, AccessEndpoint.Minutes, Format, Rows];

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Describe(endpoints.MapUntagged(
            "/api/v1/reach", "reach",
            "The ground within some minutes on foot, with who lives there and what is recorded there, as a GeoJSON FeatureCollection. "
            + "format=csv gives a table, of strengths or (rows) of times.",
            All, AnswerAsync));
        Describe(endpoints.MapPost("/api/v1/reach", PostAsync)
            .WithName("reachByBody")
            .WithSummary("The same with the parameters in the body (application/x-www-form-urlencoded), for whom a place in an address "
                + "says too much.")
            .WithMetadata(new ParameterList([]), new ChangesNothingAttribute())
            .Accepts<string>(Form)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType));
    }

    private static void Describe(RouteHandlerBuilder endpoint) => endpoint
        .Needs(Right.SeeAtlas)
        .RequireRateLimiting(Limits.Analyses)
        .AddEndpointFilter(InTurnAsync)
        .Produces<object>(StatusCodes.Status200OK, JsonAnswer.GeoJson)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async ValueTask<object?> InTurnAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        using var turn = await http.RequestServices.GetRequiredService<Turns>().TakeAsync(http, http.RequestAborted);
        return turn.IsAcquired ? await next(context) : Problems.Status(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<IResult> PostAsync(HttpContext http, IAtlas atlas, ReachAnalysis reach, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (http.Request.ContentType?.Split(';')[0].Trim().Equals(Form, StringComparison.OrdinalIgnoreCase) != true)
        {
            return Problems.WrongMediaType($"Send the parameters as {Form}: near=-2.36,51.38&minutes=5,10,15");
        }

        using var body = new StreamReader(http.Request.Body);
        return await AnswerAsync(
            http, ReadQuery.Of("?" + await body.ReadToEndAsync(cancellationToken), All), atlas, reach, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http, ReadQuery read, IAtlas atlas, ReachAnalysis reach, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        var minutes = AccessRequest.ReadMinutes(AccessEndpoint.ReadMinutes(read));
        var (format, rows) = (read.Choice(Format), read.Choice(Rows));
        var sight = Sight.Of(http);
        if (await StartAsync(read, atlas, sight, cancellationToken) is not { } start)
        {
            return Problems.NotFound("There is no such asset here, or it has no place to set out from. Give near=lon,lat.");
        }

        var answer = await reach.RunAsync(start, minutes, sight.Widest, cancellationToken);
        return format is "csv" or "gpkg"
            ? AnalysisAnswer.File(rows == "times" ? answer.TimeTable : answer.StrengthTable, format, atlas.Info.Grid)
            : JsonAnswer.Of(JsonAnswer.GeoJson, writer => ReachDocument.Write(writer, answer, atlas.Info.Grid));
    }

    private static async Task<ReachStart?> StartAsync(ReadQuery read, IAtlas atlas, Sight sight, CancellationToken cancellationToken)
    {
        var place = read.Point(Near, atlas.Info.Grid);
        if (read.Text(From) is not { } text)
        {
            return place is null ? throw new ParameterException(Near, "Neither near nor asset is given.") : new ReachStart(place);
        }

        if (place is not null)
        {
            throw new ParameterException(From, "Both near and asset are given; a walk sets out from one of them.");
        }

        if (!Guid.TryParseExact(text, "D", out var id))
        {
            throw new ParameterException(From, $"'{text}' is not an id.");
        }

        var asset = await atlas.Assets.FindAsync(id, cancellationToken);
        return asset is not null && sight.Of(asset) == AssetView.Everything ? ReachStart.Of(asset) : null;
    }
}
