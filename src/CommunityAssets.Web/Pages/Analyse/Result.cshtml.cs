using System.Globalization;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.Jobs;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CommunityAssets.Web.Pages.Analyse;

/// <summary>
/// What was worked out; while it is still being worked out, how far that is. Everything asked is in the address. An answer that is soon
/// there is shown at once; behind one that is not there is a job.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="settings">The service's settings.</param>
/// <param name="desk">Takes questions.</param>
/// <param name="room">Where they are worked out.</param>
/// <param name="jobs">The jobs.</param>
[Needs(Right.SeeAtlas)]
[EnableRateLimiting(Limits.Analyses)]
public sealed class ResultModel(IAtlas atlas, Place place, ServiceSettings settings, AnalysisDesk desk, WorkRoom room, JobRegister jobs)
    : PageModel
{
    /// <summary>How many rows a page of the table has.</summary>
    public const int RowsOfPage = 100;

    private static readonly Parameter JobId = new("job", "the id of a job");
    private static readonly Parameter PageNumber = new("page", "a whole number from 1") { Type = "integer" };

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The analysis.</summary>
    public DeclaredAnalysis Analysis { get; private set; } = null!;

    /// <summary>The form again, where what was asked can't be answered; else null.</summary>
    public AnalysisForm? Form { get; private set; }

    /// <summary>The job, where the answer was not there soon; else null.</summary>
    public Job? Job { get; private set; }

    /// <summary>How far the job is, as a sentence.</summary>
    public string JobSentence => Job is null ? "" : JobWords.Of(Job, room.Before(Job.Work));

    /// <summary>The answer; null while there is none.</summary>
    public AnalysisTable? Table { get; private set; }

    /// <summary>What is asked, as the query of an address.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The page of the table, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>How many pages the table has.</summary>
    public int Pages => Table is null ? 1 : Math.Max(1, (Table.Rows.Count + RowsOfPage - 1) / RowsOfPage);

    /// <summary>The columns that people read.</summary>
    public IReadOnlyList<ResultColumn> Columns { get; private set; } = [];

    /// <summary>The rows of this page.</summary>
    public IEnumerable<TableRow> Rows => Table?.Rows.Skip((Number - 1) * RowsOfPage).Take(RowsOfPage) ?? [];

    /// <summary>Whether the ids of rows are codes of areas, which have pages of their own.</summary>
    public bool RowsAreAreas => Analysis.OverAreas && Table?.Columns.FirstOrDefault()?.Name == "code";

    /// <summary>Where the same can be seen on the map; null for nowhere.</summary>
    public string? MapAddress => MapWay.Find(Analysis.MapView) is { } way ? "/?" + AnalysisQuery.With(Query, "view", way.Id) : null;

    /// <summary>Where the question can be changed.</summary>
    public string QuestionAddress => $"/analyse/{Analysis.Name}" + (Query.Length > 0 ? "?" + Query : "");

    /// <summary>Where the answer is in another form.</summary>
    public string FileAddress(string format) => Job is { State: WorkState.Done }
        ? $"{JobsApi.Address(HttpContext, Job)}/result?format={format}"
        : $"{Analysis.Path}?{AnalysisQuery.With(Query, "format", format)}";

    /// <summary>This page, of a job and at a page of the table.</summary>
    public string Address(int number = 1)
    {
        var query = Job is null ? Query : AnalysisQuery.With(Query, JobId.Name, Job.Id);
        query = number > 1 ? AnalysisQuery.With(query, PageNumber.Name, number.ToString(CultureInfo.InvariantCulture)) : query;
        return $"/analyse/{Analysis.Name}/result" + (query.Length > 0 ? "?" + query : "");
    }

    /// <summary>Has it worked out, or shows how far it is.</summary>
    public async Task<IActionResult> OnGetAsync(string name)
    {
        var stop = HttpContext.RequestAborted;
        if (settings.Analyses.FirstOrDefault(one => one.Name == name) is not { } analysis)
        {
            return NotFound();
        }

        Analysis = analysis;
        Query = AnalysisQuery.Shortest(analysis, Request.Query);
        PlaceName = await place.NameAsync(stop);
        try
        {
            var known = (Parameter[])[.. analysis.Deciding, JobId, PageNumber];
            var read = ReadQuery.Of(Request, known);
            Number = read.Whole(PageNumber, 1, int.MaxValue) ?? 1;
            if (AnalysisQuery.HasIdle(analysis, Request.Query))
            {
                return Redirect(Address(Number));
            }

            return await ShowAsync(read, stop);
        }
        catch (Exception problem) when (problem is ParameterException or BadInputException)
        {
            return await AgainAsync(problem, StatusCodes.Status400BadRequest, stop);
        }
        catch (BusyException problem)
        {
            Response.Headers.RetryAfter = BusyException.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return await AgainAsync(
                problem, problem.IsOwn ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable, stop);
        }
    }

    /// <summary>Stops the work.</summary>
    /// <param name="name">The analysis.</param>
    /// <param name="job">The job's id.</param>
    public IActionResult OnPostCancel(string name, string? job)
    {
        if (jobs.Find(job, Sight.Of(HttpContext)) is not { } found || found.Analysis.Name != name)
        {
            return NotFound();
        }

        if (!found.IsOver)
        {
            jobs.Cancel(found);
        }

        return Redirect($"/analyse/{name}?{AnalysisQuery.With(found.Query, "stopped", "true")}");
    }

    private async Task<IActionResult> ShowAsync(ReadQuery read, CancellationToken stop)
    {
        // A job answers the question that it was made for alone.
        Job = jobs.Find(read.Text(JobId), Sight.Of(HttpContext)) is { } job && job.Analysis == Analysis && job.Query == Query ? job : null;
        if (Job is { State: WorkState.Cancelled })
        {
            return Redirect(QuestionAddress);
        }

        Hold? hold = null;
        try
        {
            var work = Job?.Work ?? (hold = await desk.TakeAsync(Analysis, read, HttpContext, stop)).Work;
            await work.SettledAsync(settings.Jobs.PageWaits, stop);
            if (work.Answer.IsCompleted)
            {
                Table = await work.Answer;
                Columns = ResultColumn.Of(Table);
                Number = Math.Min(Number, Pages);
            }
            else if (hold is not null)
            {
                Job = jobs.Add(Analysis, Query, Sight.Of(HttpContext), hold);
                hold = null;
            }
        }
        finally
        {
            hold?.Dispose();
        }

        return Page();
    }

    private async Task<PageResult> AgainAsync(Exception problem, int status, CancellationToken stop)
    {
        Form = await AnalysisForm.MakeAsync(atlas, Analysis, Request.Query, problem, stop);
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
