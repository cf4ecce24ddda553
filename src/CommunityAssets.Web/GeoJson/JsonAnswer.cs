using System.Text.Json;

namespace CommunityAssets.Web.GeoJson;

/// <summary>An answer written straight to the wire, without a copy of it in memory.</summary>
/// <param name="mediaType">Its media type.</param>
/// <param name="write">Writes it; long lists call the given flush now and then.</param>
public sealed class JsonAnswer(string mediaType, Func<Utf8JsonWriter, Func<Task>, Task> write) : IResult, IStatusCodeHttpResult
{
    /// <summary>The media type of GeoJSON.</summary>
    public const string GeoJson = "application/geo+json";

    private const int FlushAt = 32 * 1024;

    /// <inheritdoc/>
    public int? StatusCode { get; init; } = StatusCodes.Status200OK;

    /// <summary>An answer that is written at once.</summary>
    public static JsonAnswer Of(string mediaType, Action<Utf8JsonWriter> write) => new(mediaType, (writer, _) =>
    {
        write(writer);
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCode ?? StatusCodes.Status200OK;
        httpContext.Response.ContentType = mediaType;
        await using var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter);
        await write(writer, async () =>
        {
            if (writer.BytesPending > FlushAt)
            {
                await writer.FlushAsync(httpContext.RequestAborted);
                await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted);
            }
        });
        await writer.FlushAsync(httpContext.RequestAborted);
        await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
