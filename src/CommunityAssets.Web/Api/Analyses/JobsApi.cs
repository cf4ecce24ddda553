using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Jobs;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>
/// Jobs over HTTP: how far one is, its result, and stopping it. A job made by an account is that account's; any other is seen by whoever
/// has its id.
/// </summary>
public static class JobsApi
{
    private const string Path = "/api/v1/jobs";
    private static readonly Parameter Id = new("id", "the id of a job, as it was told when it was made") { InPath = true, Required = true };

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapUntagged(Path + "/{id}", "readJob", "How far a job is, with a link to its result.", [Id], Read)
            .Needs(Right.SeeAtlas).Produces<object>().ProducesProblem(StatusCodes.Status404NotFound);
        endpoints.MapUntagged(
            Path + "/{id}/result",
            "readJobResult",
            "The result of a job that is done, in the form that was asked for or another.",
            [Id, AnalysisParameters.Format, AnalysisParameters.Geometry],
            ResultAsync)
            .Needs(Right.SeeAtlas)
            .RequireRateLimiting(Limits.Analyses)
            .Produces<object>().ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        endpoints.MapDelete(Path + "/{id}", Delete)
            .WithName("cancelJob")
            .WithSummary("Stops a job that is not over; forgets one that is.")
            .WithMetadata(new ParameterList([Id]))
            .Needs(Right.SeeAtlas)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Where a job is.</summary>
    public static string Address(HttpContext http, Job job)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(job);
        return $"{http.Request.PathBase}{Path}/{job.Id}";
    }

    /// <summary>What somebody is told who asked for a job.</summary>
    internal static IResult Accepted(HttpContext http, Job job, JobRegister jobs)
    {
        http.Response.Headers.Location = Address(http, job);
        http.Response.Headers.CacheControl = "no-store";
        return new JsonAnswer("application/json", Written(http, job, jobs)) { StatusCode = StatusCodes.Status202Accepted };
    }

    private static IResult Read(string id, HttpContext http, ReadQuery read, JobRegister jobs)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (jobs.Find(id, Sight.Of(http)) is not { } job)
        {
            return NoJob();
        }

        http.Response.Headers.CacheControl = "no-store";
        if (!job.IsOver)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        return new JsonAnswer("application/json", Written(http, job, jobs));
    }

    private static async Task<IResult> ResultAsync(
        string id, HttpContext http, ReadQuery read, JobRegister jobs, IAtlas atlas)
    {
        if (jobs.Find(id, Sight.Of(http)) is not { } job)
        {
            return NoJob();
        }

        http.Response.Headers.CacheControl = "no-store";
        if (job.State == WorkState.Cancelled)
        {
            return Problems.Cancelled();
        }

        if (!job.IsOver)
        {
            return Problems.NotDone($"It is {JobWords.State(job.State)}. Ask {Address(http, job)} how far it is.");
        }

        try
        {
            var form = read.Text(AnalysisParameters.Format) is null && read.Text(AnalysisParameters.Geometry) is null
                ? ReadQuery.Of(job.Query, job.Analysis.All) : read;
            return AnalysisAnswer.Of(await job.Work.Answer, form, atlas.Info.Grid);
        }
        catch (BadInputException exception)
        {
            return Problems.CannotAnswer(exception.Message);
        }
    }

    private static IResult Delete(string id, HttpContext http, ReadQuery read, JobRegister jobs)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (jobs.Find(id, Sight.Of(http)) is not { } job)
        {
            return NoJob();
        }

        jobs.Cancel(job);
        return TypedResults.NoContent();
    }

    private static IResult NoJob() => Problems.NotFound(
        "There is no such job here. Results are kept for a quarter of an hour at most and not over a restart; ask for it again.");

    private static Func<Utf8JsonWriter, Func<Task>, Task> Written(HttpContext http, Job job, JobRegister jobs) => (writer, _) =>
    {
        var self = Address(http, job);
        var progress = job.Work.Progress;
        writer.WriteStartObject();
        writer.WriteString("id", job.Id);
        writer.WriteString("analysis", job.Analysis.Name);
        writer.WriteString("title", job.Analysis.Title);
        writer.WriteString("state", JobWords.State(job.State));
        writer.WriteNumber("progress", progress);
        writer.WriteString("words", JobWords.Of(job, http.RequestServices.GetRequiredService<WorkRoom>().Before(job.Work)));
        writer.WriteString("made", job.Made);
        WriteTime(writer, "ended", job.Ended);
        WriteTime(writer, "keptUntil", jobs.KeptUntil(job));
        writer.WriteStartArray("links");
        WriteLink(writer, "self", self);
        if (!job.Analysis.ByBody)
        {
            WriteLink(writer, "question", $"{http.Request.PathBase}{job.Analysis.Path}?{job.Query}");
        }

        if (job.State == WorkState.Done)
        {
            WriteLink(writer, "result", self + "/result");
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        return Task.CompletedTask;
    };

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            writer.WriteString(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteLink(Utf8JsonWriter writer, string rel, string href)
    {
        writer.WriteStartObject();
        writer.WriteString("rel", rel);
        writer.WriteString("href", href);
        writer.WriteEndObject();
    }
}
