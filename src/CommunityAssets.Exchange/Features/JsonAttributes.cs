using System.Text;
using System.Text.Json;

namespace CommunityAssets.Exchange.Features;

/// <summary>Attributes of a feature out of JSON.</summary>
internal static class JsonAttributes
{
    /// <summary>No attributes.</summary>
    public static IReadOnlyDictionary<string, object?> None { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the object that the reader stands at the beginning of, to its end.</summary>
    public static IReadOnlyDictionary<string, object?> Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return None;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FeatureProblemException("properties", "the properties are not an object.",
                "Write them as {\"name\": \"value\"}, or null for none.");
        }

        var attributes = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            attributes[name] = Value(ref reader);
        }

        return attributes;
    }

    /// <summary>Reads one value: string, long, double, bool or null; what is nested as its JSON text.</summary>
    public static object? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var whole) ? (object)whole : reader.GetDouble();
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                using (var document = JsonDocument.ParseValue(ref reader))
                {
                    return document.RootElement.GetRawText();
                }

            default:
                return null;
        }
    }

    /// <summary>An id, which may be written as a string or as a number.</summary>
    public static string? Id(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString() is { Length: > 0 } text ? text : null,
        JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
        _ => null,
    };
}
