using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Filters;

namespace CommunityAssets.Storage.Paging;

/// <summary>
/// The opaque text that asks for the next page of features: base64url of a JSON list of the order's fingerprint, the last feature's id, and
/// its sort keys. It is no secret and gives no right: whoever alters one gets another page of the same collection at most.
/// </summary>
internal static class FeatureCursor
{
    private const int Longest = 4096;

    /// <summary>Writes the cursor of the page after a position.</summary>
    public static string Write(FeatureQuery query, FeaturePosition last)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(Fingerprint(query));
            writer.WriteStringValue(last.Id);
            foreach (var key in last.Keys)
            {
                switch (key)
                {
                    case null:
                        writer.WriteNullValue();
                        break;
                    case bool truth:
                        writer.WriteBooleanValue(truth);
                        break;
                    case double number:
                        writer.WriteNumberValue(number);
                        break;
                    case DateOnly day:
                        writer.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture));
                        break;
                    case DateTimeOffset moment:
                        writer.WriteStringValue(moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                        break;
                    default:
                        writer.WriteStringValue((string)key);
                        break;
                }
            }

            writer.WriteEndArray();
        }

        return Base64Url.EncodeToString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Reads where the page before ended; null for the first page.</summary>
    /// <exception cref="BadInputException">The cursor is not one of this order.</exception>
    public static FeaturePosition? Read(FeatureQuery query)
    {
        if (query.Cursor is not { } cursor)
        {
            return null;
        }

        if (cursor.Length is 0 or > Longest || !Base64Url.IsValid(cursor))
        {
            throw Foreign();
        }

        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor), new JsonDocumentOptions { MaxDepth = 2 });
            JsonElement[] parts = [.. document.RootElement.EnumerateArray()];
            return parts.Length == 2 + query.Sort.Length && parts[0].GetString() == Fingerprint(query) && parts[1].GetString() is { } id
                ? new FeaturePosition([.. query.Sort.Select((key, place) => Value(parts[2 + place], key.Field.Type))], id)
                : throw Foreign();
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            throw Foreign();
        }
    }

    private static object? Value(JsonElement element, FieldType type) => element.ValueKind == JsonValueKind.Null
        ? null
        : type switch
        {
            FieldType.Truth => element.GetBoolean(),
            FieldType.Whole or FieldType.Number => element.GetDouble(),
            FieldType.Day => DateOnly.ParseExact(element.GetString()!, "O", CultureInfo.InvariantCulture),
            FieldType.Moment => DateTimeOffset.ParseExact(
                element.GetString()!, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            _ => element.GetString(),
        };

    private static string Fingerprint(FeatureQuery query)
    {
        var order = string.Join('|', query.Sort.Select(key => (key.Descending ? "-" : "+") + key.Field.Name + " " + key.Field.Period));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{query.Set}|{order}")).AsSpan(0, 6));
    }

    private static BadInputException Foreign() =>
        new("The cursor was not given by this search. Take it from the link 'next' of the page before, with the same order, or leave it "
            + "out to start again.");
}
