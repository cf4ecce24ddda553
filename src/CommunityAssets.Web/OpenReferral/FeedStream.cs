using System.Text.Json;

namespace CommunityAssets.Web.OpenReferral;

/// <summary>A list in full, one record on a line, written as it is read.</summary>
/// <param name="list">The list.</param>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed class FeedStream<T>(FeedList<T> list) : IResult, IStatusCodeHttpResult
{
    private const int FlushAt = 32 * 1024;

    /// <inheritdoc/>
    public int? StatusCode => StatusCodes.Status200OK;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = FeedAnswer.Ndjson;
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        var body = httpContext.Response.BodyWriter;
        await using var writer = new Utf8JsonWriter(body);
        var pending = 0L;
        await foreach (var item in list.All(httpContext.RequestAborted))
        {
            writer.Reset(body);
            JsonSerializer.Serialize(writer, item, list.Form);
            await writer.FlushAsync(httpContext.RequestAborted);
            body.GetSpan(1)[0] = (byte)'\n';
            body.Advance(1);
            pending += writer.BytesCommitted + 1;
            if (pending > FlushAt)
            {
                await body.FlushAsync(httpContext.RequestAborted);
                pending = 0;
            }
        }

        await body.FlushAsync(httpContext.RequestAborted);
    }
}
