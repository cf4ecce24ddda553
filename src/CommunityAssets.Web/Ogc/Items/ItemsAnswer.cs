using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Storage.Filters;
using CommunityAssets.Web.Api;

namespace CommunityAssets.Web.Ogc.Items;

/// <summary>
/// A page of features, written as it is read. What surrounds the features comes after them, so that the first are on their way before the
/// last is read.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="request">What is asked.</param>
/// <param name="count">Counts what matches in all; asked only where the page does not tell it.</param>
/// <param name="settings">The service's settings.</param>
internal sealed class ItemsAnswer(
    IAtlas atlas, ItemRequest request, Func<CancellationToken, Task<long>> count, ServiceSettings settings) : IResult, IStatusCodeHttpResult
{
    private const int FlushAt = 32 * 1024;

    // Members are written by one piece of code, which tests hold to the standard: checking their order again at run time is not worth its time.
    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };

    /// <inheritdoc/>
    public int? StatusCode => StatusCodes.Status200OK;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var stop = httpContext.RequestAborted;

        // Whatever can be refused is refused before a byte is written.
        var (rows, more) = await BeginAsync(atlas, request.Query, stop);
        await using var reading = rows;
        var response = httpContext.Response;
        response.ContentType = MediaTypes.GeoJson;
        response.Headers["Content-Crs"] = $"<{request.Crs.Uri}>";
        await using var writer = new Utf8JsonWriter(response.BodyWriter, Unchecked);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "FeatureCollection"u8);
        writer.WriteStartArray("features"u8);
        var features = new FeatureJson(request.Query.Fields, atlas.Info.Grid, request.Crs);
        var returned = 0;
        string? cursor = null;
        while (more && returned < request.Query.Limit)
        {
            writer.WriteStartObject();
            features.WriteMembers(writer, rows.Current);
            writer.WriteEndObject();
            if (++returned == request.Query.Limit)
            {
                cursor = rows.Current.Cursor;
            }

            more = await rows.MoveNextAsync();
            if (writer.BytesPending > FlushAt)
            {
                await writer.FlushAsync(stop);
                await response.BodyWriter.FlushAsync(stop);
            }
        }

        // The connection is given back before the count asks for one.
        await rows.DisposeAsync();
        writer.WriteEndArray();
        var all = !more && request.Query.Cursor is null;
        var matched = all ? returned : await count(stop);
        writer.WriteNumber("numberMatched"u8, matched);
        writer.WriteNumber("numberReturned"u8, returned);
        writer.WriteString("timeStamp"u8, settings.Time.GetUtcNow().UtcDateTime);
        OgcDocuments.WriteLinks(writer, OgcLinks.FromItems(httpContext, request.Collection, more ? cursor : null));
        writer.WriteEndObject();
        await writer.FlushAsync(stop);
        await response.BodyWriter.FlushAsync(stop);
    }

    /// <summary>Begins to read; what the query is refused for is told of its parameter.</summary>
    /// <returns>The features, which the caller disposes of, and whether there is one.</returns>
    internal static async Task<(IAsyncEnumerator<IFeatureRow> Rows, bool More)> BeginAsync(
        IAtlas atlas, FeatureQuery query, CancellationToken cancellationToken)
    {
        IAsyncEnumerator<IFeatureRow>? rows = null;
        try
        {
            rows = atlas.Features.ReadAsync(query, cancellationToken).GetAsyncEnumerator(cancellationToken);
            return (rows, await rows.MoveNextAsync());
        }
        catch (Exception problem)
        {
            if (rows is not null)
            {
                await rows.DisposeAsync();
            }

            if (problem is BadInputException)
            {
                throw new ParameterException(
                    problem.Message.StartsWith("The cursor", StringComparison.Ordinal) ? ItemParameters.Cursor : ItemParameters.Filter,
                    problem.Message);
            }

            throw;
        }
    }
}
