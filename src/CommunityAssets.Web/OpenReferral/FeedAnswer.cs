using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.GeoJson;

namespace CommunityAssets.Web.OpenReferral;

/// <summary>Writes lists and records as the standard wants them.</summary>
public static class FeedAnswer
{
    /// <summary>The media type of pages and records.</summary>
    public const string Json = "application/json";

    /// <summary>The media type of streams.</summary>
    public const string Ndjson = "application/x-ndjson";

    /// <summary>A list, as a page or as a stream, as the request says.</summary>
    public static async Task<IResult> ListAsync<T>(ReadQuery read, FeedList<T> list, CancellationToken cancellationToken)
    {
        var (number, size) = FeedParameters.ReadPage(read);
        if (FeedParameters.ReadNdjson(read))
        {
            return new FeedStream<T>(list);
        }

        var page = await list.Page((number - 1L) * size, size, cancellationToken);
        return new JsonAnswer(Json, async (writer, flush) =>
        {
            var pages = (page.Matched + size - 1) / size;
            writer.WriteStartObject();
            WriteEnvelope(writer, page.Matched, pages, number, page.Items.Count);
            writer.WriteStartArray("contents");
            foreach (var item in page.Items)
            {
                JsonSerializer.Serialize(writer, item, list.Form);
                await flush();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    /// <summary>A whole list on one page. The envelope comes after the records, since it is known by then.</summary>
    public static IResult Whole<T>(FeedList<T> list, CancellationToken cancellationToken) =>
        new JsonAnswer(Json, async (writer, flush) =>
        {
            var count = 0;
            writer.WriteStartObject();
            writer.WriteStartArray("contents");
            await foreach (var item in list.All(cancellationToken))
            {
                JsonSerializer.Serialize(writer, item, list.Form);
                count++;
                await flush();
            }

            writer.WriteEndArray();
            WriteEnvelope(writer, count, count == 0 ? 0 : 1, 1, count);
            writer.WriteEndObject();
        });

    /// <summary>One record; a problem document where there is none.</summary>
    public static IResult One<T>(T? record, JsonTypeInfo<T> form, string missing)
        where T : class =>
        record is null ? Problems.NotFound(missing) : JsonAnswer.Of(Json, writer => JsonSerializer.Serialize(writer, record, form));

    private static void WriteEnvelope(Utf8JsonWriter writer, long matched, long pages, int number, int count)
    {
        writer.WriteNumber("total_items", matched);
        writer.WriteNumber("total_pages", pages);
        writer.WriteNumber("page_number", number);
        writer.WriteNumber("size", count);
        writer.WriteBoolean("first_page", number == 1);
        writer.WriteBoolean("last_page", number >= pages);
        writer.WriteBoolean("empty", count == 0);
    }
}
