using CommunityAssets.Analysis.Matching;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Api;

/// <summary>What may be recorded twice, over HTTP: for those who decide on it, with what they may see.</summary>
public static class DuplicatesApi
{
    private static readonly Parameter InArea = new("area", "the code of an area in this atlas");
    private static readonly Parameter Least = new("least", "how likely a pair must be of one thing, from 0 to 1; 0.5 unless told") { Type = "number" };

    private static readonly Parameter[] Asked =
        [AnalysisParameters.Topic, AnalysisParameters.Kind, InArea, Least, AnalysisParameters.Format, AnalysisParameters.Geometry];

    /// <summary>Adds the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapRead(
        "/api/v1/duplicates",
        "listDuplicates",
        "Pairs of published records that may be of the same thing, the likeliest first, with reasons and the weights by which they were judged.",
        Asked,
        ReadAsync)
        .Needs(Right.MergeAssets)
        .RequireRateLimiting(Limits.Analyses)
        .Produces<AnalysisTable>()
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> ReadAsync(HttpContext http, ReadQuery read, IAtlas atlas, CancellationToken cancellationToken)
    {
        var (topic, kind, area) = (read.Text(AnalysisParameters.Topic), read.ReadKind(), read.Text(InArea));
        var least = read.Number(Least, 0, 1) ?? Matcher.Likely;
        try
        {
            var query = await DuplicateAnalysis.QueryAsync(atlas, topic, kind, area, Sight.Of(http).Widest, cancellationToken);
            var result = await DuplicateAnalysis.RunAsync(atlas, query, least, progress: null, cancellationToken);
            return AnalysisAnswer.Of(result, read, atlas.Info.Grid);
        }
        catch (BadInputException refusal)
        {
            return Problems.CannotAnswer(refusal.Message);
        }
    }
}
