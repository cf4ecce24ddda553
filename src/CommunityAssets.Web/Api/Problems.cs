using System.Globalization;
using System.Text.Json;
using CommunityAssets.Web.Jobs;

namespace CommunityAssets.Web.Api;

/// <summary>Problem documents (RFC 9457) in the words of the project, without anything of its inside.</summary>
public static class Problems
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>A parameter that can't be used: 400.</summary>
    public static IResult Parameter(ParameterException problem) => new ProblemDocument(
        StatusCodes.Status400BadRequest, "bad-parameter", $"The parameter '{problem.Parameter}' can't be used.", problem.Message)
    {
        Parameter = problem.Parameter,
        Takes = problem.Takes,
    };

    /// <summary>A question that is well put, and that this atlas can't answer: 400.</summary>
    /// <param name="detail">Why, and what to do.</param>
    public static IResult CannotAnswer(string detail) =>
        new ProblemDocument(StatusCodes.Status400BadRequest, "cannot-answer", "This can't be worked out from this atlas.", detail);

    /// <summary>A body of a type that can't be read: 415.</summary>
    /// <param name="detail">What it is and what can be sent.</param>
    public static IResult WrongMediaType(string detail) =>
        new ProblemDocument(StatusCodes.Status415UnsupportedMediaType, "media-type", "This type of content can't be read here.", detail);

    /// <summary>Nothing of that name: 404.</summary>
    /// <param name="detail">What was looked for and what to do.</param>
    public static IResult NotFound(string detail) =>
        new ProblemDocument(StatusCodes.Status404NotFound, "not-found", "Nothing of that name is in the atlas.", detail);

    /// <summary>No room for more work just now: 503, or 429 when it is the asker's own work that there is much of.</summary>
    public static IResult Busy(BusyException busy) => busy.IsOwn
        ? new ProblemDocument(429, "too-many", "Much of what you asked for is not done yet.", busy.Message)
        {
            RetryAfter = BusyException.RetryAfterSeconds,
        }
        : new ProblemDocument(503, "busy", "There is much to work out just now.", busy.Message)
        {
            RetryAfter = BusyException.RetryAfterSeconds,
        };

    /// <summary>The result of a job that is not done: 409.</summary>
    public static IResult NotDone(string detail) =>
        new ProblemDocument(StatusCodes.Status409Conflict, "not-done", "There is no result yet.", detail) { RetryAfter = 2 };

    /// <summary>The result of a job that was cancelled: 410.</summary>
    public static IResult Cancelled() => new ProblemDocument(
        StatusCodes.Status410Gone, "cancelled", "This was cancelled.", "Ask for it again to have it worked out.");

    /// <summary>Something that was there and is kept in history alone: 410.</summary>
    /// <param name="detail">What it was.</param>
    public static IResult Gone(string detail) =>
        new ProblemDocument(StatusCodes.Status410Gone, "retired", "This record is retired.", detail);

    /// <summary>Something to be written that another site may have had the viewer's browser send: 400.</summary>
    public static IResult MayBeForged() => new ProblemDocument(
        StatusCodes.Status400BadRequest,
        "may-be-forged",
        "This may have been sent by another site's page in your name.",
        "Send the token of a form of this service in the header RequestVerificationToken, or a token of your account in place of the cookie.");

    /// <summary>The plain problem of a status code.</summary>
    public static IResult Status(int status) => status switch
    {
        401 => new ProblemDocument(
            401, "not-signed-in", "This address is for people who are signed in.", "Sign in at /sign-in, or send a token of your account that holds still."),
        403 => new ProblemDocument(
            403, "not-allowed", "Your account can't do this.", "Ask an administrator of this atlas if you need to for your work."),
        404 => new ProblemDocument(
            404, "not-found", "There is nothing at this address.", "See /openapi/v1.json for the addresses there are."),
        405 => new ProblemDocument(405, "method", "This address can't be used that way.", "The header Allow says which methods it takes."),
        413 => new ProblemDocument(
            413, "too-large", "That is more than this address takes at once.", "Send less: simplify shapes, or send some at a time."),
        415 => new ProblemDocument(
            415, "media-type", "The body is of a type that this address can't read.",
            "See /openapi/v1.json for the types that it takes, and name the one you send in the header Content-Type."),
        429 => new ProblemDocument(
            429, "too-many", "That is more at once than this service takes from one place.",
            "Wait as many seconds as the header Retry-After says, then go on more slowly."),
        503 => new ProblemDocument(503, "unreachable", "The atlas can't be reached just now.", "Try again in a minute."),
        >= 500 => new ProblemDocument(
            status, "failure", "Something went wrong here.", "It is not your request's fault. It has been written to the service's log."),
        _ => new ProblemDocument(status, "request", "The request can't be used.", "See /openapi/v1.json for what can be asked."),
    };

    private sealed record ProblemDocument(int Status, string Type, string Title, string Detail) : IResult, IStatusCodeHttpResult
    {
        public string? Parameter { get; init; }

        public string? Takes { get; init; }

        public int? RetryAfter { get; init; }

        int? IStatusCodeHttpResult.StatusCode => Status;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = Status;
            httpContext.Response.ContentType = MediaType;
            httpContext.Response.Headers.CacheControl = "no-store";
            if (RetryAfter is { } seconds)
            {
                httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            }

            await using var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter);
            writer.WriteStartObject();
            writer.WriteString("type", "urn:communityassets:problem:" + Type);
            writer.WriteString("title", Title);
            writer.WriteNumber("status", Status);
            writer.WriteString("detail", Detail);
            if (Parameter is not null)
            {
                writer.WriteString("parameter", Parameter);
            }

            if (Takes is not null)
            {
                writer.WriteString("takes", Takes);
            }

            writer.WriteEndObject();
            await writer.FlushAsync(httpContext.RequestAborted);
        }
    }
}
