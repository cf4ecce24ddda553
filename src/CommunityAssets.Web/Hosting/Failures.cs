using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Hosting;

/// <summary>
/// The last word on what goes wrong: addresses for programs get a problem document, pages get a page in plain words, nobody gets the inside
/// of the
/// service. A status without a body (404 for an address that there is not, 405) is worded here too.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="log">Where failures are written.</param>
public sealed partial class Failures(RequestDelegate next, ILogger<Failures> log)
{
    /// <summary>Answers a request, whatever happens.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        ParameterException? parameter = null;
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (ParameterException exception) when (!http.Response.HasStarted)
        {
            parameter = exception;
            Clear(http, StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException exception) when (!http.Response.HasStarted)
        {
            Clear(http, exception.StatusCode);
        }
        catch (Exception exception) when (exception is AtlasUnreachableException or AtlasBusyException && !http.Response.HasStarted)
        {
            LogUnreachable(log, exception.Message);
            Clear(http, StatusCodes.Status503ServiceUnavailable);
            http.Response.Headers.RetryAfter = "30";
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            LogFailure(log, exception, PrivatePaths.Hide(http.Request.Path));
            Clear(http, exception is BadInputException ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError);
        }

        var response = http.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentType is not null || response.ContentLength > 0)
        {
            return;
        }

        if (parameter is not null && Asker.IsProgram(http))
        {
            await Problems.Parameter(parameter).ExecuteAsync(http);
        }
        else if (Asker.IsProgram(http))
        {
            await Problems.Status(response.StatusCode).ExecuteAsync(http);
        }
        else
        {
            await ShowPageAsync(http, parameter?.Message);
        }
    }

    private static void Clear(HttpContext http, int status)
    {
        http.Response.Clear();
        http.Response.StatusCode = status;
    }

    private async Task ShowPageAsync(HttpContext http, string? words)
    {
        var (status, path, query, endpoint) = (http.Response.StatusCode, http.Request.Path, http.Request.QueryString, http.GetEndpoint());
        http.Items[FailureWords.Key] = new FailureWords(status, words) { OfForm = HttpMethods.IsPost(http.Request.Method) };
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.Request.Path = "/failure";
        http.Request.QueryString = QueryString.Empty;
        http.Request.Method = HttpMethods.IsHead(http.Request.Method) ? HttpMethods.Head : HttpMethods.Get;
        try
        {
            await next(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            LogFailure(log, exception, PrivatePaths.Hide(path));
            Clear(http, status);
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync("Something went wrong here. Please try again in a minute.", http.RequestAborted);
        }
        finally
        {
            (http.Request.Path, http.Request.QueryString) = (path, query);
            http.SetEndpoint(endpoint);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The atlas can't be used just now: {Reason}")]
    private static partial void LogUnreachable(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request for {Path} failed.")]
    private static partial void LogFailure(ILogger log, Exception exception, string path);
}
