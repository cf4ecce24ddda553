using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>Every analysis of <see cref="AnalysisCatalogue"/> over HTTP.</summary>
public static class AnalysesApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var analysis in AnalysisCatalogue.All)
        {
            endpoints.MapAnalysis(analysis);
        }
    }

    /// <summary>Adds the endpoint of one analysis.</summary>
    public static RouteHandlerBuilder MapAnalysis(this IEndpointRouteBuilder endpoints, DeclaredAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return endpoints.MapRead(
            analysis.Path,
            "analyse" + char.ToUpperInvariant(analysis.Name[0]) + analysis.Name[1..],
            analysis.Summary,
            analysis.All,
            (ReadQuery read, IAtlas atlas, GroundReader grounds, CancellationToken cancellationToken) =>
                AnswerAsync(analysis, read, atlas, grounds, cancellationToken))
            .Needs(Right.SeeAtlas)
            .Produces<AnalysisTable>();
    }

    private static async Task<IResult> AnswerAsync(
        DeclaredAnalysis analysis, ReadQuery read, IAtlas atlas, GroundReader grounds, CancellationToken cancellationToken)
    {
        var work = analysis.Prepare(read);
        var choice = await grounds.CheckAsync(analysis, read, cancellationToken);
        try
        {
            var ask = new AnalysisAsk(atlas, new Progress<double>());
            var result = await work(
                choice is null ? ask : ask with { Ground = await grounds.ReadAsync(choice, cancellationToken) }, cancellationToken);
            return await AnalysisAnswer.OfAsync(result, read, atlas.Info.Grid, cancellationToken);
        }
        catch (BadInputException exception)
        {
            return Problems.CannotAnswer(exception.Message);
        }
    }
}
