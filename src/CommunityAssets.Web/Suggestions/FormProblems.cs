using System.Text.Json;
using CommunityAssets.Web.Api;

namespace CommunityAssets.Web.Suggestions;

/// <summary>What can't be used of a form that a program sent, field by field, as a problem document (RFC 9457).</summary>
/// <param name="status">The status: 400, 412, 415 or 428.</param>
/// <param name="type">The last part of the problem's type.</param>
/// <param name="detail">What is wrong and what to do.</param>
/// <param name="problems">What is wrong with single fields.</param>
public sealed class FormProblems(int status, string type, string detail, IReadOnlyList<FormProblem>? problems = null) : IResult, IStatusCodeHttpResult
{
    /// <inheritdoc/>
    public int? StatusCode => status;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = Problems.MediaType;
        response.Headers.CacheControl = "no-store";
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteString("type", "urn:communityassets:problem:" + type);
        writer.WriteString("title", "The record can't be taken as it is.");
        writer.WriteNumber("status", status);
        writer.WriteString("detail", detail);
        if (problems is { Count: > 0 })
        {
            writer.WriteStartArray("fields");
            foreach (var problem in problems)
            {
                writer.WriteStartObject();
                writer.WriteString("field", JsonNamingPolicy.CamelCase.ConvertName(problem.Field));
                writer.WriteString("problem", problem.Words);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        await writer.FlushAsync(httpContext.RequestAborted);
    }
}
