using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Jobs;
using CommunityAssets.Web.Security;
using Microsoft.Net.Http.Headers;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>
/// Analyses over HTTP: each is a read with an entity tag, answered when it is done, or with a job for whoever prefers that.
/// </summary>
public static class AnalysesApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints, IReadOnlyList<DeclaredAnalysis> analyses)
    {
        ArgumentNullException.ThrowIfNull(analyses);
        foreach (var analysis in analyses)
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
            (HttpContext http, ReadQuery read, IAtlas atlas, AnalysisDesk desk, JobRegister jobs) =>
                AnswerAsync(analysis, http, read, atlas, jobs, () => desk.TakeAsync(analysis, read, http, http.RequestAborted)))
            .Needs(analysis.Needs)
            .RequireRateLimiting(Limits.Analyses)
            .Produces<object>()
            .Produces<object>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    /// <summary>Has a question worked out and answers it: with what was found, or with a job where the asker prefers that.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="http">The request.</param>
    /// <param name="read">Its parameters, the form of the answer among them.</param>
    /// <param name="atlas">The atlas.</param>
    /// <param name="jobs">Where a job is put.</param>
    /// <param name="take">Hands the question to the <see cref="AnalysisDesk"/>.</param>
    internal static async Task<IResult> AnswerAsync(
        DeclaredAnalysis analysis, HttpContext http, ReadQuery read, IAtlas atlas, JobRegister jobs, Func<Task<Hold>> take)
    {
        var stop = http.RequestAborted;
        var preference = Preference.Of(http.Request);
        http.Response.Headers.Append(HeaderNames.Vary, "Prefer");

        // What the form of the answer is to be is refused before the work, too.
        _ = (read.Choice(AnalysisParameters.Format), read.Choice(AnalysisParameters.Geometry));
        Hold? hold = null;
        try
        {
            hold = await take();
            if (preference.RespondAsync && !await IsSoonAsync(hold.Work, preference.Wait, stop))
            {
                var job = jobs.Add(analysis, http.Request.QueryString.Value?.TrimStart('?') ?? "", Sight.Of(http), hold);
                hold = null;
                http.Response.Headers["Preference-Applied"] = "respond-async";
                return JobsApi.Accepted(http, job, jobs);
            }

            return AnalysisAnswer.Of(await hold.Work.Answer.WaitAsync(stop), read, atlas.Info.Grid);
        }
        catch (BadInputException exception)
        {
            return Problems.CannotAnswer(exception.Message);
        }
        catch (BusyException exception)
        {
            return Problems.Busy(exception);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Problems.Busy(new BusyException("The service is about to stop. Ask again in a minute.", isOwn: false));
        }
        finally
        {
            hold?.Dispose();
        }
    }

    private static async Task<bool> IsSoonAsync(PieceOfWork work, TimeSpan wait, CancellationToken stop)
    {
        if (wait > TimeSpan.Zero)
        {
            await work.SettledAsync(wait, stop);
            return work.Answer.IsCompleted;
        }

        return false;
    }
}
